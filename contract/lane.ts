import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { named } from './faults.ts'
import { money } from './money.ts'
import { text } from './schema.ts'

/**
 * What a supervisor keeps out of the clean lane, although every check holds, and how much of it is
 * looked at again.
 */
export const laneTerms = z.strictObject({
  /** Promotions whose claims take the usual way. */
  without: z.array(text(64)).check(z.maxLength(200)),
  /**
   * Prizes worth more take the usual way, by currency; those of another currency, or of unknown
   * worth, do not.
   */
  worthAtMost: z.array(money).check(
    z.maxLength(20),
    z.refine(
      (limits) => new Set(limits.map(({ currency }) => currency)).size === limits.length,
      named('repeated', 'each currency once'),
    ),
  ),
  /** Per cent of the approvals in the lane that get a second look, or more if a rule says so. */
  share: z.int().check(z.gte(0), z.lte(100)),
})
export type LaneTerms = z.infer<typeof laneTerms>

export const lane = z.object({
  ...laneTerms.shape,
  /** Second looks at what was approved in the lane. */
  looks: z.int(),
  /** Of these, how many agreed, or were settled for the first reviewer. */
  agreed: z.int(),
})
export type Lane = z.infer<typeof lane>

export const laneRead = endpoint({
  name: 'laneRead',
  method: 'GET',
  path: '/api/lane',
  summary: 'What counts as clean, and how often second looks agreed with what was approved so.',
  access: 'claims.read',
  answer: { status: 200, body: lane },
  problems: [],
})

export const laneChange = endpoint({
  name: 'laneChange',
  method: 'PUT',
  path: '/api/lane',
  summary: 'Sets which promotions and prizes stay out of the clean lane, and the share of looks.',
  access: 'supervision.act',
  body: laneTerms,
  answer: { status: 200, body: lane },
  problems: [],
})
