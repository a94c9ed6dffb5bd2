import ICAL from 'ical.js'
import type { CalendarDay } from '../../contract/calendars.ts'
import { kindOf, mergeDays, shortName, type ReadDays } from './read-days.ts'

/** An entry longer than this is no holiday; and one that repeats is followed no further. */
const longestDays = 31
const mostRepeats = 12

/**
 * Reads days off from an iCalendar file (RFC 5545). Dates are taken as they are written; an entry
 * with a time counts by its own local date, whatever zone it names.
 *
 * @throws when it is no iCalendar file
 */
export function readIcs(text: string): ReadDays {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const days: CalendarDay[] = []
  const faults: ReadDays['faults'] = []
  for (const [index, component] of calendar.getAllSubcomponents('vevent').entries()) {
    if (component.getFirstPropertyValue('status') === 'CANCELLED') continue
    const event = new ICAL.Event(component)
    const name = shortName(event.summary ?? '')
    const dates = name && event.startDate ? datesOf(event) : []
    if (dates.length === 0) faults.push({ line: index + 1, text: name || (event.uid ?? '') })
    for (const date of dates) days.push({ date, name, kind: kindOf(name) })
  }
  return { days: mergeDays(days), faults }
}

/** Every day of an event: its end is the first day after it, where it has no time. */
function datesOf(event: ICAL.Event): string[] {
  const length = event.startDate.isDate ? Math.round(event.duration.toSeconds() / 86_400) : 1
  if (length > longestDays) return []
  const starts: ICAL.Time[] = []
  const iterator = event.iterator()
  while (starts.length < (event.isRecurring() ? mostRepeats : 1)) {
    const next = iterator.next() as ICAL.Time | undefined
    if (!next) break
    starts.push(next)
  }
  return starts.flatMap((start) =>
    Array.from({ length: Math.max(1, length) }, (_, day) => {
      const date = start.clone()
      date.addDuration(ICAL.Duration.fromSeconds(day * 86_400))
      return date.toString().slice(0, 10)
    }),
  )
}
