import { clientAddressHeader } from '../../server/http/client-address.ts'
import { createClient, type Client } from '../../contract/client.ts'
import type { TestDesk } from './desk.ts'

/** Somebody with a browser: keeps the cookie it is given, and sends it along. */
export interface Visitor extends Client {
  /** The token in the cookie; `null` without one. */
  token(): string | null
  /** The token by which the browser is known; `null` if it never signed in. */
  device(): string | null
  /** The `Set-Cookie` of the last answer that had one. */
  setCookie(): string | null
}

export function visitor(
  desk: TestDesk,
  { address = '203.0.113.7', token = '', device = '' } = {},
): Visitor {
  let cookie = token
  let known = device
  let last: string | null = null
  const client = createClient(async (request) => {
    const headers = new Headers(request.headers)
    headers.set(clientAddressHeader, address)
    const kept = [
      'theme=dark',
      ...(cookie ? [`__Host-session=${cookie}`] : []),
      ...(known ? [`__Host-device=${known}`] : []),
      'other=1',
    ]
    headers.set('cookie', kept.join('; '))
    const response = await desk.api(new Request(request, { headers }))
    for (const set of response.headers.getSetCookie()) {
      known = /^__Host-device=([^;]*)/.exec(set)?.[1] ?? known
      const session = /^__Host-session=([^;]*)/.exec(set)
      if (!session) continue
      last = set
      cookie = session[1] ?? ''
    }
    return response
  }, 'https://desk.test')
  return {
    ...client,
    token: () => cookie || null,
    device: () => known || null,
    setCookie: () => last,
  }
}
