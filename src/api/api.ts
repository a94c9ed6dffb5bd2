import { createClient } from '../../contract/client.ts'
import { byItselfHeader } from '../../contract/session.ts'
import { isByItself } from './touched.ts'

/**
 * The API on the page's own origin. Requests the page makes by itself do not keep a session alive.
 */
export const api = createClient((request) => {
  if (isByItself()) request.headers.set(byItselfHeader, '1')
  return fetch(request)
}, location.origin)
