import type { CalendarDay, CalendarMoves, Coverage } from '../../contract/calendars.ts'
import type { CalendarData } from './calendar.ts'
import { addDays, countDays, daysBetween, type ClockTerms } from './rules.ts'

/**
 * Days of coverage below which a calendar is warned about (Indonesia announced a day off eleven
 * days in advance).
 */
const daysAhead = 120

type Reach = Pick<CalendarData, 'completeYears' | 'provisionalYears'>

/** How far ahead a calendar reaches from `today`, in whatever zone it is used. */
export function coverageOf(calendar: Reach, today: string): Coverage {
  const years = new Set(calendar.completeYears)
  const coveredUntil = lastDay(today, (year) => years.has(year))
  const decreedUntil = lastDay(
    today,
    (year) => years.has(year) && !calendar.provisionalYears.includes(year),
  )
  const reaches = (until: string | null) => until !== null && daysBetween(today, until) >= daysAhead
  const standing = reaches(decreedUntil)
    ? 'fine'
    : reaches(coveredUntil)
      ? 'provisional_soon'
      : 'ends_soon'
  return { standing, coveredUntil, decreedUntil }
}

/** The last day of consecutive years from today's on; `null` if today's year is not included. */
function lastDay(today: string, isCovered: (year: string) => boolean): string | null {
  let year = Number(today.slice(0, 4))
  if (!isCovered(String(year))) return null
  while (isCovered(String(year + 1))) year += 1
  return `${year}-12-31`
}

/** Days that differ between two versions. */
export function differencesOf(
  before: CalendarDay[],
  after: CalendarDay[],
): Pick<CalendarMoves, 'added' | 'removed'> {
  const keyOf = ({ date, name, kind }: CalendarDay) => JSON.stringify([date, name, kind])
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  return {
    added: after.filter((day) => !old.has(keyOf(day))).toSorted(byDate),
    removed: before.filter((day) => !now.has(keyOf(day))).toSorted(byDate),
  }
}

export const byDate = (a: CalendarDay, b: CalendarDay) => a.date.localeCompare(b.date)

/**
 * Whether these calendars together leave enough working days to count a deadline from any day of
 * the coming year.
 */
export function leaveWorkingDays(terms: ClockTerms, today: string): boolean {
  try {
    for (let days = 0; days <= 366; days += 7) {
      countDays(new Date(`${addDays(today, days)}T12:00:00Z`), terms)
    }
    return true
  } catch {
    return false
  }
}
