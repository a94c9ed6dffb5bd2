import { describe, expect, test } from 'vitest'
import type { CalendarDay } from '../../contract/calendars.ts'
import { workCalendar } from './calendar.ts'
import { coverageOf, differencesOf, leaveWorkingDays } from './calendar-rules.ts'
import { publishedCalendars } from './published-calendars.ts'

const day = (date: string, name = 'A day off'): CalendarDay => ({ date, name, kind: 'national' })

const reaching = (years: string[], provisionalYears: string[] = []) => ({
  completeYears: years,
  provisionalYears,
})

describe('a calendar is warned about when it reaches less than 120 days ahead', () => {
  test.each([
    // 2026-09-02 is 120 days before the last day of the year.
    ['2026-09-02', reaching(['2026']), 'fine'],
    ['2026-09-03', reaching(['2026']), 'ends_soon'],
    ['2026-09-03', reaching(['2026', '2027']), 'fine'],
    ['2026-09-02', reaching(['2026', '2027'], ['2027']), 'fine'],
    ['2026-09-03', reaching(['2026', '2027'], ['2027']), 'provisional_soon'],
    ['2027-02-01', reaching(['2026', '2027'], ['2027']), 'provisional_soon'],
    ['2027-10-01', reaching(['2026', '2027'], ['2027']), 'ends_soon'],
    ['2028-01-01', reaching(['2026', '2027']), 'ends_soon'],
    ['2026-11-20', reaching(['2026', '2028']), 'ends_soon'],
    ['2025-11-20', reaching([]), 'ends_soon'],
  ])('on %s', (today, calendar, standing) => {
    expect(coverageOf(calendar, today).standing).toBe(standing)
  })
})

test('how far a calendar reaches ends before the first year it leaves out', () => {
  expect(coverageOf(reaching(['2025', '2026', '2028'], ['2026']), '2025-06-01')).toEqual({
    standing: 'fine',
    coveredUntil: '2026-12-31',
    decreedUntil: '2025-12-31',
  })
  expect(coverageOf(reaching(['2026']), '2025-06-01')).toEqual({
    standing: 'ends_soon',
    coveredUntil: null,
    decreedUntil: null,
  })
})

test('a day that changed its name or kind goes and comes; one that stayed does neither', () => {
  const before = [day('2026-05-01'), day('2026-08-17', 'Hari Kemerdekaan'), day('2026-12-25')]
  const after = [
    day('2026-08-18', 'Cuti bersama'),
    day('2026-08-17', 'Hari Kemerdekaan RI'),
    day('2026-05-01'),
  ]
  expect(differencesOf(before, after)).toEqual({
    added: [day('2026-08-17', 'Hari Kemerdekaan RI'), day('2026-08-18', 'Cuti bersama')],
    removed: [day('2026-08-17', 'Hari Kemerdekaan'), day('2026-12-25')],
  })
})

const terms = (...weekends: string[][]) => ({
  zone: 'UTC',
  countsCutiBersamaAsOff: true,
  calendars: weekends.map((weekend) =>
    workCalendar({
      calendar: 'X',
      version: 1,
      source: '',
      weekend,
      days: [],
      completeYears: [],
      provisionalYears: [],
    }),
  ),
})

test('weekends that take the whole week together leave no working days', () => {
  const [front, middle] = [
    ['Monday', 'Tuesday', 'Wednesday'],
    ['Thursday', 'Friday'],
  ]
  const end = ['Saturday', 'Sunday']
  expect(leaveWorkingDays(terms(front, middle), '2026-01-01')).toBe(true)
  expect(leaveWorkingDays(terms(front, middle, end), '2026-01-01')).toBe(false)
})

test('every calendar of the product leaves working days, alone and all together', () => {
  const calendars = publishedCalendars.map(workCalendar)
  const together = { zone: 'UTC', countsCutiBersamaAsOff: true, calendars }
  expect(leaveWorkingDays(together, '2025-01-01')).toBe(true)
})
