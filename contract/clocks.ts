import * as z from 'zod/mini'
import { localDate, zone } from './schema.ts'

/** State of an open clock; `stopped` once decided, delivered, or waiting for the member. */
export const standings = ['on_track', 'due_soon', 'due_today', 'overdue', 'stopped'] as const
export const standing = z.enum(standings)
export type Standing = z.infer<typeof standing>

/** A deadline in local dates of `zone`. The app displays it and never computes one. */
export const deadline = z.object({
  zone,
  /** Today's date in `zone`. */
  today: localDate,
  receivedOn: localDate,
  /** Due soon from the first instant of this date. */
  dueSoonOn: localDate,
  /** Due at the end (24:00) of this date. */
  dueOn: localDate,
  standing,
  /** Whether it includes days that are not official yet, so that it may still move. */
  isProvisional: z.boolean(),
})
export type Deadline = z.infer<typeof deadline>
