import * as z from 'zod/mini'
import { lease } from './claim-words.ts'
import { claimNumber, claimParam } from './claim-number.ts'
import { claim, claimAnswer } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { note } from './facts.ts'
import { id, instant, lines, localDate } from './schema.ts'

const because = lines(500)

export const claimTakeOver = endpoint({
  name: 'claimTakeOver',
  method: 'POST',
  path: '/api/claims/{number}/lease/take-over',
  summary: 'Takes the lease from whoever holds it; they are told.',
  access: 'claims.decide',
  params: claimParam,
  answer: { status: 200, body: lease },
  problems: ['not_found', 'claim_not_open'],
})

export const claimHandOver = endpoint({
  name: 'claimHandOver',
  method: 'POST',
  path: '/api/claims/{number}/hand-over',
  summary: 'Gives the claim to a colleague who decides claims, with a note for them.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ to: id, note }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimHold = endpoint({
  name: 'claimHold',
  method: 'PUT',
  path: '/api/claims/{number}/hold',
  summary: 'Puts an open claim off until a date, at most 60 days ahead; its clock goes on.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ until: localDate, because }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimEndHold = endpoint({
  name: 'claimEndHold',
  method: 'DELETE',
  path: '/api/claims/{number}/hold',
  summary: 'Takes a claim off hold before its date.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken', 'not_on_hold'],
})

export const claimSkip = endpoint({
  name: 'claimSkip',
  method: 'POST',
  path: '/api/claims/{number}/skip',
  summary: 'Leaves an open claim to others, with the reason; the caller is given it last.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  body: z.strictObject({ because }),
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'claim_not_open', 'claim_taken'],
})

export const claimUndo = endpoint({
  name: 'claimUndo',
  method: 'POST',
  path: '/api/claims/{number}/undo',
  summary: 'Takes the caller’s own decision back within seconds, before anything of it left.',
  access: 'claims.decide',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  answer: claimAnswer,
  problems: ['not_found', 'claim_changed', 'nothing_to_undo', 'undo_too_late'],
})

export const claimReverse = endpoint({
  name: 'claimReverse',
  method: 'POST',
  path: '/api/claims/{number}/reverse',
  summary:
    'Takes a decision back with a reason; once its code may have been seen, a second person signs it off.',
  access: 'claims.reverse',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because }),
  answer: claimAnswer,
  problems: [
    'not_found',
    'claim_changed',
    'nothing_to_undo',
    'prize_on_its_way',
    'sign_off_asked',
    'too_many_attempts',
  ],
})

/** How two claims belong together. */
export const linkKinds = ['member', 'serial', 'email', 'address', 'phone', 'invoice'] as const
const linkedClaim = z.object({
  number: claimNumber,
  state: claim.shape.state,
  promotion: z.string(),
  memberName: z.string(),
  email: z.string(),
  productName: z.string(),
  serialNumber: z.string(),
  submittedAt: instant,
  by: z.array(z.enum(linkKinds)),
})
export type LinkedClaim = z.infer<typeof linkedClaim>

export const claimLinks = endpoint({
  name: 'claimLinks',
  method: 'GET',
  path: '/api/claims/{number}/links',
  summary:
    'Other claims of the same member, S/N, e-mail, address, phone or invoice file; the newest first, at most 100.',
  access: 'claims.read',
  params: claimParam,
  answer: { status: 200, body: z.array(linkedClaim) },
  problems: ['not_found'],
})
