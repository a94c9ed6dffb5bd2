import * as z from 'zod/mini'
import { calendarDay, weekdays } from './calendars.ts'
import { endpoint } from './endpoint.ts'
import { zone } from './schema.ts'
import { tableAnswers, tableRead } from './tables.ts'

/** Maximum number of days in a file; a calendar can have 1,500. */
export const mostDaysOfFile = 1500

/**
 * observance: celebrated, but usually a working day · regional: off in part of the country ·
 * part_of_day: only some hours · long: more than a month in one entry.
 */
export const dayDoubts = ['observance', 'regional', 'part_of_day', 'long'] as const
export type DayDoubt = (typeof dayDoubts)[number]

/** Possible columns in a table of days. `off` says whether people are off: 2 and 0 in Taiwan. */
export const dayFields = ['date', 'until', 'name', 'kind', 'off'] as const
export type DayField = (typeof dayFields)[number]

/** Why an entry or row was skipped. */
const leftOutWhy = z.enum([
  'broken',
  'no_date',
  'no_name',
  /** Characters that fit no known encoding. */
  'letters',
  'cancelled',
  /** Its recurrence rule is not supported: within a day, or in another calendar system. */
  'rule',
  /** A recurrence that ended before last year. */
  'past',
  'too_long',
  'unknown_kind',
  /** More cells than columns, so a value may be in the wrong one. */
  'misshapen',
  /** The file also lists the same date as a day off. */
  'worked_and_off',
])
export type LeftOutWhy = z.infer<typeof leftOutWhy>

/** A day in a file; `line` is the table line or the entry's position, from 1. */
const foundDay = z.object({ ...calendarDay.shape, line: z.int() })
export type FoundDay = z.infer<typeof foundDay>

const dayFile = z.object({
  form: z.enum(['icalendar', 'table']),
  /** Each date once, in order. */
  days: z.array(foundDay),
  /** Days that may not be days off for everyone: only imported if selected. */
  offered: z.array(z.object({ ...foundDay.shape, doubt: z.enum(dayDoubts) })),
  /** Skipped entries and rows: the first hundred, and their total. */
  leftOut: z.array(z.object({ line: z.int(), text: z.string(), why: leftOutWhy })),
  leftOutInAll: z.int(),
  /** Lines with ordinary weekends and working days, which a calendar does not list. */
  ordinaryDays: z.int(),
  /** Years for which recurrences were expanded; `null` without any. */
  repeatedIn: z.nullable(z.object({ from: z.int(), until: z.int() })),
  /** The file names no time zone for its times, and the dates depend on it. */
  needsZone: z.boolean(),
  /** How the table was read; `null` for an iCalendar file. */
  table: z.nullable(tableRead(dayFields)),
})
export type DayFile = z.infer<typeof dayFile>

const dayFileAsked = z.strictObject({
  /** Time zone for a file that names none. */
  zone: z._default(z.nullable(zone), null),
  /** Weekend of the calendar concerned, because a table may list every day of a year. */
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
