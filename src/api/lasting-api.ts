import { createClient, type Client } from '../../contract/client.ts'
import { personHeader } from '../../contract/person-header.ts'

const send = (request: Request) => fetch(new Request(request, { keepalive: true }))

/** The API; its requests are still sent when the page is closed. For small ones only. */
export const lastingApi = createClient(send, location.origin)

/** The same, of this person alone: refused if somebody else has signed in, in another tab too. */
export const lastingApiFor = (person: string): Client =>
  createClient(send, location.origin, { [personHeader]: person })
