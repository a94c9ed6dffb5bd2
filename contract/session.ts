import * as z from 'zod/mini'
import { permission, role } from './access.ts'
import { endpoint } from './endpoint.ts'
import { email, id, instant } from './schema.ts'

/** The person who is signed in, with what they may do. */
export const person = z.object({
  id,
  name: z.string(),
  email,
  roles: z.array(role),
  permissions: z.array(permission),
})
export type Person = z.infer<typeof person>

/**
 * Header of a request that a page makes by itself, while nobody has touched it for a minute: it is
 * answered as ever, and keeps no session alive.
 */
export const byItselfHeader = 'x-redeem-desk-by-itself'

/** A made-up colleague whom a visitor of the demo can be. */
export const persona = z.object({ id, name: z.string(), roles: z.array(role) })
export type Persona = z.infer<typeof persona>

export const session = z.object({
  person: z.nullable(person),
  /** Only in the demo: whom one can be. Absent everywhere else. */
  personas: z.optional(z.array(persona)),
  /** The time by the server's clock; the demo has a clock of its own. */
  now: instant,
})
export type Session = z.infer<typeof session>

export const sessionRead = endpoint({
  name: 'sessionRead',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, if anybody.',
  access: 'anyone',
  answer: { status: 200, body: session },
  problems: [],
})

export const sessionStart = endpoint({
  name: 'sessionStart',
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with e-mail and password.',
  access: 'anyone',
  body: z.strictObject({ email, password: z.string().check(z.minLength(1), z.maxLength(256)) }),
  answer: { status: 200, body: session },
  problems: ['wrong_credentials', 'too_many_attempts'],
})

export const sessionEnd = endpoint({
  name: 'sessionEnd',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Signs out; the session is over on the server too.',
  access: 'anyone',
  answer: { status: 204 },
  problems: [],
})

export const personaTake = endpoint({
  name: 'personaTake',
  method: 'PUT',
  path: '/api/session/persona',
  summary: 'Demo only: go on as somebody else of the made-up desk.',
  access: 'anyone',
  body: z.strictObject({ persona: id }),
  answer: { status: 200, body: session },
  problems: ['not_found'],
})
