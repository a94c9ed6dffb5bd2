import type { DayDoubt, FoundDay, LeftOutWhy } from '../../../contract/calendar-files.ts'
import { longestDayName } from '../../../contract/calendars.ts'

export interface EntryDay extends FoundDay {
  doubt: DayDoubt | null
}

/** Results of a file by entry, before days are merged. */
export interface Findings {
  days: EntryDay[]
  leftOut: { line: number; text: string; why: LeftOutWhy }[]
  ordinaryDays: number
  isRepeating: boolean
  needsZone: boolean
}

/** Days of one entry above which it is only offered, and above which it is not a closure at all. */
export const longestDays = 31
export const mostDays = 92

/** A name on one line, cut to the contract's length. */
export const dayName = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longestDayName)
    .trim()

export const plusDays = (date: string, days: number) =>
  days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString()
