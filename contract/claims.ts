import * as z from 'zod/mini'
import { check, mark } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { deadline, standings } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import { document } from './evidence.ts'
import { category, member, note, purchase, recipient, registration } from './facts.ts'
import { historyEvent } from './history.ts'
import { prizeKind } from './promotions.ts'
import { problems, type ProblemId } from './problems.ts'
import {
  commaList,
  cursor,
  id,
  instant,
  language,
  localDate,
  optionalText,
  page,
  region,
  text,
  wholeNumber,
} from './schema.ts'
import { tag } from './tags.ts'

/**
 * waiting: an attempt is there to be decided (in review while somebody holds its lease) ·
 * asked_again: it is with the member · approved, declined: final.
 */
export const claimStates = ['waiting', 'asked_again', 'approved', 'declined'] as const
export const claimState = z.enum(claimStates)
export type ClaimState = z.infer<typeof claimState>

export const decisionKinds = ['approve', 'ask_again', 'decline'] as const
export const decisionKind = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof decisionKind>

/** Somebody of the desk, as colleagues see them. */
export const colleague = z.object({ id, name: z.string() })
export type Colleague = z.infer<typeof colleague>

/** A reviewer's short, renewing hold on a claim. It keeps others away; it authorises nothing. */
export const lease = z.object({
  holder: colleague,
  isMine: z.boolean(),
  takenAt: instant,
  expiresAt: instant,
})
export type Lease = z.infer<typeof lease>

/** Put off until a local date of the promotion, with the reason; the review clock goes on. */
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
  /** The member's status, word for word; several reasons stand in several lines. */
  status: z.string(),
  /** Whether the row carries the button *Redeem Again*. */
  hasRedeemAgain: z.boolean(),
})
export type RedeemHistoryRow = z.infer<typeof redeemHistoryRow>

export const queueRow = z.object({
  number: claimNumber,
  version: z.int(),
  state: claimState,
  promotion: z.object({ id: z.string(), name: z.string() }),
  region,
  memberName: z.string(),
  email: z.string(),
  productName: z.string(),
  category,
  serialNumber: z.string(),
  attempt: z.int(),
  submittedAt: instant,
  deadline,
  assignee: z.nullable(colleague),
  lease: z.nullable(lease),
  /** Local date until which it is put off. */
  heldUntil: z.nullable(localDate),
  tags: z.array(z.string()),
})
export type QueueRow = z.infer<typeof queueRow>

/** Views of the queue that everybody has; each is a filter the server knows. */
export const queueViews = [
  'to_review',
  'mine',
  'overdue',
  'due_soon',
  'on_hold',
  'asked_again',
  'approved',
  'declined',
  'all',
] as const
export const queueView = z.enum(queueViews)
export type QueueView = z.infer<typeof queueView>

export const queueOrders = ['due', 'newest', 'oldest'] as const

/** `me`, `nobody`, or the id of a colleague. */
const assigneeFilter = z.union([z.literal('me'), z.literal('nobody'), id])

const filter = {
  view: z._default(queueView, 'to_review'),
  state: commaList(claimState),
  promotion: commaList(text(64)),
  region: commaList(region),
  assignee: z.optional(assigneeFilter),
  /** `first`: attempt 1 · `again`: any later one. */
  attempt: z.optional(z.enum(['first', 'again'])),
  due: commaList(z.enum(standings)),
  /** Claims that bear any of these. */
  tag: commaList(tag),
  language: commaList(language),
  /** Open claims that are due on this date, in the promotion’s zone. */
  dueOn: z.optional(localDate),
  /** Claims of which an attempt came, or was decided, on this date of the team. */
  receivedOn: z.optional(localDate),
  decidedOn: z.optional(localDate),
  /** Claims that were open at the end of this date of the team. */
  openOn: z.optional(localDate),
  /** Claim number, S/N, name, e-mail or tag, or the beginning or a part of one. */
  q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  order: z._default(z.enum(queueOrders), 'due'),
}

