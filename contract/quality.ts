import * as z from 'zod/mini'
import { checkPlace } from './checks.ts'
import { claimNumber, claimParam } from './claim-number.ts'
import { attempt } from './claims.ts'
import { decisionKind } from './claim-words.ts'
import { endpoint } from './endpoint.ts'
import { note } from './facts.ts'
import { money } from './money.ts'
import { id, instant, localDate, sha256, text } from './schema.ts'

/** Which decisions get a second look; if several rules match, the largest share applies. */
const qualityRule = z.strictObject({
  promotion: z.nullable(text(64)),
  /** A reason in the decision. */
  reason: z.nullable(text(64)),
  /** Who decided. */
  staff: z.nullable(id),
  /** Prize of the promotion that was earned. */
  prize: z.nullable(text(64)),
  /** Minimum value of the earned prize; other currencies don't match. */
  worthFrom: z._default(z.nullable(money), null),
  /** Per cent. */
  share: z.int().check(z.gte(0), z.lte(100)),
})
export type QualityRule = z.infer<typeof qualityRule>

export const qualityTerms = z.strictObject({
  rules: z.array(qualityRule).check(z.maxLength(100)),
  /** Percentage of second looks that are golden claims. */
  goldenShare: z.int().check(z.gte(0), z.lte(50)),
})
export type QualityTerms = z.infer<typeof qualityTerms>

const verdict = z.object({ kind: decisionKind, reasons: z.array(z.string()) })
export type LookVerdict = z.infer<typeof verdict>

/** How often the second look agreed: by first reviewer, and by reason. */
const agreement = z.object({ key: z.string(), name: z.string(), looks: z.int(), agreed: z.int() })
export type Agreement = z.infer<typeof agreement>

export const quality = z.object({
  ...qualityTerms.shape,
  /** Second looks waiting for a reviewer. */
  waiting: z.int(),
  byAgent: z.array(agreement),
  byReason: z.array(agreement),
  /** For golden claims, by second reviewer. */
  golden: z.array(agreement),
  goldenClaims: z.array(z.object({ number: claimNumber, ...verdict.shape })),
})
export type Quality = z.infer<typeof quality>

export const qualityRead = endpoint({
  name: 'qualityRead',
  method: 'GET',
  path: '/api/supervision/quality',
  summary: 'How many decisions get a second look, and how often both reviewers agree.',
  access: 'supervision.read',
  answer: { status: 200, body: quality },
  problems: [],
})

export const qualityChange = endpoint({
  name: 'qualityChange',
  method: 'PUT',
  path: '/api/supervision/quality',
  summary: 'Sets which share of which decisions gets a second look.',
  access: 'supervision.act',
  body: qualityTerms,
  answer: { status: 200, body: quality },
  problems: [],
})

export const goldenSet = endpoint({
  name: 'goldenSet',
  method: 'PUT',
  path: '/api/claims/{number}/golden',
  summary: 'Makes a decided claim a golden claim, or no longer one.',
  access: 'supervision.act',
  params: claimParam,
  body: z.strictObject({ isGolden: z.boolean() }),
  answer: { status: 200, body: quality },
  problems: ['not_found', 'claim_not_decided'],
})

/**
 * A second look as the reviewer sees it: without the first decision, without a hint that golden
 * claims exist, and without the claim number, which would lead to the decision. Its pictures are
 * loaded through the look.
 */
export const blindLook = z.object({
  id,
  promotion: z.object({
    name: z.string(),
    purchaseFrom: localDate,
    purchaseTo: localDate,
    redeemUntil: localDate,
  }),
  prize: z.nullable(z.string()),
  attempt: z.omit(attempt, { decision: true }),
  /**
   * The part of each page that decides, in pixels, where it was read: pictures open on it. Not what
   * was read there, nor what follows from it.
   */
  areas: z.array(
    z.pick(checkPlace, { kind: true, sha256: true, x: true, y: true, width: true, height: true }),
  ),
})
export type BlindLook = z.infer<typeof blindLook>

export const lookNext = endpoint({
  name: 'lookNext',
  method: 'POST',
  path: '/api/second-looks/next',
  summary:
    'The caller’s current second look, or the next one: a colleague’s decision, without its outcome.',
  access: 'claims.decide',
  answer: { status: 200, body: z.object({ look: z.nullable(blindLook), left: z.int() }) },
  problems: [],
})

export const lookPicture = endpoint({
  name: 'lookPicture',
  method: 'GET',
  path: '/api/second-looks/{id}/pictures/{sha256}',
  summary: 'One page of evidence of the caller’s current second look, as a picture.',
  access: 'claims.decide',
  params: z.object({ id, sha256 }),
  answer: { status: 200, bytes: true },
  problems: ['not_found'],
})

export const lookGive = endpoint({
  name: 'lookGive',
  method: 'POST',
  path: '/api/second-looks/{id}',
  summary:
    'The second reviewer’s verdict. The claim does not change; a disagreement goes to a supervisor.',
  access: 'claims.decide',
  params: z.object({ id }),
  body: z.strictObject({
    kind: decisionKind,
    reasons: z.array(text(64)).check(z.maxLength(8)),
    note,
  }),
  answer: {
    status: 200,
    body: z.object({
      agrees: z.boolean(),
      claim: claimNumber,
      first: verdict,
      firstBy: z.string(),
    }),
  },
  problems: ['not_found', 'look_not_yours', 'look_given', 'reason_unfit'],
})

export const disagreement = z.object({
  id,
  claim: claimNumber,
  attempt: z.int(),
  first: verdict,
  firstBy: z.string(),
  second: verdict,
  secondBy: z.string(),
  note: z.nullable(z.string()),
  at: instant,
  /** Who was right, according to a supervisor; `null` while open. */
  settledFor: z.nullable(z.enum(['first', 'second'])),
  settledBy: z.nullable(z.string()),
  /** Whether this person may settle it: not one of the two, and only while open. */
  canSettle: z.boolean(),
})
export type Disagreement = z.infer<typeof disagreement>

export const disagreementList = endpoint({
  name: 'disagreementList',
  method: 'GET',
  path: '/api/second-looks/disagreements',
  summary: 'Decisions with two different verdicts: open ones first, at most 200.',
  access: 'supervision.read',
  answer: { status: 200, body: z.array(disagreement) },
  problems: [],
})

export const disagreementSettle = endpoint({
  name: 'disagreementSettle',
  method: 'POST',
  path: '/api/second-looks/{id}/settle',
  summary: 'Settles who was right. This does not reverse the decision itself.',
  access: 'supervision.act',
  params: z.object({ id }),
  body: z.strictObject({ for: z.enum(['first', 'second']) }),
  answer: { status: 200, body: disagreement },
  problems: ['not_found', 'own_look', 'look_settled'],
})
