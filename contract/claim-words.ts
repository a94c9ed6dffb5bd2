import * as z from 'zod/mini'
import { id, instant } from './schema.ts'

/**
 * waiting: an attempt is to be decided (in review while someone has its lease) · asked_again:
 * waiting for the member · expired: the member did not answer in time · approved, declined: final.
 */
export const claimStates = ['waiting', 'asked_again', 'approved', 'declined', 'expired'] as const
export const claimState = z.enum(claimStates)
export type ClaimState = z.infer<typeof claimState>

/** A reviewer's possible decisions on an attempt. */
export const decisionKinds = ['approve', 'ask_again', 'decline'] as const
export const decisionKind = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof decisionKind>

/** Staff, the member through Member Center, or the desk itself. */
export const actorKind = z.enum(['staff', 'member', 'system'])

/** A member of staff, as colleagues see them. */
export const colleague = z.object({ id, name: z.string() })
export type Colleague = z.infer<typeof colleague>

/** A reviewer's short, renewing lock on a claim. It keeps others out, but authorises nothing. */
export const lease = z.object({
  holder: colleague,
  isMine: z.boolean(),
  takenAt: instant,
  expiresAt: instant,
})
export type Lease = z.infer<typeof lease>

/** Product categories of the guides, in the order in which the guides list them. */
export const categories = [
  'laptop',
  'aio',
  'desktop',
  'pro_dt',
  'monitor',
  'motherboard',
  'graphics_card',
  'pc_case',
  'gaming_gear',
  'gaming_chair',
  'liquid_cooling',
  'ssd',
  'pbm',
] as const
export const category = z.enum(categories)
export type Category = z.infer<typeof category>
