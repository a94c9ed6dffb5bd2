import { createClient } from '../../contract/client.ts'

/** The demo's Member Center. It calls the intake API with the demo's public key. */
export const memberCenter = createClient((request) => fetch(request), location.origin, {
  authorization: `Bearer ${String(import.meta.env['VITE_INTAKE_KEY'])}`,
})
