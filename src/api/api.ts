import { createClient } from '../../contract/client.ts'

/** The API, wherever this page came from. */
export const api = createClient((request) => fetch(request), location.origin)
