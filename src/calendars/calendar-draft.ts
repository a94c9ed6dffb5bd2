import type { Calendar, CalendarDay, CalendarTerms } from '../../contract/calendars.ts'
import { formatDay } from '../ui/dates.ts'

export const emptyTerms: CalendarTerms = {
  source: '',
  weekend: ['Saturday', 'Sunday'],
  days: [],
  completeYears: [],
  provisionalYears: [],
}

/** The editable part of a calendar. */
export const termsOf = ({
  source,
  weekend,
  days,
  completeYears,
  provisionalYears,
}: Calendar): CalendarTerms => ({
  source,
  weekend,
  days,
  completeYears,
  provisionalYears,
})

export const yearOf = ({ date }: Pick<CalendarDay, 'date'>) => date.slice(0, 4)

/** A date with weekday and year. */
export const formatDayOfYear = (date: string) => `${formatDay(date)}, ${date.slice(0, 4)}`

/** Years that have days, in order. */
export const yearsOf = (days: Pick<CalendarDay, 'date'>[]) =>
  [...new Set(days.map(yearOf))].toSorted()

/** Replaces all days in the years that the file covers. */
export function replaceYears(days: CalendarDay[], read: CalendarDay[]): CalendarDay[] {
  const years = new Set(yearsOf(read))
  return inOrder([...days.filter((day) => !years.has(yearOf(day))), ...read])
}

/** Adds the days of a file. If a date exists already, the file's day wins. */
export function addDays(days: CalendarDay[], read: CalendarDay[]): CalendarDay[] {
  const dates = new Set(read.map(({ date }) => date))
  return inOrder([...days.filter(({ date }) => !dates.has(date)), ...read])
}

export const inOrder = (days: CalendarDay[]) =>
  days.toSorted((a, b) => a.date.localeCompare(b.date))

/** Years without days are no longer complete or provisional. */
export function withoutEmptyYears(terms: CalendarTerms): CalendarTerms {
  const years = yearsOf(terms.days)
  return {
    ...terms,
    completeYears: terms.completeYears.filter((year) => years.includes(year)),
    provisionalYears: terms.provisionalYears.filter((year) => years.includes(year)),
  }
}

export const isSame = (a: CalendarTerms, b: CalendarTerms) =>
  JSON.stringify(inFixedOrder(a)) === JSON.stringify(inFixedOrder(b))

function inFixedOrder({ source, weekend, days, completeYears, provisionalYears }: CalendarTerms) {
  return [
    source.trim(),
    weekend.toSorted(),
    completeYears.toSorted(),
    provisionalYears.toSorted(),
    inOrder(days).map(({ date, name, kind }) => [date, name.trim(), kind]),
  ]
}
