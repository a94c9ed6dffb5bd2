import type { DayDoubt, FoundDay, LeftOutWhy } from '../../../contract/calendar-files.ts'
import { longestDayName } from '../../../contract/calendars.ts'

export interface EntryDay extends FoundDay {
  doubt: DayDoubt | null
}

/** What a file gave, entry by entry, before days are put together. */
export interface Findings {
  days: EntryDay[]
  leftOut: { line: number; text: string; why: LeftOutWhy }[]
  ordinaryDays: number
  isRepeating: boolean
  needsZone: boolean
}

/** Days of one entry: longer ones are offered, and beyond the most it is no closure any more. */
export const longestDays = 31
export const mostDays = 92

/** A name on one line, as long as the contract takes it. */
export const dayName = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longestDayName)
    .trim()

export const plusDays = (date: string, days: number) =>
  days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString()
