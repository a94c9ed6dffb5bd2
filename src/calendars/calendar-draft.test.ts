import { expect, test } from 'vitest'
import type { CalendarDay } from '../../contract/calendars.ts'
import {
  addDays,
  emptyTerms,
  isSame,
  replaceYears,
  withoutEmptyYears,
  yearsOf,
} from './calendar-draft.ts'

const day = (date: string, name = 'A day'): CalendarDay => ({ date, name, kind: 'national' })
const dates = (days: CalendarDay[]) => days.map(({ date }) => date)

const stood = [day('2025-12-25'), day('2026-01-01'), day('2026-05-01', 'May Day')]
const read = [day('2026-08-17'), day('2026-05-01', 'Hari Buruh')]

test('a file takes the place of its own years, and of no other', () => {
  expect(dates(replaceYears(stood, read))).toEqual(['2025-12-25', '2026-05-01', '2026-08-17'])
  expect(replaceYears(stood, [])).toEqual(stood)
})

test('a file that is added keeps what stood, and its own days win', () => {
  const added = addDays(stood, read)
  expect(dates(added)).toEqual(['2025-12-25', '2026-01-01', '2026-05-01', '2026-08-17'])
  expect(added[2]?.name).toBe('Hari Buruh')
})

test('a year without days is neither complete nor provisional', () => {
  const years = ['2026', '2027']
  const terms = { ...emptyTerms, days: stood, completeYears: years, provisionalYears: years }
  expect(yearsOf(stood)).toEqual(['2025', '2026'])
  expect(withoutEmptyYears(terms).completeYears).toEqual(['2026'])
  expect(withoutEmptyYears(terms).provisionalYears).toEqual(['2026'])
})

test('the order of days, and spaces around a name, are no change', () => {
  const terms = { ...emptyTerms, days: stood }
  expect(isSame(terms, { ...terms, days: stood.toReversed() })).toBe(true)
  expect(isSame(terms, { ...terms, source: ' ' })).toBe(true)
  expect(isSame(terms, { ...terms, days: read })).toBe(false)
  expect(isSame(terms, { ...terms, completeYears: ['2026'] })).toBe(false)
})
