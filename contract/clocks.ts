import * as z from 'zod/mini'
import { localDate, zone } from './schema.ts'

/** Where an open clock stands; `stopped` once decided, delivered, or with the member. */
export const standings = ['on_track', 'due_soon', 'due_today', 'overdue', 'stopped'] as const
export const standing = z.enum(standings)
export type Standing = z.infer<typeof standing>

/** A deadline in local dates of `zone`; the app prints them and never computes one. */
export const deadline = z.object({
  zone,
  /** The date it is in `zone` now. */
  today: localDate,
  receivedOn: localDate,
  /** Due soon from the first instant of this date. */
  dueSoonOn: localDate,
  /** Due at the end (24:00) of this date. */
  dueOn: localDate,
  standing,
  /** A day in between is computed, not decreed: the deadline may still move. */
  isProvisional: z.boolean(),
})
export type Deadline = z.infer<typeof deadline>
