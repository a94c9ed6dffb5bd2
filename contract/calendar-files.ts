import * as z from 'zod/mini'
import { calendarDay, weekdays } from './calendars.ts'
import { endpoint } from './endpoint.ts'
import { zone } from './schema.ts'
import { tableAnswers, tableRead } from './tables.ts'

/** Days in one file; a calendar holds 1,500. */
export const mostDaysOfFile = 1500

/**
 * observance: a day that is celebrated, and worked · regional: off in a part of the country ·
 * part_of_day: it has hours · long: more than a month in one entry.
 */
export const dayDoubts = ['observance', 'regional', 'part_of_day', 'long'] as const
export type DayDoubt = (typeof dayDoubts)[number]

/** What a column of a table of days can be. `off` says whether people are off: 2 and 0 in Taiwan. */
export const dayFields = ['date', 'until', 'name', 'kind', 'off'] as const
export type DayField = (typeof dayFields)[number]

/** Why an entry or a row gave no day. */
const leftOutWhy = z.enum([
  'broken',
  'no_date',
  'no_name',
  /** Letters that no encoding explains. */
  'letters',
  'cancelled',
  /** It repeats by a rule that cannot be followed: within a day, or by another calendar. */
  'rule',
  /** It repeated, and ended before last year. */
  'past',
  'too_long',
  'unknown_kind',
  /** It has more cells than there are columns: something may be in the wrong one. */
  'misshapen',
  /** The file says of the same date that it is off. */
  'worked_and_off',
])
export type LeftOutWhy = z.infer<typeof leftOutWhy>

/** A day as a file names it; `line` of the table, or place of the entry, counted from 1. */
const foundDay = z.object({ ...calendarDay.shape, line: z.int() })
export type FoundDay = z.infer<typeof foundDay>

const dayFile = z.object({
  form: z.enum(['icalendar', 'table']),
  /** Each date once, in order. */
  days: z.array(foundDay),
  /** Days that may be none for everybody: taken only where somebody says so. */
  offered: z.array(z.object({ ...foundDay.shape, doubt: z.enum(dayDoubts) })),
  /** Every entry or row that gave no day; the first hundred, and how many there are. */
  leftOut: z.array(z.object({ line: z.int(), text: z.string(), why: leftOutWhy })),
  leftOutInAll: z.int(),
  /** Lines of ordinary weekends and working days, which a calendar does not list. */
  ordinaryDays: z.int(),
  /** Years in which entries that repeat were followed; `null` where none repeats. */
  repeatedIn: z.nullable(z.object({ from: z.int(), until: z.int() })),
  /** The file does not say in which zone its moments are, and the dates depend on it. */
  needsZone: z.boolean(),
  /** How a table was understood; `null` for an iCalendar file. */
  table: z.nullable(tableRead(dayFields)),
})
export type DayFile = z.infer<typeof dayFile>

const dayFileAsked = z.strictObject({
  /** Zone of a file that does not name its own. */
  zone: z._default(z.nullable(zone), null),
  /** Of the calendar the days are for: a table may list every day of a year. */
  weekend: z._default(z.array(z.enum(weekdays)).check(z.maxLength(3)), ['Saturday', 'Sunday']),
  ...tableAnswers(dayFields).shape,
})
export type DayFileAsked = z.infer<typeof dayFileAsked>

export const calendarFileRead = endpoint({
  name: 'calendarFileRead',
  method: 'POST',
  path: '/api/calendars/read-file',
  summary: 'The days found in an iCalendar or CSV file; nothing is changed.',
  access: 'calendars.keep',
  form: { part: 'asked', json: dayFileAsked, files: { file: 'required' } },
  answer: { status: 200, body: dayFile },
  problems: [],
})
