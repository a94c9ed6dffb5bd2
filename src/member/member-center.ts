import { createClient } from '../../contract/client.ts'

/** The demo's Member Center: it calls the desk with the made-up desk's own, public key. */
export const memberCenter = createClient((request) => fetch(request), location.origin, {
  authorization: `Bearer ${String(import.meta.env['VITE_INTAKE_KEY'])}`,
})
