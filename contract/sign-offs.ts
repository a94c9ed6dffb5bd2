import * as z from 'zod/mini'
import { changedPart } from './acts.ts'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { commaList, id, instant, lines, wholeNumber } from './schema.ts'

/**
 * What one person requests and another signs off: ways in which a code, parcel, account or
 * permission leaves someone's hands. The act itself happens on sign-off.
 */
export const signOffKinds = [
  'claim_reversed',
  'code_redirected',
  'recipient_corrected',
  'batch_voided',
  'staff_invited',
  'staff_changed',
  'staff_link',
  'promotion_changed',
] as const
export const signOffKind = z.enum(signOffKinds)
export type SignOffKind = z.infer<typeof signOffKind>

/**
 * confirmed: it took effect · refused: a second person refused it · withdrawn: the person who asked
 * took it back.
 */
export const signOffStates = ['asked', 'confirmed', 'refused', 'withdrawn'] as const
export const signOffState = z.enum(signOffStates)
export type SignOffState = z.infer<typeof signOffState>

/**
 * many: unusually many of this kind within an hour · alone: nobody else could sign it off ·
 * new_account: signed off by a new account, because the desk itself is new · link_shown: a link was
 * shown to a colleague, because no mail server is configured.
 */
export const signOffAlarms = ['many', 'alone', 'new_account', 'link_shown'] as const
export const signOffAlarm = z.enum(signOffAlarms)
export type SignOffAlarm = z.infer<typeof signOffAlarm>

export const signOff = z.object({
  id,
  kind: signOffKind,
  state: signOffState,
  /** What it is about: the claim's number, the person, the batch, the promotion. */
  subject: z.string(),
  claim: z.nullable(claimNumber),
  reason: z.nullable(z.string()),
  /** Changes, old and new as text. Never a code, never a link. */
  changes: z.array(changedPart),
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  /** Why it was refused. */
  because: z.nullable(z.string()),
  alarms: z.array(signOffAlarm),
  /** Whether this person asked, and so can only withdraw it. */
  isOwn: z.boolean(),
  canConfirm: z.boolean(),
  canRefuse: z.boolean(),
})
export type SignOff = z.infer<typeof signOff>

/** A pending sign-off, as shown beside what it concerns. */
export const pendingSignOff = z.object({
  id,
  kind: signOffKind,
  askedBy: z.string(),
  askedAt: instant,
})
export type PendingSignOff = z.infer<typeof pendingSignOff>

export const signOffList = endpoint({
  name: 'signOffList',
  method: 'GET',
  path: '/api/sign-offs',
  summary: 'Sign-offs: waiting ones oldest first, or decided ones newest first.',
  access: 'signed-in',
  query: z.strictObject({
    state: commaList(signOffState),
    limit: z._default(wholeNumber(1, 200), 100),
  }),
  answer: { status: 200, body: z.array(signOff) },
  problems: [],
})

const params = z.object({ id })

export const signOffConfirm = endpoint({
  name: 'signOffConfirm',
  method: 'POST',
  path: '/api/sign-offs/{id}/confirm',
  summary: 'A second person signs off, and the request takes effect.',
  access: 'signed-in',
  params,
  answer: {
    status: 200,
    body: z.object({
      signOff,
      /** Only without a mail server: the single-use link to give to its owner, shown only once. */
      link: z.nullable(z.object({ path: z.string(), expiresAt: instant })),
    }),
  },
  problems: [
    'not_found',
    'not_permitted',
    'second_person_needed',
    'second_person_new',
    'sign_off_decided',
    'sign_off_stale',
    'too_many_attempts',
    'prize_on_its_way',
    'last_administrator',
  ],
})

export const signOffRefuse = endpoint({
  name: 'signOffRefuse',
  method: 'POST',
  path: '/api/sign-offs/{id}/refuse',
  summary:
    'A second person refuses with a reason, or the person who asked withdraws it. Nothing changes.',
  access: 'signed-in',
  params,
  body: z.strictObject({ because: lines(300) }),
  answer: { status: 200, body: signOff },
  problems: ['not_found', 'not_permitted', 'sign_off_decided'],
})
