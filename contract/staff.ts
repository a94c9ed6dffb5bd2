import * as z from 'zod/mini'
import { named } from './faults.ts'
import { role } from './access.ts'
import { endpoint } from './endpoint.ts'
import { session } from './session.ts'
import { pendingSignOff } from './sign-offs.ts'
import { id, instant, text } from './schema.ts'
import { email } from './contacts.ts'

const roleList = z.array(role).check(
  z.minLength(1),
  z.refine((list) => new Set(list).size === list.length, named('repeated', 'each role once')),
)

/** 12 to 128 characters of any kind. */
export const password = z.string().check(z.minLength(12), z.maxLength(128))

/** The secret of a single-use link is sent in the body, never in a URL. */
const linkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,100}$/, 'not a link of ours'))

export const welcomeRead = endpoint({
  name: 'welcomeRead',
  method: 'POST',
  path: '/api/welcome/read',
  summary: 'Who a single-use link is for.',
  access: 'anyone',
  body: z.strictObject({ token: linkToken }),
  answer: {
    status: 200,
    body: z.object({
      purpose: z.enum(['first_administrator', 'invitation', 'new_password']),
      /** `null` for the first administrator, who has no account yet. */
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
    }),
  },
  problems: ['link_used_up'],
})

export const welcomeAccept = endpoint({
  name: 'welcomeAccept',
  method: 'POST',
  path: '/api/welcome',
  summary: 'Uses a single-use link: sets the password, and signs in.',
  access: 'anyone',
  body: z.strictObject({
    token: linkToken,
    password,
    /** The first administrator enters their name; everyone else was invited by name. */
    name: z.optional(text(80)),
    email: z.optional(email),
  }),
  answer: { status: 200, body: session },
  problems: ['link_used_up', 'too_many_attempts'],
})

export const staffMember = z.object({
  id,
  name: z.string(),
  email,
  roles: z.array(role),
  isDisabled: z.boolean(),
  /** Whether a password was ever set; until then the account is only an invitation. */
  hasPassword: z.boolean(),
  /** For an account that was never used: a second person refused it, or the inviter withdrew it. */
  endedInvitation: z.nullable(z.enum(['refused', 'withdrawn'])),
  lastSeenAt: z.nullable(instant),
  version: z.int(),
  /** Pending sign-offs. */
  pending: z.array(pendingSignOff),
})
export type StaffMember = z.infer<typeof staffMember>

/**
 * asked: waiting for sign-off · mailed: the link goes to its owner only · shown: without a mail
 * server it is shown to the caller once, which is recorded.
 */
const withLink = z.object({
  staff: staffMember,
  outcome: z.enum(['asked', 'mailed', 'shown']),
  link: z.nullable(z.string()),
  expiresAt: z.nullable(instant),
})
export type LinkOutcome = z.infer<typeof withLink>

export const staffList = endpoint({
  name: 'staffList',
  method: 'GET',
  path: '/api/staff',
  summary: 'Everyone with an account, by name.',
  access: 'staff.read',
  answer: { status: 200, body: z.array(staffMember) },
  problems: [],
})

export const staffInvite = endpoint({
  name: 'staffInvite',
  method: 'POST',
  path: '/api/staff',
  summary:
    'Creates an account, which a second person signs off; its owner gets a link to set a password.',
  access: 'staff.keep',
  body: z.strictObject({ name: text(80), email, roles: roleList }),
  answer: { status: 201, body: withLink },
  problems: ['staff_exists', 'sign_off_asked', 'too_many_attempts'],
})

export const staffInviteAgain = endpoint({
  name: 'staffInviteAgain',
  method: 'POST',
  path: '/api/staff/{id}/link',
  summary: 'Creates a new single-use link; for an account in use, a second person signs it off.',
  access: 'staff.keep',
  params: z.object({ id }),
  answer: { status: 201, body: withLink },
  problems: ['not_found', 'sign_off_asked', 'too_many_attempts'],
})

export const staffChange = endpoint({
  name: 'staffChange',
  method: 'PATCH',
  path: '/api/staff/{id}',
  summary: 'Changes an account; a second person signs off a new role or enabling it again.',
  access: 'staff.keep',
  params: z.object({ id }),
  expectsVersion: true,
  body: z.strictObject({
    name: z.optional(text(80)),
    roles: z.optional(roleList),
    isDisabled: z.optional(z.boolean()),
  }),
  answer: { status: 200, body: staffMember },
  problems: [
    'not_found',
    'last_administrator',
    'own_account',
    'staff_changed',
    'sign_off_asked',
    'too_many_attempts',
  ],
})
