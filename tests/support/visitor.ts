import { clientAddressHeader } from '../../server/staff/throttle.ts'
import { createClient, type Client } from '../../contract/client.ts'
import type { TestDesk } from './desk.ts'

/** Somebody with a browser: keeps the cookie it is given, and sends it along. */
export interface Visitor extends Client {
  /** The token in the cookie; `null` without one. */
  token(): string | null
  /** The `Set-Cookie` of the last answer that had one. */
  setCookie(): string | null
}

export function visitor(desk: TestDesk, { address = '203.0.113.7', token = '' } = {}): Visitor {
  let cookie = token
  let last: string | null = null
  const client = createClient(async (request) => {
    const headers = new Headers(request.headers)
    headers.set(clientAddressHeader, address)
    if (cookie) headers.set('cookie', `theme=dark; __Host-session=${cookie}; other=1`)
    const response = await desk.api(new Request(request, { headers }))
    const set = response.headers.get('set-cookie')
    if (set !== null) {
      last = set
      cookie = /^__Host-session=([^;]*)/.exec(set)?.[1] ?? ''
    }
    return response
  }, 'https://desk.test')
  return { ...client, token: () => cookie || null, setCookie: () => last }
}
