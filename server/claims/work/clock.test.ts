import { beforeAll, describe, expect, test } from 'vitest'
import { clockRead } from '../../../contract/counted-days.ts'
import { promotionChange } from '../../../contract/promotion-changes.ts'
import { askAgain, decline, readClaim, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { promotionTerms } from '../../../tests/support/factories.ts'
import { refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
beforeAll(async () => {
  await desk.addPromotion('jakarta')
  await desk.addPromotion('national', { countsCutiBersamaAsOff: false })
  await desk.addPromotion('paris', { zone: 'Europe/Paris', calendars: ['FR', 'TW'] })
  await desk.addPromotion('london', { zone: 'Europe/London', calendars: ['GB-ENG'] })
})

const clock = (number: string) => agent.call(clockRead, { params: { number } })

describe('the days that are counted lead to the deadline that was given', () => {
  test.each([
    ['jakarta', '2026-03-10T02:00:00Z', '2026-03-26', '2026-04-07'],
    ['national', '2026-03-10T02:00:00Z', '2026-03-20', '2026-03-31'],
    ['jakarta', '2025-03-20T02:00:00Z', '2025-04-09', '2025-04-21'],
    ['jakarta', '2025-12-19T02:00:00Z', '2026-01-02', '2026-01-13'],
    ['paris', '2026-02-10T23:30:00Z', '2026-03-02', '2026-03-11'],
    ['london', '2026-03-28T23:30:00Z', '2026-04-09', '2026-04-20'],
  ])('%s, submitted at %s', async (promotion, at, dueSoonOn, dueOn) => {
    desk.at(at)
    const number = await redeem(desk, { promotion })
    const { deadline, days } = await clock(number)
    expect(deadline).toEqual((await readClaim(agent, number)).deadline)
    expect(deadline).toMatchObject({ dueSoonOn, dueOn })
    expect(days[0]).toMatchObject({ date: deadline.receivedOn, kind: 'received', workingDay: 0 })
    expect(days.find(({ workingDay }) => workingDay === 7)?.date).toBe(dueSoonOn)
    expect(days.at(-1)).toMatchObject({ date: dueOn, workingDay: 14 })
  })
})

describe('the next working day is one by the calendars of the claim', () => {
  test.each([
    ['jakarta', 'an ordinary day', '2026-03-10T02:00:00Z', '2026-03-11'],
    ['jakarta', 'a Friday', '2026-03-13T02:00:00Z', '2026-03-16'],
    ['jakarta', 'the days off around Nyepi and Eid', '2026-03-17T02:00:00Z', '2026-03-25'],
    ['national', 'the same without cuti bersama', '2026-03-17T02:00:00Z', '2026-03-18'],
    ['paris', 'late in the evening elsewhere', '2026-02-26T23:30:00Z', '2026-03-02'],
  ])('%s, %s', async (promotion, _, at, next) => {
    desk.at(at)
    expect((await clock(await redeem(desk, { promotion }))).nextWorkingDay).toBe(next)
  })
})

test('the calendars that were counted with are named, with version and source', async () => {
  desk.at('2026-02-10T02:00:00Z')
  const { calendars, days } = await clock(await redeem(desk, { promotion: 'paris' }))
  expect(calendars).toMatchObject([
    { calendar: 'FR', version: 1, source: expect.stringContaining('2026') },
    { calendar: 'TW', version: 1 },
  ])
  const newYear = days.filter(({ kind, calendar }) => kind === 'day_off' && calendar === 'TW')
  expect(newYear.length).toBeGreaterThan(3)
  for (const { name, workingDay } of newYear) {
    expect(name).toEqual(expect.any(String))
    expect(workingDay).toBeNull()
  }
})

test('a deadline that was given stays, whatever becomes of calendar and promotion', async () => {
  desk.at('2026-03-10T02:00:00Z')
  await desk.addPromotion('berlin', { zone: 'Europe/Berlin', calendars: ['DE'] })
  const number = await redeem(desk, { promotion: 'berlin' })
  const before = await clock(number)
  await desk.database
    .insertInto('calendars')
    .columns([
      'calendar',
      'version',
      'source',
      'weekend',
      'days',
      'complete_years',
      'provisional_years',
      'recorded_at',
    ])
    .expression((from) =>
      from
        .selectFrom('calendars')
        .select((row) => [
          'calendar',
          row.lit(2).as('version'),
          'source',
          'weekend',
          row.val('[]').$castTo<string>().as('days'),
          'complete_years',
          'provisional_years',
          'recorded_at',
        ])
        .where('calendar', '=', 'DE'),
    )
    .execute()
  const administrator = await desk.as('administrator')
  await administrator.call(promotionChange, {
    params: { id: 'berlin' },
    version: 1,
    body: promotionTerms({ zone: 'Asia/Jakarta', calendars: ['FR'] }),
  })
  expect(await clock(number)).toEqual(before)
})

test.each([
  ['the day of receipt', '2026-03-10', { workingDay: 0, isCounted: false, daysLeft: 14 }],
  ['a working day', '2026-03-11', { workingDay: 1, isCounted: true, daysLeft: 14 }],
  ['a weekend', '2026-03-14', { workingDay: 3, isCounted: false, daysLeft: 11 }],
  ['four working days before the end', '2026-03-26', { workingDay: 11, daysLeft: 4 }],
  ['the due day', '2026-03-31', { workingDay: 14, daysLeft: 1, daysLate: 0 }],
  ['two working days later', '2026-04-02', { workingDay: 16, daysLeft: 0, daysLate: 2 }],
  ['a weekend and a holiday later', '2026-04-05', { workingDay: 16, daysLate: 2 }],
])('how far a clock has come is told for %s', async (_, on, reached) => {
  desk.at('2026-03-10T02:00:00Z')
  const number = await redeem(desk, { promotion: 'national' })
  desk.at(`${on}T05:00:00Z`)
  const { days, ...told } = await clock(number)
  expect(told.reached).toMatchObject({ on, ...reached })
  expect(days.at(-1)?.date).toBe(on > '2026-03-31' ? on : '2026-03-31')
})

test('a stopped clock has come as far as its decision, whatever day it is', async () => {
  desk.at('2026-03-10T02:00:00Z')
  const number = await redeem(desk, { promotion: 'national' })
  desk.at('2026-04-02T05:00:00Z')
  await askAgain(agent, number)
  desk.at('2026-06-01T05:00:00Z')
  const { days, reached } = await clock(number)
  expect(reached).toMatchObject({ on: '2026-04-02', workingDay: 16, daysLate: 2 })
  expect(days.at(-1)?.date).toBe('2026-04-02')
})

test('a decision stops the clock, and redeeming again starts a new one at nought', async () => {
  desk.at('2026-04-20T02:00:00Z')
  const number = await redeem(desk, { promotion: 'national' })
  desk.at('2026-04-22T02:00:00Z')
  await askAgain(agent, number)
  desk.at('2026-05-25T02:00:00Z')
  expect(await clock(number)).toMatchObject({
    attempt: 1,
    stoppedAt: '2026-04-22T02:00:00.000Z',
    deadline: { standing: 'stopped' },
    totalAgeDays: 35,
  })

  await redeemAgain(desk, number)
  expect(await clock(number)).toMatchObject({
    attempt: 2,
    submittedAt: '2026-05-25T02:00:00.000Z',
    stoppedAt: null,
    deadline: { receivedOn: '2026-05-25', standing: 'on_track' },
    totalAgeDays: 35,
  })
})

test('the total age is counted in dates of the promotion’s zone', async () => {
  desk.at('2026-04-20T16:59:00Z')
  const number = await redeem(desk, { promotion: 'national' })
  expect((await clock(number)).totalAgeDays).toBe(0)
  desk.at('2026-04-20T17:00:00Z')
  expect((await clock(number)).totalAgeDays).toBe(1)
})

test('a deadline stands where the queue says it stands, to the instant', async () => {
  desk.at('2026-03-10T02:00:00Z')
  const number = await redeem(desk, { promotion: 'national' })
  const standingAt = async (instant: string) => {
    desk.at(instant)
    return (await clock(number)).deadline.standing
  }
  expect(await standingAt('2026-03-19T16:59:59.999Z')).toBe('on_track')
  expect(await standingAt('2026-03-19T17:00:00Z')).toBe('due_soon')
  expect(await standingAt('2026-03-30T16:59:59.999Z')).toBe('due_soon')
  expect(await standingAt('2026-03-30T17:00:00Z')).toBe('due_today')
  expect(await standingAt('2026-03-31T16:59:59.999Z')).toBe('due_today')
  expect(await standingAt('2026-03-31T17:00:00Z')).toBe('overdue')
  await decline(agent, number)
  expect(await standingAt('2026-05-01T00:00:00Z')).toBe('stopped')
})

test('a clock of a claim that is not there is not found', async () => {
  expect((await refusal(clock('R-999999'))).id).toBe('not_found')
})
