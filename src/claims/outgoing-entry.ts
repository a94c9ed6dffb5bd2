import * as z from 'zod/mini'
import { claimNumber } from '../../contract/claim-number.ts'
import { decisionKind } from '../../contract/claim-words.ts'
import { problem } from '../../contract/problems.ts'

export const outgoingSchema = z.object({
  /** Who decided, and the draft it was written in. */
  person: z.string(),
  draft: z.string(),
  number: claimNumber,
  kind: decisionKind,
  /** The call exactly as it was sent, key included: a repeat says the same. */
  call: z.object({
    params: z.object({ number: claimNumber }),
    version: z.int(),
    idempotencyKey: z.string(),
    body: z.record(z.string(), z.unknown()),
  }),
  /** The queue it was decided in, as a search string. */
  queue: z.string(),
  /** `lost`: nobody knows whether it was applied. */
  state: z.enum(['sending', 'refused', 'lost']),
  problem: z.nullable(problem),
  /** Why it has to be sent again; `null` while it is sent for the first time. */
  again: z.nullable(z.enum(['no_answer', 'signed_in'])),
  sentAt: z.number(),
})

/** A decision on its way, from the key that sent it until somebody knows what became of it. */
export type Outgoing = z.infer<typeof outgoingSchema>
