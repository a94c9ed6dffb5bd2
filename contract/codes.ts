import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { promotionId } from './promotions.ts'
import { id, instant, lines, localDate, text, wholeNumber } from './schema.ts'

/**
 * available: not used yet · reserved: for a held prize · issued: its mail was created · delivered:
 * a mail server accepted it · bounced: the mail bounced or was finally refused · void, compromised,
 * expired: never to be issued, or taken back by a replacement.
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
 * Codes of one prize by state. imported = available + reserved + issued + void + expired; issued
 * includes delivered and bounced codes, and void includes compromised ones.
 */
export const codeStock = z.object({
  promotion: z.object({ id: promotionId, name: z.string() }),
  prize: z.object({ id: promotionId, name: z.string() }),
  /** From the batches; all other figures count codes. */
  imported: z.int(),
  available: z.int(),
  reserved: z.int(),
  issued: z.int(),
  /** Issued codes whose mail bounced. */
  bounced: z.int(),
  void: z.int(),
  expired: z.int(),
  /** Whether both counts agree. */
  addsUp: z.boolean(),
  /** Available codes that would expire too soon to be issued. */
  tooShort: z.int(),
  /** Prizes waiting for a code, and held prizes without a reserved code. */
  awaiting: z.int(),
  heldWithout: z.int(),
  /** Codes issued per day over the last two weeks. */
  perDay: z.number(),
  /** Days the stock lasts at that pace; `null` if none are issued. */
  daysLeft: z.nullable(z.int()),
  /** Expiry of the next codes to be issued. */
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
  /** A file was previewed; `count` of its lines were codes of ours. */
  'batch_previewed',
  'code_revealed',
  'code_searched',
  /** Someone searched for an unknown code. */
  'search_missed',
  'reveal_alarm',
  'search_alarm',
  /** A list contained a code in stock; as its owner knows the code, it was removed from stock. */
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
  /** `null` if the desk did it by itself. */
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
