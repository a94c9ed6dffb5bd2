import { dayKinds, type CalendarDay, type DayKind } from '../../contract/calendars.ts'

/** What a file says: its days, each date once, and the lines that could not be read. */
export interface ReadDays {
  days: CalendarDay[]
  faults: { line: number; text: string }[]
}

/** Characters that the contract takes for a name. */
const longestName = 120

/** The kind that a name gives away where a file does not say it. */
export function kindOf(name: string): DayKind {
  if (/cuti\s+bersama/i.test(name)) return 'cuti_bersama'
  if (/補行?上班|make-?\s?up\s+work|working (satur|sun)day/i.test(name)) return 'makeup_workday'
  if (/補假|substitute|in lieu|pengganti|ersatzfeiertag/i.test(name)) return 'substitute'
  return 'national'
}

/** Kinds as files write them: ours, and a few words that are used for them. */
export function kindNamed(word: string, name: string): DayKind | null {
  const wanted = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  if (wanted === '') return kindOf(name)
  return dayKinds.find((kind) => kind === wanted) ?? null
}

/**
 * Each date once, in order: two holidays that fall on one day are one day off with both names. A
 * day off outweighs a make-up workday.
 */
export function mergeDays(days: CalendarDay[]): CalendarDay[] {
  const byDate = new Map<string, CalendarDay>()
  for (const day of days) {
    const before = byDate.get(day.date)
    byDate.set(day.date, before ? together(before, day) : day)
  }
  return [...byDate.values()].toSorted((a, b) => a.date.localeCompare(b.date))
}

function together(a: CalendarDay, b: CalendarDay): CalendarDay {
  const names = [...new Set([...a.name.split(' · '), b.name])]
  const kind =
    (['national', 'substitute', 'cuti_bersama'] as const).find(
      (one) => a.kind === one || b.kind === one,
    ) ?? a.kind
  return { date: a.date, name: names.join(' · ').slice(0, longestName), kind }
}

/** A date as spreadsheets and agencies write it, the year first; `null` for any other. */
export function dateIn(text: string): string | null {
  const [, year, month, day] = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})\s*$/.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  const isReal = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false
  return isReal ? date : null
}

export const shortName = (name: string) => name.trim().replaceAll(/\s+/g, ' ').slice(0, longestName)
