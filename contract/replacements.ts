import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { prize } from './prizes.ts'
import { id, instant, lines } from './schema.ts'
import { email } from './contacts.ts'

/** Why a prize is replaced: its code doesn't work, someone else has it, or its parcel is lost. */
const replacementCauses = ['void', 'compromised', 'lost'] as const
export const replacementCause = z.enum(replacementCauses)
export type ReplacementCause = z.infer<typeof replacementCause>

export const replacement = z.object({
  id,
  claim: claimNumber,
  version: z.int(),
  prizeName: z.string(),
  memberName: z.string(),
  because: replacementCause,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  canConfirm: z.boolean(),
})
export type Replacement = z.infer<typeof replacement>

export const replacementList = endpoint({
  name: 'replacementList',
  method: 'GET',
  path: '/api/replacements',
  summary: 'Replacements waiting for a second person, oldest first.',
  access: 'prizes.read',
  answer: { status: 200, body: z.array(replacement) },
  problems: [],
})

export const replacementAsk = endpoint({
  name: 'replacementAsk',
  method: 'POST',
  path: '/api/claims/{number}/prize/replacement',
  summary: 'Requests another code or another parcel; a second person confirms it.',
  access: 'prizes.mend',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because: replacementCause, reason: lines(300) }),
  answer: { status: 201, body: replacement },
  problems: ['not_found', 'claim_changed', 'nothing_to_replace', 'replacement_asked'],
})

export const replacementDecide = endpoint({
  name: 'replacementDecide',
  method: 'POST',
  path: '/api/claims/{number}/prize/replacement/decide',
  summary: 'A second person confirms a replacement, which voids the first prize, or refuses it.',
  access: 'prizes.release',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ isConfirmed: z.boolean() }),
  answer: { status: 200, body: prize },
  problems: [
    'not_found',
    'claim_changed',
    'second_person_needed',
    'second_person_new',
    'nothing_to_replace',
  ],
})

export const codeResend = endpoint({
  name: 'codeResend',
  method: 'POST',
  path: '/api/claims/{number}/prize/resend',
  summary: 'Mails the same code again, to the same address.',
  access: 'prizes.mend',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reason: lines(300) }),
  answer: { status: 200, body: prize },
  problems: ['not_found', 'claim_changed', 'no_code_to_resend', 'too_many_attempts'],
})

export const codeRedirect = endpoint({
  name: 'codeRedirect',
  method: 'POST',
  path: '/api/claims/{number}/prize/redirect',
  summary:
    'Requests sending the code and further mails to another address; a second person signs it off.',
  access: 'prizes.redirect',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ reason: lines(300), email }),
  answer: { status: 200, body: prize },
  problems: [
    'not_found',
    'claim_changed',
    'no_code_to_resend',
    'too_many_attempts',
    'sign_off_asked',
  ],
})
