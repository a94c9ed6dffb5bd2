import { beforeEach, describe, expect, test } from 'vitest'
import { calendarFileRead } from '../../contract/calendar-files.ts'
import {
  calendarChange,
  calendarCreate,
  calendarList,
  calendarPreview,
  calendarRead,
  type CalendarDay,
  type CalendarTerms,
} from '../../contract/calendars.ts'
import { claimReverse } from '../../contract/claim-work.ts'
import { clockRead } from '../../contract/counted-days.ts'
import {
  askAgain,
  decline,
  newKey,
  readClaim,
  redeem,
  redeemAgain,
} from '../../tests/support/acts.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const administrator = desk.staff('administrator')
let made = 0
/** A calendar of its own for each test, and a promotion that counts with it. */
let name: string

const plain: CalendarTerms = {
  source: 'the decree of the test',
  weekend: ['Saturday', 'Sunday'],
  completeYears: ['2026'],
  provisionalYears: [],
  days: [{ date: '2026-01-01', name: 'New Year', kind: 'national' }],
}

const withDays = (...days: CalendarDay[]): CalendarTerms => ({
  ...plain,
  days: [...plain.days, ...days],
})

const holiday: CalendarDay = { date: '2026-03-17', name: 'A day of mourning', kind: 'national' }

beforeEach(async () => {
  made += 1
  name = `TEST-${made}`
  desk.at('2026-03-10T02:00:00Z')
  await administrator.call(calendarCreate, { body: { calendar: name, terms: plain } })
  await desk.addPromotion(`counted-${made}`, { calendars: [name] })
})

const send = () => redeem(desk, { promotion: `counted-${made}` })

const change = (terms: CalendarTerms, version = 1, calendar = name) =>
  administrator.call(calendarChange, { params: { calendar }, version, body: terms })

const preview = (terms: CalendarTerms, calendar = name) =>
  administrator.call(calendarPreview, { params: { calendar }, body: terms })

const dueOn = async (number: string) => (await readClaim(agent, number)).deadline.dueOn

test('an attempt whose decision is taken back counts by the calendar in force, from the same day', async () => {
  const supervisor = await desk.as('supervisor')
  const number = await send()
  const decided = await decline(agent, number)
  expect((await change(withDays(holiday))).moved).toBe(0)
  expect(await dueOn(number)).toBe('2026-03-30')

  desk.at('2026-03-12T02:00:00Z')
  const { deadline } = await supervisor.call(claimReverse, {
    params: { number },
    version: decided.version,
    idempotencyKey: newKey(),
    body: { because: 'It was eligible' },
  })
  expect(deadline).toMatchObject({ receivedOn: '2026-03-10', dueOn: '2026-03-31' })
  const clock = await agent.call(clockRead, { params: { number } })
  expect(clock.calendars).toMatchObject([{ calendar: name, version: 2 }])
  expect(clock.moves).toMatchObject([
    { calendar: name, version: 2, dueOn: { before: '2026-03-30', after: '2026-03-31' } },
  ])
  // And from then on edits move it, like any other that waits.
  expect((await change(plain, 2)).moved).toBe(1)
  expect(await dueOn(number)).toBe('2026-03-30')
})

test('a day off that is added moves the attempts that wait, and says in what version', async () => {
  const number = await send()
  expect(await dueOn(number)).toBe('2026-03-30')
  expect((await change(withDays(holiday))).moved).toBe(1)

  expect(await dueOn(number)).toBe('2026-03-31')
  const clock = await agent.call(clockRead, { params: { number } })
  expect(clock.calendars).toMatchObject([{ calendar: name, version: 2 }])
  expect(clock.days.find(({ date }) => date === '2026-03-17')).toMatchObject({
    kind: 'day_off',
    name: 'A day of mourning',
  })
  expect(clock.moves).toEqual([
    {
      at: '2026-03-10T02:00:00.000Z',
      calendar: name,
      version: 2,
      dueSoonOn: { before: '2026-03-19', after: '2026-03-20' },
      dueOn: { before: '2026-03-30', after: '2026-03-31' },
    },
  ])
})

test('a claim that moves keeps its version: whoever is at it goes on', async () => {
  const number = await send()
  const before = await readClaim(agent, number)
  await change(withDays(holiday))
  const after = await readClaim(agent, number)
  expect(after.version).toBe(before.version)
  expect(after.history).toEqual(before.history)
})

test('a decided attempt stays as it was; the next attempt is counted anew', async () => {
  const declined = await send()
  const asked = await send()
  await decline(agent, declined)
  await askAgain(agent, asked)
  expect((await change(withDays(holiday))).moved).toBe(0)
  expect([await dueOn(declined), await dueOn(asked)]).toEqual(['2026-03-30', '2026-03-30'])

  await redeemAgain(desk, asked)
  expect(await dueOn(asked)).toBe('2026-03-31')
  expect(await dueOn(declined)).toBe('2026-03-30')
})

