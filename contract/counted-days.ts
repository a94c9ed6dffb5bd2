import * as z from 'zod/mini'
import { claimParam } from './claim-number.ts'
import { deadline } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import { instant, localDate } from './schema.ts'

/** One day of a review clock: day 0 is the day of receipt, whatever day that is. */
export const countedDay = z.object({
  date: localDate,
  kind: z.enum(['received', 'working', 'makeup_workday', 'weekend', 'day_off']),
  /** Number of the working day: 0 for the day of receipt, `null` if not counted. */
  workingDay: z.nullable(z.int()),
  /** Official name of the day off or make-up working day. */
  name: z.nullable(z.string()),
  /** The calendar that makes it a day off: `ID`, `TW`… */
  calendar: z.nullable(z.string()),
  isProvisional: z.boolean(),
})
export type CountedDay = z.infer<typeof countedDay>

/** How far a clock has come: today, or on the day on which the decision stopped it. */
const clockReached = z.object({
  on: localDate,
  /** Working days up to this date, itself included; 0 on the day of receipt. */
  workingDay: z.int(),
  /** Whether the date itself is counted. */
  isCounted: z.boolean(),
  /** Working days from this date to the due date, both included. */
  daysLeft: z.int(),
  /** Working days after the due date up to this date. */
  daysLate: z.int(),
})
export type ClockReached = z.infer<typeof clockReached>

export const clockRead = endpoint({
  name: 'clockRead',
  method: 'GET',
  path: '/api/claims/{number}/clock',
  summary: 'The review clock of the current attempt, counted day by day.',
  access: 'claims.read',
  params: claimParam,
  answer: {
    status: 200,
    body: z.object({
      attempt: z.int(),
      submittedAt: instant,
      /** When the decision stopped the clock; `null` while it runs. */
      stoppedAt: z.nullable(instant),
      deadline,
      /** From the day of receipt to the due date, or to the day reached if that is later. */
      days: z.array(countedDay),
      reached: clockReached,
      /** Calendars used, with their versions. */
      calendars: z.array(z.object({ calendar: z.string(), version: z.int(), source: z.string() })),
      /** When calendar edits moved this deadline, newest first. */
      moves: z.array(
        z.object({
          at: instant,
          calendar: z.string(),
          version: z.int(),
          dueSoonOn: z.object({ before: localDate, after: localDate }),
          dueOn: z.object({ before: localDate, after: localDate }),
        }),
      ),
      /** The first date after today that these calendars count as a working day, in `zone`. */
      nextWorkingDay: localDate,
      /** Whole days since this attempt was received, in `zone`, up to its decision. */
      attemptAgeDays: z.int(),
      /** Whole days since the first attempt was received, in `zone`. */
      totalAgeDays: z.int(),
    }),
  },
  problems: ['not_found'],
})
