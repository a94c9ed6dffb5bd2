import * as z from 'zod/mini'
import { named } from './faults.ts'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { instant, lines, localDate, text, wholeNumber } from './schema.ts'

/** Used in URLs and promotions, and never changes: `ID`, `GB-ENG`, `OFFICE-TPE`. */
export const calendarName = z
  .string()
  .check(
    z.regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'capital letters, digits and single -'),
    z.maxLength(16),
  )

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/**
 * national, substitute: nobody works · cuti_bersama: Indonesia’s collective leave, a day off where
 * the promotion counts it as one · makeup_workday: a day of the weekend on which people work.
 */
export const dayKinds = ['national', 'cuti_bersama', 'substitute', 'makeup_workday'] as const
export const dayKind = z.enum(dayKinds)
export type DayKind = z.infer<typeof dayKind>

/** Maximum length of a day's name. */
export const longestDayName = 120

export const calendarDay = z.strictObject({
  date: localDate,
  name: text(longestDayName),
  kind: dayKind,
})
export type CalendarDay = z.infer<typeof calendarDay>

const year = z.string().check(z.regex(/^\d{4}$/, 'a year'))

/** More days off in a year than any country has: an import error, not a calendar. */
export const mostDaysOffAYear = 90

/** The editable terms of a calendar. */
export const calendarTerms = z
  .strictObject({
    /** The official decree, or who announced the days. */
    source: lines(1000),
    weekend: z.array(z.enum(weekdays)).check(
      z.maxLength(3),
      z.refine(
        (days) => new Set(days).size === days.length,
        named('repeated', 'each day of the week once'),
      ),
    ),
    days: z.array(calendarDay).check(z.maxLength(1500)),
    /**
     * Years that someone confirmed as complete. Having some days of a year says nothing about the
     * others, so no other year counts as covered.
     */
    completeYears: z.array(year).check(z.maxLength(20)),
    /** Years with calculated days that are not official yet: deadlines in them are provisional. */
    provisionalYears: z.array(year).check(z.maxLength(20)),
  })
  .check(
    z.refine(({ days }) => repeatedDate(days) === null, {
      path: ['days'],
      ...named('date_twice', 'a date stands there twice'),
    }),
    z.refine(({ days }) => !hasTooManyOff(days), {
      path: ['days'],
      ...named(
        'too_many_days_off',
        `a year has more than ${mostDaysOffAYear} days off`,
        mostDaysOffAYear,
      ),
    }),
  )
export type CalendarTerms = z.infer<typeof calendarTerms>

/** The first duplicate date; `null` without any. */
export function repeatedDate(days: Pick<CalendarDay, 'date'>[]): string | null {
  const seen = new Set<string>()
  for (const { date } of days) {
    if (seen.has(date)) return date
    seen.add(date)
  }
  return null
}

