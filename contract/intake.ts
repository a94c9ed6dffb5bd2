import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { redeemHistoryRow } from './claims.ts'
import { pictureHint } from './document-reading.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { member, note, purchase, recipient, registration } from './facts.ts'
import { fixPlace } from './reasons.ts'
import { promotionId } from './promotions.ts'
import { cursor, foreignId, localDate, page, wholeNumber } from './schema.ts'

/** What Member Center sends with a first redemption, besides the pictures. */
export const claimIntake = z.strictObject({
  promotion: promotionId,
  member,
  registration,
  purchase,
  recipient,
  note,
})
export type ClaimIntake = z.infer<typeof claimIntake>

/**
 * What Member Center sends with *Redeem Again*. The recipient is asked for again; registration and
 * purchase are only sent if the member corrected them under My Products. A picture that is not sent
 * stays the one of the previous attempt. The member is named as well: for someone else's claim the
 * answer is `not_found`.
 */
export const attemptIntake = z.strictObject({
  memberId: foreignId,
  registration: z.optional(registration),
  purchase: z.optional(purchase),
  recipient,
  note,
})
export type AttemptIntake = z.infer<typeof attemptIntake>

/** The Redeem History row, and what Member Center needs to lead the member to the right page. */
export const memberClaim = z.object({
  number: claimNumber,
  ...redeemHistoryRow.shape,
  /** Where the member fixes what was asked for; empty unless *Redeem Again* is offered. */
  fixes: z.array(fixPlace),
  /** The last date to redeem again; `null` if there is none. */
  answerBy: z.nullable(localDate),
  attempt: z.int(),
  /** The question about the parcel's address; answered with `intakeRecipientCorrect`. */
  addressQuestion: z.nullable(z.string()),
})
export type MemberClaim = z.infer<typeof memberClaim>

/** A single claim, with hints about its pictures. */
const memberClaimWithWarnings = z.extend(memberClaim, {
  /** The claim's owner, for Member Center to compare with the signed-in member. */
  memberId: foreignId,
  /**
   * What makes the latest pictures hard to judge, to tell the member early. Light and sharpness are
   * known immediately; the rest once the pictures are read, seconds later.
   */
  warnings: z.array(z.object({ document: evidenceKind, hint: pictureHint })),
})
export type MemberClaimWithWarnings = z.infer<typeof memberClaimWithWarnings>

export const intakeClaimCreate = endpoint({
  name: 'intakeClaimCreate',
  method: 'POST',
  path: '/api/intake/claims',
  summary: 'A member redeems a promotion: creates one claim with its two pictures.',
  access: 'intake',
  form: {
    part: 'claim',
    json: claimIntake,
    files: { invoice: 'required', serialPhoto: 'required' },
  },
  repeatable: true,
  answer: { status: 201, body: memberClaimWithWarnings },
  problems: [],
})

export const intakeAttemptCreate = endpoint({
  name: 'intakeAttemptCreate',
  method: 'POST',
  path: '/api/intake/claims/{number}/attempts',
  summary: 'The member redeems again with what was asked for: adds an attempt.',
  access: 'intake',
  params: claimParam,
  form: {
    part: 'attempt',
    json: attemptIntake,
    files: { invoice: 'optional', serialPhoto: 'optional' },
  },
  repeatable: true,
  answer: { status: 201, body: memberClaimWithWarnings },
  problems: ['not_found', 'not_asked_again', 'claim_expired'],
})

export const intakeClaimRead = endpoint({
  name: 'intakeClaimRead',
  method: 'GET',
  path: '/api/intake/claims/{number}',
  summary:
    'The Redeem History row of a claim, exactly as the member sees it; if a member is given, only their claims are found.',
  access: 'intake',
  params: claimParam,
  /** The member signed in at Member Center: for someone else's claim the answer is `not_found`. */
  query: z.strictObject({ memberId: z.optional(foreignId) }),
  answer: { status: 200, body: memberClaimWithWarnings },
  problems: ['not_found'],
})

export const intakeMemberClaims = endpoint({
  name: 'intakeMemberClaims',
  method: 'GET',
  path: '/api/intake/members/{member}/claims',
  summary: 'The Redeem History of a member, newest first; empty for a member without claims.',
  access: 'intake',
  params: z.object({ member: foreignId }),
  query: z.strictObject({ cursor, limit: z._default(wholeNumber(1, 200), 50) }),
  answer: { status: 200, body: page(memberClaim) },
  problems: [],
})
