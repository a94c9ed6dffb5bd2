import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workCalendar } from './calendar.ts'
import { publishedCalendars } from './published-calendars.ts'
import {
  countDays,
  daysBetween,
  deliveryDeadline,
  localDateAt,
  reviewDeadline,
  startOfDay,
  type ClockTerms,
} from './rules.ts'

const calendars = new Map(publishedCalendars.map((data) => [data.calendar, workCalendar(data)]))

function terms(names: string[], overrides: Partial<ClockTerms> = {}): ClockTerms {
  return {
    zone: 'Asia/Jakarta',
    calendars: names.map((name) => calendars.get(name) ?? expect.fail(`no calendar ${name}`)),
    countsCutiBersamaAsOff: true,
    ...overrides,
  }
}

const indonesia = terms(['ID'])
const indonesiaNationalOnly = terms(['ID'], { countsCutiBersamaAsOff: false })

describe('the golden cases of Indonesia', () => {
  test.each([
    ['2026-03-10T09:00:00+07:00', indonesia, '2026-03-26', '2026-04-07'],
    ['2026-03-10T09:00:00+07:00', indonesiaNationalOnly, '2026-03-20', '2026-03-31'],
    ['2025-03-20T09:00:00+07:00', indonesia, '2025-04-09', '2025-04-21'],
    ['2025-12-19T09:00:00+07:00', indonesia, '2026-01-02', '2026-01-13'],
  ])('%s', (submitted, clock, dueSoonOn, dueOn) => {
    expect(reviewDeadline(new Date(submitted), clock)).toMatchObject({ dueSoonOn, dueOn })
  })
})

test('the day of receipt is a date in the promotion’s zone, not in UTC', () => {
  const lateEvening = new Date('2026-02-02T23:30:00+07:00')
  expect(reviewDeadline(lateEvening, indonesia).receivedOn).toBe('2026-02-02')
  expect(reviewDeadline(lateEvening, terms(['FR'], { zone: 'Europe/Paris' })).receivedOn).toBe(
    '2026-02-02',
  )
  expect(reviewDeadline(new Date('2026-02-02T17:30:00Z'), indonesia).receivedOn).toBe('2026-02-03')
})

test('the day of receipt is day 0 also when it is a day off', () => {
  const [first, second, third] = countDays(new Date('2026-01-03T12:00:00+07:00'), indonesia)
  expect(first).toMatchObject({ date: '2026-01-03', kind: 'received', workingDay: 0 })
  expect(second).toMatchObject({ date: '2026-01-04', kind: 'weekend', workingDay: null })
  expect(third).toMatchObject({ date: '2026-01-05', kind: 'working', workingDay: 1 })
})

test('a day off is named as its decree names it', () => {
  const days = countDays(new Date('2026-03-10T09:00:00+07:00'), indonesia)
  expect(days.find((day) => day.date === '2026-03-19')).toMatchObject({
    kind: 'day_off',
    name: expect.stringContaining('Nyepi'),
    calendar: 'ID',
  })
})

test('several calendars are taken together: a day off in one of them does not count', () => {
  const alone = reviewDeadline(new Date('2026-02-10T09:00:00+07:00'), indonesia)
  const withOffice = reviewDeadline(new Date('2026-02-10T09:00:00+07:00'), terms(['ID', 'TW']))
  expect(withOffice.dueOn > alone.dueOn).toBe(true)
})

test('a deadline in a computed year is provisional, one within decreed years is not', () => {
  expect(reviewDeadline(new Date('2026-12-28T09:00:00+07:00'), indonesia).isProvisional).toBe(true)
  expect(reviewDeadline(new Date('2026-11-02T09:00:00+07:00'), indonesia).isProvisional).toBe(false)
})

test('a deadline beyond the calendar is provisional', () => {
  const france = terms(['FR'], { zone: 'Europe/Paris' })
  expect(reviewDeadline(new Date('2028-05-02T09:00:00Z'), france).isProvisional).toBe(true)
})

test('the delivery clock counts 56 and 84 days from the local date of the approval', () => {
  expect(deliveryDeadline(new Date('2026-01-31T20:00:00Z'), 'Asia/Jakarta')).toMatchObject({
    receivedOn: '2026-02-01',
    dueSoonOn: '2026-03-29',
    dueOn: '2026-04-26',
  })
})

test('a local date starts where clocks jump over midnight at the first instant there is', () => {
  // In 2018 São Paulo moved its clocks forward at midnight of 4 November.
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe(
    '2018-11-04T03:00:00.000Z',
  )
})

const anyZone = fc.constantFrom('Asia/Jakarta', 'Europe/Paris', 'Asia/Taipei', 'America/New_York')
const anyCalendars = fc.subarray([...calendars.keys()], { minLength: 1, maxLength: 3 })
const anyMoment = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2027-10-01'),
  noInvalidDate: true,
})

test('fourteen working days are counted, each once, in order, none of them off', () => {
  fc.assert(
    fc.property(anyMoment, anyZone, anyCalendars, fc.boolean(), (moment, zone, names, isOff) => {
      const clock = terms(names, { zone, countsCutiBersamaAsOff: isOff })
      const days = countDays(moment, clock)
      const working = days.filter((day) => day.workingDay !== null)
      expect(working.map((day) => day.workingDay)).toEqual([...Array(15).keys()])
      expect(days.at(0)?.date).toBe(localDateAt(moment, zone))
      for (const [index, day] of days.entries()) {
        expect(daysBetween(days[0]?.date ?? '', day.date)).toBe(index)
        if (day.kind === 'weekend' || day.kind === 'day_off') expect(day.workingDay).toBeNull()
      }
    }),
    { numRuns: 300 },
  )
})

test('submitting later never brings the deadline forward', () => {
  fc.assert(
    fc.property(anyMoment, fc.nat(10 * 24 * 3600_000), anyZone, (moment, later, zone) => {
      const clock = terms(['ID', 'TW'], { zone })
      const second = new Date(moment.getTime() + later)
      expect(reviewDeadline(second, clock).dueAt.getTime()).toBeGreaterThanOrEqual(
        reviewDeadline(moment, clock).dueAt.getTime(),
      )
    }),
    { numRuns: 300 },
  )
})

test('every calendar file names only kinds of day that are known', () => {
  const kinds = new Set(publishedCalendars.flatMap((data) => data.days.map((day) => day.kind)))
  expect([...kinds].toSorted()).toEqual([
    'cuti_bersama',
    'makeup_workday',
    'national',
    'substitute',
  ])
})
