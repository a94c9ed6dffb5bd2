import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '../clocks/calendar.ts'
import { publishedCalendars } from '../clocks/published-calendars.ts'
import { countDays } from '../clocks/rules.ts'
import { percentile, reportRows, workingDayCounter, type DecidedGroup } from './report-rules.ts'

const calendars = publishedCalendars.filter(({ calendar }) => calendar === 'ID').map(workCalendar)
const indonesia = { calendars, countsCutiBersamaAsOff: true }

test('working days to a decision are those of the deadline', () => {
  const count = workingDayCounter(indonesia)
  const days = countDays(new Date('2026-03-10T02:00:00Z'), { ...indonesia, zone: 'Asia/Jakarta' })
  for (const { date, workingDay } of days) {
    if (workingDay !== null) expect(count('2026-03-10', date), date).toBe(workingDay)
  }
  expect(count('2026-03-10', '2026-03-10')).toBe(0)
})

const group = (overrides: Partial<DecidedGroup>): DecidedGroup => ({
  key: 'a',
  kind: 'approve',
  isFirst: true,
  isLate: false,
  days: 3,
  count: 1,
  ...overrides,
})

test('a line counts what was decided how, and what passed at first', () => {
  const rows = reportRows(
    [
      group({ count: 6 }),
      group({ kind: 'ask_again', count: 3, days: 9 }),
      group({ isFirst: false, isLate: true, days: 20 }),
      group({ key: 'b', kind: 'decline', count: 2 }),
    ],
    (key) => key.toUpperCase(),
  )
  expect(rows).toEqual([
    {
      key: 'a',
      name: 'A',
      decisions: 10,
      firstAttempts: 9,
      firstPass: 6,
      approved: 7,
      askedAgain: 3,
      declined: 0,
      medianDays: 3,
      p90Days: 9,
      late: 1,
    },
    expect.objectContaining({ key: 'b', decisions: 2, declined: 2, firstPass: 0 }),
  ])
})

test('a percentile of groups is that of the single decisions', () => {
  const anyGroups = fc.array(
    fc.record({ days: fc.nat(40), count: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(anyGroups, fc.constantFrom(0.5, 0.9), (groups, share) => {
      const each = groups
        .flatMap(({ days, count }) => Array.from({ length: count }, () => days))
        .toSorted((a, b) => a - b)
      expect(percentile(groups, share)).toBe(each[Math.ceil(share * each.length) - 1])
    }),
    { seed: 6 },
  )
  expect(percentile([], 0.5)).toBe(0)
})