export const claimList = endpoint({
  name: 'claimList',
  method: 'GET',
  path: '/api/claims',
  summary: 'The queue: claims by filter, in pages by keyset.',
  access: 'claims.read',
  query: z.strictObject({ ...filter, cursor, limit: z._default(wholeNumber(1, 200), 50) }),
  answer: {
    status: 200,
    body: z.extend(page(queueRow), {
      /** How many claims match, counted no further than `matchingAtMost`. */
      matching: z.int(),
      matchingAtMost: z.int(),
    }),
  },
  problems: [],
})

export const claimCounts = endpoint({
  name: 'claimCounts',
  method: 'GET',
  path: '/api/claims/counts',
  summary: 'How many claims stand in each view of the queue.',
  access: 'claims.read',
  answer: { status: 200, body: z.record(queueView, z.int()) },
  problems: [],
})

const numberParam = z.object({ number: claimNumber })

/** Whether this person may do a thing to this claim now, and if not, why. */
export const ability = z.object({
  isAllowed: z.boolean(),
  why: z.nullable(z.enum(Object.keys(problems) as [ProblemId, ...ProblemId[]])),
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
  'seeEvidence',
] as const
export type ClaimAction = (typeof claimActions)[number]

/** What a reviewer concluded on one attempt. */
export const decision = z.object({
  kind: decisionKind,
  at: instant,
  by: z.nullable(z.string()),
  /** Reason ids, in the order in which they were chosen. */
  reasons: z.array(z.string()),
  internalNote: z.nullable(z.string()),
  /** What the reviewer thought of the documents and checks. */
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
  /** What approval would earn, or has earned; `null` when no prize fits the product. */
  prize: z.nullable(z.object({ name: z.string(), kind: prizeKind })),
  submittedAt: instant,
  firstSubmittedAt: instant,
  assignee: z.nullable(colleague),
  lease: z.nullable(lease),
  hold: z.nullable(hold),
  /** Until when the caller can undo the decision, before its mail leaves; `null` when they cannot. */
  undoUntil: z.nullable(instant),
  tags: z.array(z.string()),
  deadline,
  /** The newest first. */
  attempts: z.array(attempt),
  /** The newest first. */
  history: z.array(historyEvent),
  redeemHistory: redeemHistoryRow,
  /** Comparisons on the current attempt, as they stand now. */
  checks: z.array(check),
  abilities: z.record(z.enum(claimActions), ability),
})
export type Claim = z.infer<typeof claim>

const claimAnswer = { status: 200, body: claim } as const

export const claimRead = endpoint({
  name: 'claimRead',
  method: 'GET',
  path: '/api/claims/{number}',
  summary: 'One claim whole: attempts, evidence, clock, history, and what the caller may do to it.',
  access: 'claims.read',
  params: numberParam,
  answer: claimAnswer,
  problems: ['not_found'],
})

export const claimNext = endpoint({
  name: 'claimNext',
  method: 'POST',
  path: '/api/claims/next',
  summary: 'Takes the most urgent free claim of a filter of the queue and holds it for the caller.',
  access: 'claims.decide',
  /** The queue one looks at; its order does not matter: the most urgent comes first. */
  query: z.strictObject(filter),
  body: z.strictObject({
    /** Claims to leave out, as they were just passed over. */
    except: z.optional(z.array(claimNumber).check(z.maxLength(200))),
  }),
  answer: {
    status: 200,
    /** `null`: nothing is left that is free. Claims the caller skipped come when nothing else is left. */
    body: z.object({ number: z.nullable(claimNumber) }),
  },
  problems: [],
})

export const claimTake = endpoint({
  name: 'claimTake',
  method: 'PUT',
  path: '/api/claims/{number}/lease',
  summary: 'Takes or renews the lease on a claim for ten minutes.',
  access: 'claims.decide',
  params: numberParam,
  answer: { status: 200, body: lease },
  problems: ['not_found', 'claim_taken', 'claim_not_open'],
})

export const claimLeave = endpoint({
  name: 'claimLeave',
  method: 'DELETE',
  path: '/api/claims/{number}/lease',
  summary: 'Gives the caller’s lease back; without one nothing happens.',
  access: 'claims.decide',
  params: numberParam,
  answer: { status: 204 },
  problems: ['not_found'],
})

export const claimAssign = endpoint({
  name: 'claimAssign',
  method: 'PUT',
  path: '/api/claims/{number}/assignee',
  summary: 'Gives an open claim to a colleague who decides claims, or to nobody.',
  access: 'claims.assign',
  params: numberParam,
  expectsVersion: true,
  body: z.strictObject({ assignee: z.nullable(id) }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open'],
})

const reasonIds = z.array(text(64)).check(
  z.minLength(1),
  z.maxLength(8),
  z.refine((ids) => new Set(ids).size === ids.length, 'each reason once'),
)

/** A sentence of the agent's own, told to the member after the reasons: public, as they are. */
const addition = optionalText(500)

const marks = z._default(z.array(mark).check(z.maxLength(60)), [])

const decisionProblems = [
  'not_found',
  'claim_changed',
  'claim_not_open',
  'claim_taken',
] as const satisfies ProblemId[]

export const claimApprove = endpoint({
  name: 'claimApprove',
  method: 'POST',
  path: '/api/claims/{number}/approve',
  summary: 'Approves the current attempt; the prize and the mail come with it.',
  access: 'claims.decide',
  params: numberParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ internalNote: note, marks, overrideReason: note }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'no_prize_fits', 'override_missing'],
})