test('a preview tells what the change then does, and changes nothing', async () => {
  const [first, second] = [await send(), await send()]
  const foreseen = await preview(withDays(holiday))
  expect(foreseen).toMatchObject({
    added: [holiday],
    removed: [],
    openAttempts: 2,
    later: 2,
    earlier: 0,
    newlyOverdue: 0,
    noLongerOverdue: 0,
    byPromotion: [{ id: `counted-${made}`, moving: 2 }],
  })
  expect(foreseen.examples.map(({ number }) => number)).toEqual([first, second])
  expect(foreseen.examples[0]?.dueOn).toEqual({ before: '2026-03-30', after: '2026-03-31' })
  expect(await dueOn(first)).toBe('2026-03-30')

  expect((await change(withDays(holiday))).moved).toBe(2)
})

test('a preview counts what would be overdue at once, and what no longer would', async () => {
  await send()
  await change(withDays(holiday))
  desk.at('2026-03-31T02:00:00Z')
  expect(await preview(plain)).toMatchObject({ earlier: 1, newlyOverdue: 1, noLongerOverdue: 0 })
  desk.at('2026-04-01T02:00:00Z')
  const another: CalendarDay = { date: '2026-03-18', name: 'Another', kind: 'substitute' }
  expect(await preview(withDays(holiday, another))).toMatchObject({
    later: 1,
    newlyOverdue: 0,
    noLongerOverdue: 1,
  })
})

test('cuti bersama moves only those who count it as a day off', async () => {
  await desk.addPromotion(`national-${made}`, {
    calendars: [name],
    countsCutiBersamaAsOff: false,
  })
  const [counting, not] = [await send(), await redeem(desk, { promotion: `national-${made}` })]
  const leave: CalendarDay = { date: '2026-03-17', name: 'Cuti Bersama', kind: 'cuti_bersama' }
  expect(await preview(withDays(leave))).toMatchObject({ openAttempts: 2, later: 1 })
  await change(withDays(leave))
  expect([await dueOn(counting), await dueOn(not)]).toEqual(['2026-03-31', '2026-03-30'])
})

test('a make-up working Saturday brings deadlines forward', async () => {
  const number = await send()
  await change(withDays({ date: '2026-03-14', name: 'Bridge made up', kind: 'makeup_workday' }))
  expect(await dueOn(number)).toBe('2026-03-27')
})

test('of several calendars taken together the others keep their word', async () => {
  await desk.addPromotion(`both-${made}`, { calendars: [name, 'ID'] })
  const number = await redeem(desk, { promotion: `both-${made}` })
  const before = await dueOn(number)
  expect(before).toBe('2026-04-07')
  // Nyepi, 19 March, is a day off in Indonesia already: nothing moves.
  await change(withDays({ date: '2026-03-19', name: 'The same day', kind: 'national' }))
  expect(await dueOn(number)).toBe(before)
  await change(withDays(holiday), 2)
  expect(await dueOn(number)).toBe('2026-04-08')
  const { calendars } = await agent.call(clockRead, { params: { number } })
  expect(calendars).toMatchObject([
    { calendar: name, version: 3 },
    { calendar: 'ID', version: 1 },
  ])
})

test('a year that is decreed at last makes deadlines certain, also those that do not move', async () => {
  const computed = { ...plain, provisionalYears: ['2026'] }
  await change(computed)
  const number = await send()
  expect((await readClaim(agent, number)).deadline.isProvisional).toBe(true)
  expect(await preview(plain)).toMatchObject({ later: 0, noLongerProvisional: 1 })
  expect((await change(plain, 2)).moved).toBe(0)
  expect((await readClaim(agent, number)).deadline).toMatchObject({
    isProvisional: false,
    dueOn: '2026-03-30',
  })
})

test('versions are kept with who wrote them, and can be read again', async () => {
  await send()
  await change(withDays(holiday))
  const now = await agent.call(calendarRead, { params: { calendar: name }, query: {} })
  expect(now.versions).toMatchObject([
    { version: 2, moved: 1, days: 2, recordedBy: expect.stringContaining('administrator') },
    { version: 1, moved: 0, days: 1 },
  ])
  const first = await agent.call(calendarRead, {
    params: { calendar: name },
    query: { version: '1' },
  })
  expect(first.days).toEqual(plain.days)
  expect(first.versions).toHaveLength(2)
})

test('every calendar is listed with how far it reaches, who counts with it, and how much is open', async () => {
  await send()
  const list = await agent.call(calendarList, {})
  expect(list.find(({ calendar }) => calendar === name)).toMatchObject({
    version: 1,
    openAttempts: 1,
    coverage: { standing: 'fine', coveredUntil: '2026-12-31' },
    promotions: [{ id: `counted-${made}` }],
  })
  expect(list.find(({ calendar }) => calendar === 'ID')).toMatchObject({ recordedBy: null })
  desk.at('2026-11-20T02:00:00Z')
  const later = await agent.call(calendarList, {})
  const standingOf = (of: string) =>
    later.find(({ calendar }) => calendar === of)?.coverage.standing
  expect(standingOf(name)).toBe('ends_soon')
  expect(standingOf('ID')).toBe('provisional_soon')
  expect(standingOf('FR')).toBe('fine')
})

