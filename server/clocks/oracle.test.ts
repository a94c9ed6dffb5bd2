import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays } from '../../contract/calendars.ts'
import { slowDeadline } from '../../tests/support/slow-clock.ts'
import { workCalendar, type CalendarData } from './calendar.ts'
import { publishedCalendars } from './published-calendars.ts'
import { addDays, reviewDeadline } from './rules.ts'

/** Zones of every kind: east and west of Greenwich, half hours, and clocks that jump at midnight. */
const zones = [
  'Asia/Jakarta',
  'Asia/Jayapura',
  'Asia/Taipei',
  'Europe/Paris',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Tehran',
]

const first = '2025-01-01'
const from = Date.parse('2025-01-01T00:00:00Z')
const to = Date.parse('2028-06-01T00:00:00Z')

/** A calendar nobody would publish: any weekend, any days off, one year of it computed. */
const madeUpCalendar: fc.Arbitrary<CalendarData> = fc
  .record({
    weekend: fc.subarray([...weekdays], { maxLength: 3 }),
    days: fc.uniqueArray(
      fc.record({
        at: fc.nat(3 * 365),
        kind: fc.constantFrom('national', 'cuti_bersama', 'substitute', 'makeup_workday'),
      }),
      { selector: ({ at }) => at, maxLength: 90 },
    ),
    completeYears: fc.subarray(['2025', '2026', '2027', '2028']),
    provisionalYears: fc.subarray(['2025', '2026', '2027']),
  })
  .map(({ weekend, days, completeYears, provisionalYears }) => ({
    calendar: 'MADE-UP',
    version: 1,
    source: 'made up',
    weekend,
    completeYears,
    provisionalYears,
    days: days.map(({ at, kind }) => ({ date: addDays(first, at), name: `day ${at}`, kind })),
  }))

const calendars = [...publishedCalendars, ...fc.sample(madeUpCalendar, { seed: 6, numRuns: 40 })]
const known = calendars.map((data) => ({ data, calendar: workCalendar(data) }))

/** Moments crowd around midnight of their zone in no particular way; the range has millions of them. */
const anyCase = fc.record({
  at: fc.integer({ min: from, max: to }),
  zone: fc.constantFrom(...zones),
  // At most two with three days of weekend each: seven days off a week count to no deadline.
  used: fc.uniqueArray(fc.nat(known.length - 1), { minLength: 1, maxLength: 2 }),
  countsCutiBersamaAsOff: fc.boolean(),
})

test('200,000 deadlines are what a slow count with a wall calendar says they are', () => {
  let cases = 0
  fc.assert(
    fc.property(anyCase, ({ at, zone, used, countsCutiBersamaAsOff }) => {
      const chosen = used.flatMap((index) => known[index] ?? [])
      const submitted = new Date(at)
      const fast = reviewDeadline(submitted, {
        zone,
        countsCutiBersamaAsOff,
        calendars: chosen.map(({ calendar }) => calendar),
      })
      const slow = slowDeadline(submitted, {
        zone,
        countsCutiBersamaAsOff,
        calendars: chosen.map(({ data }) => data),
      })
      // Compared as text: two hundred thousand deep comparisons would take longer than counting.
      if (JSON.stringify(inOrder(fast)) !== JSON.stringify(inOrder(slow))) {
        expect(fast).toEqual(slow)
      }
      cases += 1
    }),
    { numRuns: 200_000, seed: 20_260_310, endOnFailure: true },
  )
  expect(cases).toBe(200_000)
})

const inOrder = (deadline: object) =>
  Object.entries(deadline).toSorted(([a], [b]) => (a < b ? -1 : 1))
