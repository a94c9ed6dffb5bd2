import * as z from 'zod/mini'
import { checkId } from './checks.ts'
import { lease } from './claim-words.ts'
import { claimNumber, claimParam } from './claim-number.ts'
import { claim, claimAnswer } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { note } from './facts.ts'
import { id, instant, lines, localDate } from './schema.ts'
import { claimTie } from './ties.ts'

const because = lines(500)

/** A claim is put on hold for at most so many days. */
export const holdDaysAtMost = 60

export const claimTakeOver = endpoint({
  name: 'claimTakeOver',
  method: 'POST',
  path: '/api/claims/{number}/lease/take-over',
  summary: 'Takes the lease over from a colleague, who is notified.',
  access: 'claims.decide',
  params: claimParam,
  answer: { status: 200, body: lease },
  problems: ['not_found', 'claim_not_open'],
})

export const claimHandOver = endpoint({
  name: 'claimHandOver',
  method: 'POST',
  path: '/api/claims/{number}/hand-over',
  summary: 'Hands the claim over to a colleague who decides claims, with a note.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ to: id, note }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimHold = endpoint({
  name: 'claimHold',
  method: 'PUT',
  path: '/api/claims/{number}/hold',
  summary:
    'Puts an open claim on hold until a date, at most 60 days ahead; its clock keeps running.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ until: localDate, because }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimEndHold = endpoint({
  name: 'claimEndHold',
  method: 'DELETE',
  path: '/api/claims/{number}/hold',
  summary: 'Takes a claim off hold before its date.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken', 'not_on_hold'],
})

export const claimSkip = endpoint({
  name: 'claimSkip',
  method: 'POST',
  path: '/api/claims/{number}/skip',
  summary: 'Skips an open claim, with a reason; colleagues get it before the caller.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ because }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimUndo = endpoint({
  name: 'claimUndo',
  method: 'POST',
  path: '/api/claims/{number}/undo',
  summary: 'Undoes the caller’s own decision within seconds, before anything was sent.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'nothing_to_undo', 'undo_too_late'],
})

export const claimReverse = endpoint({
  name: 'claimReverse',
  method: 'POST',
  path: '/api/claims/{number}/reverse',
  summary:
    'Reverses a decision with a reason; if its code may have been seen, a second person signs it off.',
  access: 'claims.reverse',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because }),
  answer: claimAnswer,
  problems: [
    'not_found',
    'claim_changed',
    'nothing_to_undo',
    'prize_on_its_way',
    'sign_off_asked',
    'too_many_attempts',
  ],
})

export const claimReopen = endpoint({
  name: 'claimReopen',
  method: 'POST',
  path: '/api/claims/{number}/reopen',
  summary:
    'Reopens an expired claim with a reason: the member is asked again, with a new last date.',
  access: 'claims.reverse',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'not_expired'],
})

/** Something that two claims share, and in which document if it is in one. */
const sharedTie = z.object({ tie: claimTie, document: z.nullable(evidenceKind) })
export type SharedTie = z.infer<typeof sharedTie>

const linkedClaim = z.object({
  number: claimNumber,
  /** `null` if the caller’s second look at it is still to be given: that one is blind. */
  state: z.nullable(claim.shape.state),
  promotion: z.string(),
  memberName: z.string(),
  email: z.string(),
  productName: z.string(),
  serialNumber: z.string(),
  submittedAt: instant,
  /** Everything that it shares, the most telling first. */
  by: z.array(sharedTie),
  /** This claim’s checks that name it. */
  checks: z.array(checkId),
})
export type LinkedClaim = z.infer<typeof linkedClaim>

export const claimLinks = endpoint({
  name: 'claimLinks',
  method: 'GET',
  path: '/api/claims/{number}/links',
  summary:
    'Other claims that the checks name, then up to 100 that share a stated fact or a file, newest first.',
  access: 'claims.read',
  params: claimParam,
  answer: { status: 200, body: z.array(linkedClaim) },
  problems: ['not_found', 'blind_look'],
})
