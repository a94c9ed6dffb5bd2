import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { promotionId } from './promotions.ts'
import { id, instant, lines, localDate, text, wholeNumber } from './schema.ts'

/**
 * available: nobody's yet · reserved: for a held prize · issued: its mail is written · delivered: a
 * mail server took it · bounced: the mail came back, or was refused for good · void, compromised,
 * expired: never to be given, or given and taken back by a replacement.
 */
const codeStates = [
  'available',
  'reserved',
  'issued',
  'delivered',
  'bounced',
  'void',
  'compromised',
  'expired',
] as const
export const codeState = z.enum(codeStates)
export type CodeState = z.infer<typeof codeState>

/**
 * Codes of one prize by state. imported = available + reserved + issued + void + expired, where
 * issued counts delivered and bounced ones too, and void those that are compromised.
 */
export const codeStock = z.object({
  promotion: z.object({ id: promotionId, name: z.string() }),
  prize: z.object({ id: promotionId, name: z.string() }),
  /** As the batches say; the rest is counted code by code. */
  imported: z.int(),
  available: z.int(),
  reserved: z.int(),
  issued: z.int(),
  /** Of those issued: the mail came back. */
  bounced: z.int(),
  void: z.int(),
  expired: z.int(),
  /** Whether the two ways of counting agree. */
  addsUp: z.boolean(),
  /** Of those available: would expire too soon to be given. */
  tooShort: z.int(),
  /** Prizes that wait for a code, and held ones that none is reserved for. */
  awaiting: z.int(),
  heldWithout: z.int(),
  /** Codes given in a day, over the last two weeks. */
  perDay: z.number(),
  /** How long the stock lasts at that pace; `null` when nothing is given. */
  daysLeft: z.nullable(z.int()),
  /** The next codes to be given end on this day. */
  nextExpiry: z.nullable(localDate),
  alarm: z.nullable(z.enum(['empty', 'runs_dry'])),
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

export const foundCode = z.object({
  last4: z.string(),
  state: codeState,
  promotion: z.object({ id: promotionId, name: z.string() }),
  prizeName: z.string(),
  claim: z.nullable(claimNumber),
  batch: z.object({ id, supplier: z.nullable(z.string()), sentAt: instant }),
  expiresOn: z.nullable(localDate),
  issuedAt: z.nullable(instant),
})
export type FoundCode = z.infer<typeof foundCode>

export const codeFind = endpoint({
  name: 'codeFind',
  method: 'POST',
  path: '/api/codes/find',
  summary: 'Looks up a code that someone read out; a code still in stock is removed from it.',
  access: 'codes.keep',
  body: z.strictObject({ code: text(120) }),
  answer: { status: 200, body: foundCode },
  problems: ['not_found', 'too_many_attempts'],
})

/** Seconds for which a revealed code may stay on a screen. */
export const revealSeconds = 30

export const codeReveal = endpoint({
  name: 'codeReveal',
  method: 'POST',
  path: '/api/claims/{number}/prize/reveal',
  summary: 'Reveals the code of a claim to the caller. Who, when and why is recorded.',
  access: 'codes.reveal',
  params: claimParam,
  body: z.strictObject({ reason: lines(300) }),
  answer: { status: 200, body: z.object({ code: z.string(), hideAfterSeconds: z.int() }) },
  problems: ['not_found', 'too_many_attempts'],
})

const vaultEventKinds = [
  'batch_sent',
  'batch_confirmed',
  'batch_rejected',
  'batch_voided',
  /** A file was read to see what it would bring; `count` of its lines were codes of ours. */
  'batch_previewed',
  'code_revealed',
  'code_searched',
  /** Somebody searched for what is no code of ours. */
  'search_missed',
  'reveal_alarm',
  'search_alarm',
  /** A list named a code of the stock: whoever has the list knows it, so it was taken out. */
  'code_known',
  'code_redirected',
  'codes_expired',
  'codes_rewrapped',
] as const
const vaultEventKind = z.enum(vaultEventKinds)
export type VaultEventKind = z.infer<typeof vaultEventKind>

export const vaultEvent = z.object({
  id,
  kind: vaultEventKind,
  at: instant,
  /** `null` when the desk did it by itself. */
  by: z.nullable(z.string()),
  claim: z.nullable(claimNumber),
  prizeName: z.nullable(z.string()),
  last4: z.nullable(z.string()),
  count: z.nullable(z.int()),
  reason: z.nullable(z.string()),
})
export type VaultEvent = z.infer<typeof vaultEvent>

export const vaultEventList = endpoint({
  name: 'vaultEventList',
  method: 'GET',
  path: '/api/codes/record',
  summary: 'Who imported, revealed or voided codes, newest first.',
  access: 'codes.read',
  query: z.strictObject({ limit: z._default(wholeNumber(1, 500), 100) }),
  answer: { status: 200, body: z.array(vaultEvent) },
  problems: [],
})
