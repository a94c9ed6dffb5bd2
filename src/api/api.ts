import { createClient } from '../../contract/client.ts'
import { byItselfHeader } from '../../contract/session.ts'
import { isByItself } from './touched.ts'

/** The API, wherever this page came from. What the page asks by itself keeps no session alive. */
export const api = createClient((request) => {
  if (isByItself()) request.headers.set(byItselfHeader, '1')
  return fetch(request)
}, location.origin)
