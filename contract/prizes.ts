import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { prizeKind, promotionId } from './promotions.ts'
import { commaList, cursor, email, instant, localDate, page, text, wholeNumber } from './schema.ts'

/**
 * held: until the promotion ends and a supervisor releases it · awaiting_code: released, but the
 * stock was empty · issued: a code is the member's · dispatch: a shipment carries it from here.
 */
export const prizeStates = ['held', 'awaiting_code', 'issued', 'dispatch'] as const
export const prizeState = z.enum(prizeStates)
export type PrizeState = z.infer<typeof prizeState>

export const prize = z.object({
  claim: claimNumber,
  /** Version of the claim; what is done to its prize is done against it. */
  version: z.int(),
  promotion: z.object({ id: promotionId, name: z.string() }),
  name: z.string(),
  kind: prizeKind,
  state: prizeState,
  memberName: z.string(),
  email,
  approvedAt: instant,
  /** The first day on which a supervisor may release it; `null` when it never was held. */
  releasableFrom: z.nullable(localDate),
  /** Last four characters of the issued code. */
  codeLast4: z.nullable(z.string()),
  canRelease: z.boolean(),
})
export type Prize = z.infer<typeof prize>

export const prizeList = endpoint({
  name: 'prizeList',
  method: 'GET',
  path: '/api/prizes',
  summary: 'Prizes of approved claims, the longest waiting first.',
  access: 'prizes.read',
  query: z.strictObject({
    state: commaList(prizeState),
    kind: z.optional(prizeKind),
    promotion: commaList(promotionId),
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
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
  summary: 'How many prizes stand in each state.',
  access: 'prizes.read',
  answer: { status: 200, body: z.record(prizeState, z.int()) },
  problems: [],
})

export const prizeRead = endpoint({
  name: 'prizeRead',
  method: 'GET',
  path: '/api/claims/{number}/prize',
  summary: 'What an approved claim earned, and where it is.',
  access: 'prizes.read',
  params: z.object({ number: claimNumber }),
  answer: { status: 200, body: prize },
  problems: ['not_found'],
})

export const prizeRelease = endpoint({
  name: 'prizeRelease',
  method: 'POST',
  path: '/api/claims/{number}/prize/release',
  summary: 'Lets a held prize go out, once its promotion has ended.',
  access: 'prizes.release',
  params: z.object({ number: claimNumber }),
  expectsVersion: true,
  repeatable: true,
  answer: { status: 200, body: prize },
  problems: ['not_found', 'claim_changed', 'prize_not_held', 'promotion_running'],
})

/** Codes of one prize by state. imported = available + issued + voided. */
export const codeStock = z.object({
  promotion: z.object({ id: promotionId, name: z.string() }),
  prize: z.object({ id: promotionId, name: z.string() }),
  imported: z.int(),
  available: z.int(),
  issued: z.int(),
  /** Mailed for an approval that was taken back: nobody’s any more. */
  voided: z.int(),
  /** Approved claims that wait for a code. */
  awaiting: z.int(),
})
export type CodeStock = z.infer<typeof codeStock>

export const codeStockList = endpoint({
  name: 'codeStockList',
  method: 'GET',
  path: '/api/codes',
  summary: 'The stock of digital codes, per prize. Never a code.',
  access: 'codes.read',
  answer: { status: 200, body: z.array(codeStock) },
  problems: [],
})

export const codesAdd = endpoint({
  name: 'codesAdd',
  method: 'POST',
  path: '/api/codes',
  summary: 'Loads codes for one prize: all of them or none. Prizes that wait are served at once.',
  access: 'codes.keep',
  repeatable: true,
  body: z.strictObject({
    promotion: promotionId,
    prize: promotionId,
    codes: z.array(text(120)).check(z.minLength(1), z.maxLength(10_000)),
  }),
  answer: {
    status: 201,
    body: z.object({ added: z.int(), served: z.int(), stock: codeStock }),
  },
  problems: ['not_found', 'codes_known'],
})
