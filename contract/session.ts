import * as z from 'zod/mini'
import { permission, role } from './access.ts'
import { endpoint } from './endpoint.ts'
import { preferences } from './preferences.ts'
import { id, instant } from './schema.ts'

/** The signed-in person, with their permissions. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  permissions: z.array(permission),
})
export type Person = z.infer<typeof person>

/**
 * Header of requests that a page makes by itself after a minute without activity: answered
 * normally, but they do not keep the session alive.
 */
export const byItselfHeader = 'x-redeem-desk-by-itself'

/** A made-up person that a visitor of the demo can continue as. */
export const persona = z.object({ id, name: z.string(), roles: z.array(role) })
export type Persona = z.infer<typeof persona>

export const session = z.object({
  person: z.nullable(person),
  /** Only in the demo: the available personas. Absent everywhere else. */
  personas: z.optional(z.array(persona)),
  preferences,
  /** The server's time; the demo has its own clock. */
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
