import * as z from 'zod/mini'
import { permission, role } from './access.ts'
import { endpoint } from './endpoint.ts'
import { id, instant } from './schema.ts'

/** The person who is signed in, with what they may do. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
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
  summary: 'Who is signed in, if anyone.',
  access: 'anyone',
  answer: { status: 200, body: session },
  problems: [],
})
