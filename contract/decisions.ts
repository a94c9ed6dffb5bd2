import * as z from 'zod/mini'
import { named } from './faults.ts'
import { mark } from './checks.ts'
import { claimParam } from './claim-number.ts'
import { claimAnswer, redeemHistoryRow } from './claims.ts'
import { decisionKind } from './claim-words.ts'
import { endpoint } from './endpoint.ts'
import { note } from './facts.ts'
import { prizeKind } from './promotions.ts'
import { placeholder } from './placeholders.ts'
import type { ProblemId } from './problems.ts'
import { optionalLines, text } from './schema.ts'

const reasonIds = z.array(text(64)).check(
  z.minLength(1),
  z.maxLength(8),
  z.refine((ids) => new Set(ids).size === ids.length, named('repeated', 'each reason once')),
)

/** UTF-16 code units. */
export const additionAtMost = 500

/** The agent's own sentence to the member, shown after the reasons and public like them. */
const addition = optionalLines(additionAtMost)

const marks = z._default(z.array(mark).check(z.maxLength(60)), [])

/**
 * Seal of the preview the caller saw: if the outcome would now differ, the decision is refused.
 * Without a seal, any outcome is accepted.
 */
const seal = z._default(z.nullable(text(64)), null)

const decisionProblems = [
  'not_found',
  'preview_stale',
  'claim_changed',
  'claim_not_open',
  'claim_taken',
] as const satisfies ProblemId[]

export const claimApprove = endpoint({
  name: 'claimApprove',
  method: 'POST',
  path: '/api/claims/{number}/approve',
  summary: 'Approves the current attempt, and creates the prize and the mail.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({
    internalNote: note,
    marks,
    overrideReason: note,
    seal,
    /** Approved in the clean lane: refused if the claim is no longer in it. */
    inLane: z._default(z.boolean(), false),
  }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'no_prize_fits', 'override_missing', 'not_in_lane'],
})

export const claimAskAgain = endpoint({
  name: 'claimAskAgain',
  method: 'POST',
  path: '/api/claims/{number}/ask-again',
  summary: 'Asks the member again, with reasons they can fix; Member Center shows Redeem Again.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reasons: reasonIds, addition, internalNote: note, marks, seal }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'reason_unfit', 'placeholder_left'],
})

export const claimDecline = endpoint({
  name: 'claimDecline',
  method: 'POST',
  path: '/api/claims/{number}/decline',
  summary: 'Declines the claim for good, with final reasons.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reasons: reasonIds, internalNote: note, marks, seal }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'reason_unfit'],
})

/** A mail as the member will read it; a prize code is masked. */
export const mailPreview = z.object({
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The paragraphs of the body that differ from mail to mail; the others are the usual wording. */
  essence: z.string(),
  language: z.string(),
})
export type MailPreview = z.infer<typeof mailPreview>

/**
 * placeholder_left: a placeholder in brackets was not filled in · wrong_language: the agent's
 * sentence is not in the member's language · link_missing: the mail asks for something without
 * saying where to fix it.
 */
export const mailWarnings = ['placeholder_left', 'wrong_language', 'link_missing'] as const
export type MailWarning = (typeof mailWarnings)[number]

export const decisionPreview = endpoint({
  name: 'decisionPreview',
  method: 'POST',
  path: '/api/claims/{number}/preview',
  summary: 'The mail and the Redeem History row that a decision would create; nothing is changed.',
  access: 'claims.decide',
  params: claimParam,
  body: z.strictObject({
    kind: decisionKind,
    reasons: z.array(text(64)).check(z.maxLength(8)),
    addition,
  }),
  answer: {
    status: 200,
    body: z.object({
      mail: mailPreview,
      /** The same mail in English, for agents who do not read the member's language. */
      reading: z.nullable(mailPreview),
      /** Warnings to look at before sending. */
      warnings: z.array(z.enum(mailWarnings)),
      /** Placeholders left in the agent’s sentence; while there are any, the decision is refused. */
      unfilled: z.array(placeholder),
      redeemHistory: redeemHistoryRow,
      /** Identifies everything in this preview; sent along with the decision. */
      seal: z.string(),
      /** State of the prize; `null` unless it is an approval. */
      prize: z.nullable(
        z.object({
          name: z.string(),
          kind: prizeKind,
          state: z.enum(['to_confirm', 'issued', 'awaiting_code', 'held', 'dispatch']),
        }),
      ),
    }),
  },
  problems: ['not_found', 'reason_unfit', 'no_prize_fits', 'claim_not_open'],
})
