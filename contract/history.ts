import * as z from 'zod/mini'
import { checkId } from './checks.ts'
import { actorKind, decisionKind } from './claim-words.ts'
import { mailKind, mailState } from './mail-kinds.ts'
import { prizeState } from './prizes.ts'
import { replacementCause } from './replacements.ts'
import { instant, localDate } from './schema.ts'
import { sharedOut } from './sharing-words.ts'
import { signOffKind } from './sign-offs.ts'

/** Who did it: a member of staff, the member through Member Center, or the desk itself. */
export const stepActor = z.object({
  kind: actorKind,
  name: z.nullable(z.string()),
})

/** A mail that a step caused. */
export const stepMail = z.object({ id: z.uuid(), kind: mailKind, state: mailState })

/** Fields of every step. */
const everyStep = {
  version: z.int(),
  at: instant,
  actor: stepActor,
  attempt: z.int(),
  /** Never shown to the member. */
  internalNote: z.nullable(z.string()),
  mails: z.array(stepMail),
}

/** Parts of an attempt that may differ from the previous one. */
const attemptPart = z.enum([
  'invoice',
  'serial_photo',
  'registration',
  'purchase',
  'recipient',
  'note',
])
export type AttemptPart = z.infer<typeof attemptPart>

const nothing = {}
/** It put back what an earlier step had changed. */
const undo = { isUndo: z.optional(z.literal(true)) }
export interface UndoMark {
  isUndo?: true
}
const because = { because: z.string() }
const reasons = { reasons: z.array(z.string()) }
const signedOff = { askedBy: z.optional(z.string()) }
const codeLast4 = z.string()

/** State of the prize after the step; of its code only the last characters. */
const prize = { prize: z.string(), prizeState, codeLast4: z.optional(codeLast4) }

const takenBack = {
  decision: decisionKind,
  /** For an approval: its prize, and the state of a code that had been issued. */
  prize: z.optional(z.string()),
  codeLast4: z.optional(codeLast4),
  codeBecame: z.optional(z.enum(['void', 'available'])),
  ...signedOff,
}

function step<const Kind extends string, Details extends z.core.$ZodShape>(
  kind: Kind,
  details: Details,
) {
  return z.object({ kind: z.literal(kind), details: z.object(details), ...everyStep })
}

/** All kinds of steps, in the order of a claim's life. Stable, because they are stored. */
const knownStep = z.discriminatedUnion('kind', [
  step('claim_received', nothing),
  step('attempt_received', { changed: z.array(attemptPart) }),
  step('claim_assigned', { to: z.nullable(z.string()), ...sharedOut, ...undo }),
  step('claim_handed_over', { to: z.string() }),
  step('claim_held', { until: localDate, ...undo }),
  step('claim_hold_ended', undo),
  step('claim_skipped', nothing),
  step('claim_tagged', {
    added: z.array(z.string()),
    removed: z.array(z.string()),
    ...undo,
  }),
  step('claim_asked_again', { ...reasons, answerBy: z.optional(localDate) }),
  step('answer_reminded', { answerBy: localDate }),
  step('claim_expired', { answerBy: localDate }),
  step('claim_reopened', { ...because, answerBy: z.nullable(localDate) }),
  step('claim_declined', reasons),
  step('claim_approved', {
    ...prize,
    /** The failed checks, and why the claim was approved anyway. */
    overrode: z.optional(z.array(checkId)),
    because: z.optional(z.nullable(z.string())),
  }),
  step('decision_undone', takenBack),
  step('decision_reversed', takenBack),
  step('prize_confirmed', prize),
  step('prize_refused', because),
  step('prize_released', prize),
  step('code_issued', prize),
  step('code_revealed', { codeLast4, ...because }),
  step('code_resent', {
    codeLast4,
    ...because,
    ...signedOff,
    emailBefore: z.optional(z.string()),
    email: z.optional(z.string()),
  }),
  step('replacement_asked', { ...because, cause: replacementCause }),
  step('replacement_confirmed', {
    /** A parcel is packed again; a code has the new state of its prize. */
    cause: z.optional(replacementCause),
    prize: z.optional(z.string()),
    prizeState: z.optional(prizeState),
    codeLast4: z.optional(codeLast4),
  }),
  step('replacement_refused', { cause: replacementCause }),
  step('sign_off_asked', { asked: signOffKind, ...because }),
  step('sign_off_refused', { asked: signOffKind, ...because }),
  step('mail_bounced', { ...because, mailKind }),
  step('shipment_opened', nothing),
  step('address_asked', because),
  step('recipient_corrected', {
    because: z.optional(z.string()),
    before: z.array(z.string()),
    after: z.array(z.string()),
    phoneBefore: z.string(),
    ...signedOff,
  }),
  step('shipment_packed', nothing),
  step('shipment_unpacked', nothing),
  step('shipment_shipped', {
    carrier: z.string(),
    trackingNumbers: z.array(z.string()),
    shippedOn: localDate,
  }),
  step('shipment_delivered', { deliveredOn: localDate }),
  step('shipment_returned', because),
  step('shipment_lost', because),
])
type KnownStep = z.infer<typeof knownStep>
export type EventKind = KnownStep['kind']

/** Details of a step by kind. */
export type DetailsOf<Kind extends EventKind> = Extract<KnownStep, { kind: Kind }>['details']

/** A step from another version of the desk: shown as it is. */
const otherStep = z.object({
  kind: z.string(),
  /** Anything: one step that says something new must not hide the whole claim. */
  details: z.record(z.string(), z.unknown()),
  ...everyStep,
})

/** One entry of a claim's history. `details` depends on the kind. */
export const historyEvent = z.union([knownStep, otherStep])
export type HistoryEvent = z.infer<typeof historyEvent>

/** The step with typed details; `null` if this version does not know its kind. */
export function asKnownStep(event: HistoryEvent): KnownStep | null {
  const known = z.safeParse(knownStep, event)
  return known.success ? known.data : null
}