function hasTooManyOff(days: CalendarDay[]): boolean {
  const counts = new Map<string, number>()
  for (const { date, kind } of days) {
    if (kind === 'makeup_workday') continue
    const inYear = date.slice(0, 4)
    counts.set(inYear, (counts.get(inYear) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count > mostDaysOffAYear)
}

/**
 * fine · provisional_soon: days within the next 120 are not official yet · ends_soon: complete
 * years end within 120 days.
 */
export const coverages = ['fine', 'provisional_soon', 'ends_soon'] as const
export const coverage = z.object({
  standing: z.enum(coverages),
  /** Last day covered without a gap from today; `null` if today is not covered. */
  coveredUntil: z.nullable(localDate),
  /** Last official day without a gap from today; `null` if today is not official. */
  decreedUntil: z.nullable(localDate),
})
export type Coverage = z.infer<typeof coverage>

const promotionInBrief = z.object({ id: z.string(), name: z.string() })

export const calendarRow = z.object({
  calendar: calendarName,
  version: z.int(),
  recordedAt: instant,
  /** `null` for a built-in version. */
  recordedBy: z.nullable(z.string()),
  days: z.int(),
  coverage,
  /** Promotions that use it. */
  promotions: z.array(promotionInBrief),
  /** Undecided attempts that use it. */
  openAttempts: z.int(),
})
export type CalendarRow = z.infer<typeof calendarRow>

/** Summary of a version: author, time, and the number of open attempts it moved. */
const versionInBrief = z.object({
  version: z.int(),
  recordedAt: instant,
  recordedBy: z.nullable(z.string()),
  source: z.string(),
  days: z.int(),
  moved: z.int(),
})

export const calendar = z.object({
  calendar: calendarName,
  version: z.int(),
  recordedAt: instant,
  recordedBy: z.nullable(z.string()),
  ...calendarTerms.shape,
  coverage,
  promotions: z.array(promotionInBrief),
  /** Newest first. */
  versions: z.array(versionInBrief),
})
export type Calendar = z.infer<typeof calendar>

const nameParam = z.object({ calendar: calendarName })

export const calendarList = endpoint({
  name: 'calendarList',
  method: 'GET',
  path: '/api/calendars',
  summary: 'Current version of every calendar, by name, and how far ahead it reaches.',
  access: 'calendars.read',
  answer: { status: 200, body: z.array(calendarRow) },
  problems: [],
})

export const calendarRead = endpoint({
  name: 'calendarRead',
  method: 'GET',
  path: '/api/calendars/{calendar}',
  summary: 'One complete calendar, in its current or an earlier version.',
  access: 'calendars.read',
  params: nameParam,
  query: z.strictObject({ version: z.optional(wholeNumber(1, 1_000_000)) }),
  answer: { status: 200, body: calendar },
  problems: ['not_found'],
})

const movedDate = z.object({ before: localDate, after: localDate })

/** Effect of a calendar on undecided attempts. Decided ones do not change. */
export const calendarMoves = z.object({
  /** Days added, removed, or changed in kind or name. */
  added: z.array(calendarDay),
  removed: z.array(calendarDay),
  /** Open attempts that use it. */
  openAttempts: z.int(),
  /** Of those, the ones due later or earlier than before. */
  later: z.int(),
  earlier: z.int(),
  /** Attempts that would be overdue immediately, and those no longer overdue. */
  newlyOverdue: z.int(),
  noLongerOverdue: z.int(),
  /** Attempts whose deadline would become provisional, or stop being provisional. */
  newlyProvisional: z.int(),
  noLongerProvisional: z.int(),
  byPromotion: z.array(z.object({ ...promotionInBrief.shape, moving: z.int() })),
  /** The first attempts that move, most urgent first. */
  examples: z.array(z.object({ number: claimNumber, dueSoonOn: movedDate, dueOn: movedDate })),
})
export type CalendarMoves = z.infer<typeof calendarMoves>

export const calendarPreview = endpoint({
  name: 'calendarPreview',
  method: 'POST',
  path: '/api/calendars/{calendar}/preview',
  summary: 'Which open attempts a changed calendar would move, and how; nothing is changed.',
  access: 'calendars.keep',
  params: nameParam,
  body: calendarTerms,
  answer: { status: 200, body: calendarMoves },
  problems: ['not_found'],
})

export const calendarCreate = endpoint({
  name: 'calendarCreate',
  method: 'POST',
  path: '/api/calendars',
  summary: 'Adds a calendar, such as that of a review office.',
  access: 'calendars.keep',
  body: z.strictObject({ calendar: calendarName, terms: calendarTerms }),
  answer: { status: 201, body: calendar },
  problems: ['calendar_exists'],
})

export const calendarChange = endpoint({
  name: 'calendarChange',
  method: 'PUT',
  path: '/api/calendars/{calendar}',
  summary:
    'Saves the next version of a calendar; deadlines of open attempts move, decided ones stay.',
  access: 'calendars.keep',
  params: nameParam,
  expectsVersion: true,
  body: calendarTerms,
  answer: { status: 200, body: z.object({ ...calendar.shape, moved: z.int() }) },
  problems: ['not_found', 'calendar_changed'],
})
