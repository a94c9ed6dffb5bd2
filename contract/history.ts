import * as z from 'zod/mini'
import { mailKind, mailState } from './mail-kinds.ts'
import { instant } from './schema.ts'

/** Every step a claim can take, in the order of a claim's life. Stable: stored for ever. */
const eventKinds = [
  'claim_received',
  'attempt_received',
  'claim_assigned',
  'claim_handed_over',
  'claim_held',
  'claim_hold_ended',
  'claim_skipped',
  'claim_tagged',
  'claim_asked_again',
  'claim_declined',
  'claim_approved',
  'decision_undone',
  'decision_reversed',
  'prize_confirmed',
  'prize_refused',
  'prize_released',
  'code_issued',
  'code_revealed',
  'code_resent',
  'replacement_asked',
  'replacement_confirmed',
  'replacement_refused',
  'sign_off_asked',
  'sign_off_refused',
  'mail_bounced',
  'shipment_opened',
  'address_asked',
  'recipient_corrected',
  'shipment_packed',
  'shipment_unpacked',
  'shipment_shipped',
  'shipment_delivered',
  'shipment_returned',
  'shipment_lost',
] as const
const eventKind = z.enum(eventKinds)
export type EventKind = z.infer<typeof eventKind>

/** Who did it: a person of the desk, the member through Member Center, or the desk's own machinery. */
const actor = z.object({
  kind: z.enum(['staff', 'member', 'system']),
  name: z.nullable(z.string()),
})

/** One line of a claim's history. What `details` holds depends on the kind; unknown keys are shown as they are. */
export const historyEvent = z.object({
  version: z.int(),
  kind: eventKind,
  at: instant,
  actor,
  attempt: z.int(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])),
  /** Never shown to the member. */
  internalNote: z.nullable(z.string()),
  /** Mails this step caused. */
  mails: z.array(z.object({ id: z.uuid(), kind: mailKind, state: mailState })),
})
export type HistoryEvent = z.infer<typeof historyEvent>