export const claimAskAgain = endpoint({
  name: 'claimAskAgain',
  method: 'POST',
  path: '/api/claims/{number}/ask-again',
  summary: 'Asks the member again, with reasons they can fix; they meet it as Redeem Again.',
  access: 'claims.decide',
  params: numberParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reasons: reasonIds, addition, internalNote: note, marks }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'reason_unfit'],
})

export const claimDecline = endpoint({
  name: 'claimDecline',
  method: 'POST',
  path: '/api/claims/{number}/decline',
  summary: 'Declines the claim for good, with final reasons.',
  access: 'claims.decide',
  params: numberParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reasons: reasonIds, internalNote: note, marks }),
  answer: claimAnswer,
  problems: [...decisionProblems, 'reason_unfit'],
})

/** A mail as the member will read it; a prize code is masked. */
export const mailPreview = z.object({
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  language: z.string(),
})
export type MailPreview = z.infer<typeof mailPreview>

/**
 * placeholder_left: something between brackets was not filled in · wrong_language: the agent's own
 * sentence is not in the member's language · link_missing: the mail asks for something without
 * saying where it is mended.
 */
export const mailWarnings = ['placeholder_left', 'wrong_language', 'link_missing'] as const
export type MailWarning = (typeof mailWarnings)[number]

export const decisionPreview = endpoint({
  name: 'decisionPreview',
  method: 'POST',
  path: '/api/claims/{number}/preview',
  summary: 'The mail and the Redeem History row that a decision would cause; nothing is changed.',
  access: 'claims.decide',
  params: numberParam,
  body: z.strictObject({
    kind: decisionKind,
    reasons: z.array(text(64)).check(z.maxLength(8)),
    addition,
  }),
  answer: {
    status: 200,
    body: z.object({
      mail: mailPreview,
      /** The same mail in English, for whoever does not read the member's language. */
      reading: z.nullable(mailPreview),
      /** What should be looked at before it goes. */
      warnings: z.array(z.enum(mailWarnings)),
      redeemHistory: redeemHistoryRow,
      /** What becomes of the prize: `null` unless it is an approval. */
      prize: z.nullable(
        z.object({
          name: z.string(),
          kind: prizeKind,
          state: z.enum(['issued', 'awaiting_code', 'held', 'dispatch']),
        }),
      ),
    }),
  },
  problems: ['not_found', 'reason_unfit', 'no_prize_fits', 'claim_not_open'],
})

export const colleagueList = endpoint({
  name: 'colleagueList',
  method: 'GET',
  path: '/api/colleagues',
  summary: 'Everybody who decides claims, by name.',
  access: 'claims.read',
  answer: { status: 200, body: z.array(colleague) },
  problems: [],
})
