import type { FoundDay } from '../../../contract/calendar-files.ts'
import { longestDayName } from '../../../contract/calendars.ts'

/** Kinds of days off, most important first. */
const daysOff = ['national', 'substitute', 'cuti_bersama'] as const

/**
 * Each date once, in order: two holidays on one date become one day off with both names. A date
 * that is both off and worked counts as off, and `worked` lists the other entry.
 */
export function mergeDays<Day extends FoundDay>(days: Day[]): { days: Day[]; worked: Day[] } {
  const byDate = new Map<string, Day>()
  const worked: Day[] = []
  for (const day of days) {
    const before = byDate.get(day.date)
    const isWorked = day.kind === 'makeup_workday'
    if (before && (before.kind === 'makeup_workday') !== isWorked) {
      worked.push(isWorked ? day : before)
      byDate.set(day.date, isWorked ? before : day)
    } else {
      byDate.set(day.date, before ? together(before, day) : day)
    }
  }
  return { days: [...byDate.values()].toSorted((a, b) => a.date.localeCompare(b.date)), worked }
}

function together<Day extends FoundDay>(a: Day, b: Day): Day {
  const names = [...new Set([...a.name.split(' · '), b.name])]
  const kind = daysOff.find((one) => a.kind === one || b.kind === one) ?? a.kind
  return { ...a, name: names.join(' · ').slice(0, longestDayName), kind }
}
