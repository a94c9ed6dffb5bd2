import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { money } from './money.ts'
import { prizeKind, promotionId } from './promotions.ts'
import { codeState } from './codes.ts'
import { pendingSignOff } from './sign-offs.ts'
import { commaList, cursor, instant, lines, localDate, page, wholeNumber } from './schema.ts'
import { email } from './contacts.ts'

/**
 * to_confirm: above the promotion's limit, waiting for a second person · held: until the promotion
 * ends and a supervisor releases it · awaiting_code: released, but no code in stock · issued: a
 * code was issued · dispatch: a shipment takes over.
 */
export const prizeStates = ['to_confirm', 'held', 'awaiting_code', 'issued', 'dispatch'] as const
export const prizeState = z.enum(prizeStates)
export type PrizeState = z.infer<typeof prizeState>

const countsOf = {
  /** Excludes those a second person refused. */
  to_confirm: z.int(),
  held: z.int(),
  awaiting_code: z.int(),
  issued: z.int(),
  dispatch: z.int(),
}

/** The second person's decision on a prize above the limit. */
const secondPerson = z.object({
  /** Who approved the claim: never the second person. */
  approvedBy: z.string(),
  confirmedBy: z.nullable(z.string()),
  /** A supervisor then reverses the approval, or confirms anyway. */
  refusal: z.nullable(z.object({ by: z.string(), at: instant, because: z.string() })),
})

export const prize = z.object({
  claim: claimNumber,
  /** The claim's version, which commands on its prize must name. */
  version: z.int(),
  promotion: z.object({ id: promotionId, name: z.string() }),
  name: z.string(),
  kind: prizeKind,
  state: prizeState,
  worth: z.nullable(money),
  /** `null` if one person is enough. */
  secondPerson: z.nullable(secondPerson),
  memberName: z.string(),
  email,
  approvedAt: instant,
  approvedBy: z.string(),
  /** First day on which a supervisor may release it; `null` if it was never held. */
  releasableFrom: z.nullable(localDate),
  /** Last four characters of the issued code. */
  codeLast4: z.nullable(z.string()),
  /** State of its code; for a held prize, of the reserved one. */
  codeState: z.nullable(codeState),
  /** Whether this person can be the second one, and why not if only one rule prevents it. */
  canConfirm: z.boolean(),
  isOwnApproval: z.boolean(),
  canRefuse: z.boolean(),
  canRelease: z.boolean(),
  canReveal: z.boolean(),
  canResend: z.boolean(),
  /** Whether this person may send it to another address. */
  canRedirect: z.boolean(),
  canAskReplacement: z.boolean(),
  /** Pending sign-offs. */
  pending: z.array(pendingSignOff),
})
export type Prize = z.infer<typeof prize>

export const prizeList = endpoint({
  name: 'prizeList',
  method: 'GET',
  path: '/api/prizes',
  summary: 'Prizes of approved claims, by their approval.',
  access: 'prizes.read',
  query: z.strictObject({
    state: commaList(prizeState),
    kind: z.optional(prizeKind),
    /** Of those waiting for a second person: only refused ones, or only others. */
    refused: z.optional(z.enum(['true', 'false'])),
    /** Only those whose mail bounced or could not be sent. */
    bounced: z.optional(z.literal('true')),
    promotion: commaList(promotionId),
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    /** By approval: the longest waiting first, or the latest. */
    order: z._default(z.enum(['oldest', 'newest']), 'oldest'),
    cursor,
    limit: z._default(wholeNumber(1, 200), 50),
  }),
  answer: { status: 200, body: page(prize) },
  problems: [],
})

export const prizeCounts = endpoint({
  name: 'prizeCounts',
  method: 'GET',
  path: '/api/prizes/counts',
  summary: 'Number of prizes in each state.',
  access: 'prizes.read',
  answer: { status: 200, body: z.object({ ...countsOf, refused: z.int(), bounced: z.int() }) },
  problems: [],
})

export const prizeRead = endpoint({
  name: 'prizeRead',
  method: 'GET',
  path: '/api/claims/{number}/prize',
  summary: 'What an approved claim earned, and where it is.',
  access: 'prizes.read',
  params: claimParam,
  answer: { status: 200, body: prize },
  problems: ['not_found'],
})

export const prizeRelease = endpoint({
  name: 'prizeRelease',
  method: 'POST',
  path: '/api/claims/{number}/prize/release',
  summary: 'Releases a held prize, once its promotion has ended.',
  access: 'prizes.release',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  answer: { status: 200, body: prize },
  problems: ['not_found', 'claim_changed', 'prize_not_held', 'promotion_running'],
})

export const prizeConfirm = endpoint({
  name: 'prizeConfirm',
  method: 'POST',
  path: '/api/claims/{number}/prize/confirm',
  summary: 'A second person confirms a prize above the limit, and the member is notified.',
  access: 'prizes.confirm',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  answer: { status: 200, body: prize },
  problems: [
    'not_found',
    'claim_changed',
    'prize_not_to_confirm',
    'second_person_needed',
    'second_person_new',
    'supervisor_needed',
  ],
})

export const prizeRefuse = endpoint({
  name: 'prizeRefuse',
  method: 'POST',
  path: '/api/claims/{number}/prize/refuse',
  summary: 'A second person does not confirm a prize; a supervisor is told why, and decides.',
  access: 'prizes.confirm',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because: lines(300) }),
  answer: { status: 200, body: prize },
  problems: ['not_found', 'claim_changed', 'prize_not_to_confirm', 'second_person_needed'],
})
