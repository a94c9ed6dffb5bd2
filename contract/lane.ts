import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { named } from './faults.ts'
import { money } from './money.ts'
import { text } from './schema.ts'

/** What a supervisor leaves out of the clean lane, and the share of it that gets a second look. */
export const laneTerms = z.strictObject({
  /** Promotions whose claims are left out. */
  without: z.array(text(64)).check(z.maxLength(200)),
  /**
   * Claims whose prize is worth more are left out, by currency. Prizes in other currencies, or of
   * unknown worth, are not.
   */
  worthAtMost: z.array(money).check(
    z.maxLength(20),
    z.refine(
      (limits) => new Set(limits.map(({ currency }) => currency)).size === limits.length,
      named('repeated', 'each currency once'),
    ),
  ),
  /** Percentage of approvals in the lane that get a second look; more if a rule says so. */
  share: z.int().check(z.gte(0), z.lte(100)),
})
export type LaneTerms = z.infer<typeof laneTerms>

export const lane = z.object({
  ...laneTerms.shape,
  /** Second looks at approvals in the lane. */
  looks: z.int(),
  /** How many of these agreed, or were settled for the first reviewer. */
  agreed: z.int(),
})
export type Lane = z.infer<typeof lane>

export const laneRead = endpoint({
  name: 'laneRead',
  method: 'GET',
  path: '/api/lane',
  summary: 'The terms of the clean lane, and how often second looks agreed with approvals in it.',
  access: 'claims.read',
  answer: { status: 200, body: lane },
  problems: [],
})

export const laneChange = endpoint({
  name: 'laneChange',
  method: 'PUT',
  path: '/api/lane',
  summary: 'Sets what is left out of the clean lane, and the share of it that gets a second look.',
  access: 'supervision.act',
  body: laneTerms,
  answer: { status: 200, body: lane },
  problems: [],
})
