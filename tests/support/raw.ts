import { personHeader } from '../../mocks/header-identity.ts'
import type { TestDesk } from './desk.ts'

interface Raw {
  /** Id of the person who asks. */
  as?: string
  headers?: Record<string, string>
  /** Sent as JSON, unless it is a body of its own kind already. */
  body?: unknown
}

/** A request as somebody would send it who does not use our client. */
export async function ask(
  desk: TestDesk,
  method: string,
  path: string,
  { as, headers = {}, body }: Raw = {},
): Promise<Response> {
  const isReady = body instanceof FormData || typeof body === 'string' || body === undefined
  const all = new Headers(headers)
  if (as) all.set(personHeader, as)
  if (!isReady && !all.has('content-type')) all.set('content-type', 'application/json')
  return desk.api(
    new Request(`https://desk.test${path}`, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body: isReady ? body : JSON.stringify(body) }),
    }),
  )
}