test('days of a year say nothing of its other days: only a complete year is covered', async () => {
  const until2037 = Array.from({ length: 11 }, (_, at) => ({
    ...holiday,
    date: `${2027 + at}-01-01`,
  }))
  const { coverage } = await change(withDays(...until2037))
  expect(coverage).toMatchObject({ coveredUntil: '2026-12-31', decreedUntil: '2026-12-31' })
  const complete = { ...withDays(...until2037), completeYears: ['2026', '2027'] }
  expect((await change(complete, 2)).coverage.coveredUntil).toBe('2027-12-31')
})

test('a deadline in a year that is not complete is provisional, and certain once it is', async () => {
  desk.at('2026-12-20T02:00:00Z')
  const number = await send()
  expect((await readClaim(agent, number)).deadline.isProvisional).toBe(true)
  const complete = { ...plain, completeYears: ['2026', '2027'] }
  expect(await preview(complete)).toMatchObject({ noLongerProvisional: 1 })
  await change(complete)
  expect((await readClaim(agent, number)).deadline.isProvisional).toBe(false)
})

describe('a file of days', () => {
  const readFile = (text: string, json = {}) =>
    administrator.call(calendarFileRead, { json, files: { file: new Blob([text]) } })

  test('is read as it was understood, and changes nothing', async () => {
    const file = await readFile('Tanggal;Keterangan\n2026-08-17;Hari Kemerdekaan')
    expect(file).toMatchObject({
      form: 'table',
      days: [{ date: '2026-08-17', name: 'Hari Kemerdekaan', kind: 'national', line: 2 }],
      table: { delimiter: ';', headingLine: 1, questions: [] },
    })
    expect(
      (await agent.call(calendarRead, { params: { calendar: name }, query: {} })).version,
    ).toBe(1)
  })

  test('is read with what somebody answered', async () => {
    const weekend = ['Friday' as const, 'Saturday' as const]
    const text = 'date,off,name\n01/02/2026,0,Sunday\n07/02/2026,0,Saturday'
    const asked = { dateOrder: 'day_first' as const, weekend, zone: 'Asia/Jakarta', headingLine: 1 }
    const file = await readFile(text, { ...asked, columns: ['date', 'off', 'name'] })
    expect(file).toMatchObject({
      days: [{ date: '2026-02-07', kind: 'makeup_workday' }],
      ordinaryDays: 1,
    })
  })

  test('that cannot be read is refused with its line', async () => {
    const refused = await refusal(readFile('date,name\n2026-01-01,"New Year\n2026-05-01,x'))
    expect(refused).toMatchObject({
      id: 'invalid_input',
      faults: [{ field: 'file', code: 'open_quote', message: expect.stringContaining('line 2') }],
    })
  })
})

describe('what is refused', () => {
  test('a change of a version that is no longer the newest', async () => {
    await change(withDays(holiday))
    expect(await refusal(change(plain))).toMatchObject({ id: 'calendar_changed', version: 2 })
  })

  test('a name that is taken, and a calendar that is not there', async () => {
    const again = administrator.call(calendarCreate, { body: { calendar: name, terms: plain } })
    expect((await refusal(again)).id).toBe('calendar_exists')
    expect((await refusal(change(plain, 1, 'NOWHERE'))).id).toBe('not_found')
    expect((await refusal(preview(plain, 'NOWHERE'))).id).toBe('not_found')
  })

  test.each<[string, Partial<CalendarTerms>]>([
    ['a date that stands there twice', { days: [holiday, { ...holiday, name: 'Again' }] }],
    ['a weekend of four days', { weekend: ['Monday', 'Friday', 'Saturday', 'Sunday'] }],
    [
      'a year of days off',
      {
        days: Array.from({ length: 91 }, (_, index) => ({
          ...holiday,
          date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
        })),
      },
    ],
    ['a date that does not exist', { days: [{ ...holiday, date: '2026-02-30' }] }],
  ])('%s', async (_what, terms) => {
    expect((await refusal(change({ ...plain, ...terms }))).id).toBe('invalid_input')
  })

  test('weekends that leave no working day to a promotion with several calendars', async () => {
    for (const [index, weekend] of [
      ['Monday', 'Tuesday', 'Wednesday'] as const,
      ['Thursday', 'Friday'] as const,
    ].entries()) {
      await administrator.call(calendarCreate, {
        body: { calendar: `${name}-${index}`, terms: { ...plain, weekend: [...weekend] } },
      })
    }
    await desk.addPromotion(`crowded-${made}`, { calendars: [name, `${name}-0`] })
    const whole = { ...plain, weekend: ['Thursday', 'Friday', 'Saturday'] as const }
    await desk.addPromotion(`full-${made}`, { calendars: [name, `${name}-0`, `${name}-1`] })
    const refused = await refusal(change({ ...whole, weekend: ['Saturday', 'Sunday'] }))
    expect(refused).toMatchObject({ faults: [{ field: 'days', code: 'no_working_days' }] })
  })
})
