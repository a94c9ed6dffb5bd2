import * as z from 'zod/mini'
import { email } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { id } from './schema.ts'
import { session } from './session.ts'

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
  summary: 'Signs out; the session ends on the server too.',
  access: 'anyone',
  answer: { status: 204 },
  problems: [],
})

export const personaTake = endpoint({
  name: 'personaTake',
  method: 'PUT',
  path: '/api/session/persona',
  summary: 'Demo only: continue as another person of the made-up desk.',
  access: 'anyone',
  body: z.strictObject({ persona: id }),
  answer: { status: 200, body: session },
  problems: ['not_found'],
})
