import * as z from 'zod/mini'
import { check, mark } from './checks.ts'
import { claimNumber, claimParam } from './claim-number.ts'
import { deadline } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import { document } from './evidence.ts'
import { member, purchase, recipient, registration } from './facts.ts'
import { historyEvent } from './history.ts'
import { prizeKind } from './promotions.ts'
import { problemId } from './problems.ts'
import { readFacts } from './read-facts.ts'
import { id, instant, localDate, region } from './schema.ts'
import { claimState, colleague, decisionKind, lease } from './claim-words.ts'
import { pendingSignOff } from './sign-offs.ts'
import { suggestion } from './suggestions.ts'

/** On hold until a local date of the promotion, with the reason. The review clock keeps running. */
export const hold = z.object({
  until: localDate,
  because: z.string(),
  by: z.string(),
})
export type Hold = z.infer<typeof hold>

/** The Redeem History row, exactly as Member Center shows it. */
export const redeemHistoryRow = z.object({
  redeemDate: localDate,
  promotionName: z.string(),
  productName: z.string(),
  serialNumber: z.string(),
  /** The member's status, word for word; one line for each of several reasons. */
  status: z.string(),
  /** Whether the row has the *Redeem Again* button. */
  hasRedeemAgain: z.boolean(),
})
export type RedeemHistoryRow = z.infer<typeof redeemHistoryRow>

/** Whether this person may take an action on this claim now, and if not, why. */
export const ability = z.object({
  isAllowed: z.boolean(),
  why: z.nullable(problemId),
})
export type Ability = z.infer<typeof ability>

export const claimActions = [
  'approve',
  'askAgain',
  'decline',
  'take',
  'takeOver',
  'assign',
  'handOver',
  'hold',
  'endHold',
  'skip',
  'undo',
  'reverse',
  'reopen',
  'note',
  'watch',
  'seeEvidence',
] as const
export type ClaimAction = (typeof claimActions)[number]

/** The decision on one attempt. */
export const decision = z.object({
  kind: decisionKind,
  at: instant,
  by: z.nullable(z.string()),
  /** Reason IDs, in the order in which they were selected. */
  reasons: z.array(z.string()),
  internalNote: z.nullable(z.string()),
  /** The reviewer's marks on documents and checks. */
  marks: z.array(mark),
  /** Why it was approved although a check failed. */
  overrideReason: z.nullable(z.string()),
})

/** One submission of evidence with everything the member stated then. */
export const attempt = z.object({
  number: z.int(),
  submittedAt: instant,
  member,
  registration,
  purchase,
  recipient,
  note: z.nullable(z.string()),
  documents: z.array(document),
  decision: z.nullable(decision),
})
export type Attempt = z.infer<typeof attempt>

/** Whether the next prize could go out at once, and how many wait for one already (at most 1000). */
const prizeSupply = z.object({ isInStock: z.boolean(), waiting: z.int() })
export type PrizeSupply = z.infer<typeof prizeSupply>

export const claim = z.object({
  number: claimNumber,
  version: z.int(),
  state: claimState,
  region,
  promotion: z.object({
    id: z.string(),
    name: z.string(),
    purchaseFrom: localDate,
    purchaseTo: localDate,
    redeemUntil: localDate,
    language: z.string(),
    release: z.enum(['on_approval', 'after_end']),
  }),
  /**
   * The prize that approval would earn, or has earned; `null` if the promotion has none for the
   * product.
   */
  prize: z.nullable(
    z.object({
      name: z.string(),
      kind: prizeKind,
      /** The stock it would come from; `null` once it is earned, and for goods nobody counts. */
      supply: z.nullable(prizeSupply),
    }),
  ),
  submittedAt: instant,
  firstSubmittedAt: instant,
  assignee: z.nullable(colleague),
  lease: z.nullable(lease),
  hold: z.nullable(hold),
  /** While the member is asked again; `answerBy` is the last date to answer, if there is one. */
  awaited: z.nullable(
    z.object({ answerBy: z.nullable(localDate), remindedAt: z.nullable(instant) }),
  ),
  /** Until when the caller can undo the decision, before its mail is sent; `null` if they can't. */
  undoUntil: z.nullable(instant),
  tags: z.array(z.string()),
  /** Pending sign-offs. */
  pending: z.array(pendingSignOff),
  deadline,
  /** The newest first. */
  attempts: z.array(attempt),
  /** The newest first. */
  history: z.array(historyEvent),
  redeemHistory: redeemHistoryRow,
  /** Checks on the current attempt, as they come out now. */
  checks: z.array(check),
  /** Whether it is in the clean lane: every check passes, and the lane’s terms do not exclude it. */
  isInLane: z.boolean(),
  /**
   * Decisions that the evidence of the current attempt leads to, at most two, the best first. Empty
   * where a person has to look first, and when the claim is not open.
   */
  suggestions: z.array(suggestion),
  /** Readings of the current attempt's pictures. */
  read: readFacts,
  abilities: z.record(z.enum(claimActions), ability),
})
export type Claim = z.infer<typeof claim>

/** The claim after the call. */
export const claimAnswer = { status: 200, body: claim } as const

export const claimRead = endpoint({
  name: 'claimRead',
  method: 'GET',
  path: '/api/claims/{number}',
  summary:
    'One complete claim: attempts, evidence, clock, history, and what the caller may do with it.',
  access: 'claims.read',
  params: claimParam,
  answer: claimAnswer,
  problems: ['not_found', 'blind_look'],
})

export const claimTake = endpoint({
  name: 'claimTake',
  method: 'PUT',
  path: '/api/claims/{number}/lease',
  summary: 'Takes or renews the lease on a claim for ten minutes.',
  access: 'claims.decide',
  params: claimParam,
  answer: { status: 200, body: lease },
  problems: ['not_found', 'claim_taken', 'claim_not_open'],
})

export const claimLeave = endpoint({
  name: 'claimLeave',
  method: 'DELETE',
  path: '/api/claims/{number}/lease',
  summary: 'Ends the caller’s lease; without one nothing happens.',
  access: 'claims.decide',
  params: claimParam,
  /** `ahead`: only a lease taken ahead; the claim may be open elsewhere. */
  query: z.strictObject({ only: z.optional(z.enum(['ahead'])) }),
  answer: { status: 204 },
  problems: ['not_found'],
})

export const claimAssign = endpoint({
  name: 'claimAssign',
  method: 'PUT',
  path: '/api/claims/{number}/assignee',
  summary: 'Assigns an open claim to a colleague who decides claims, or unassigns it.',
  access: 'claims.assign',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ assignee: z.nullable(id) }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open'],
})
