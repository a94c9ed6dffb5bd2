import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { commaList, cursor, id, instant, localDate, page, wholeNumber } from './schema.ts'

/** A change to the desk itself, not to a claim. */
export const actKinds = [
  'promotion_added',
  'promotion_changed',
  'staff_invited',
  'staff_invited_again',
  'staff_changed',
  'calendar_added',
  'calendar_changed',
  'team_changed',
  'quality_changed',
  'lane_changed',
  'sharing_changed',
] as const
export const actKind = z.enum(actKinds)
export type ActKind = z.infer<typeof actKind>

/** One changed field, old and new as readable text; `null` for nothing. */
export const changedPart = z.object({
  /** Key of the changed field: `redeemUntil`, `roles`. */
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
})

export const act = z.object({
  id,
  at: instant,
  by: z.object({ id, name: z.string() }),
  kind: actKind,
  subject: z.object({
    /** ID of a promotion, an account or a calendar; `desk` for the desk itself. */
    id: z.string(),
    name: z.string(),
  }),
  changes: z.array(changedPart),
})
export type Act = z.infer<typeof act>

export const actList = endpoint({
  name: 'actList',
  method: 'GET',
  path: '/api/acts',
  summary: 'Changes to promotions, accounts, calendars and the desk, newest first.',
  access: 'acts.read',
  query: z.strictObject({
    kind: commaList(actKind),
    /** Who did it. */
    by: z.optional(id),
    /** Dates in the team's time zone, inclusive. */
    from: z.optional(localDate),
    to: z.optional(localDate),
    cursor,
    limit: z._default(wholeNumber(1, 200), 50),
  }),
  answer: {
    status: 200,
    body: z.extend(page(act), {
      /** Everyone who ever changed something, by name. */
      people: z.array(z.object({ id, name: z.string() })),
    }),
  },
  problems: [],
})
