import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { instant } from './schema.ts'

/** Claims that became due soon or overdue since the caller last marked them as seen. */
export const alertList = endpoint({
  name: 'alertList',
  method: 'GET',
  path: '/api/alerts',
  summary:
    'Claims of the caller (for a supervisor also unassigned ones) that became due soon or overdue.',
  access: 'claims.read',
  answer: {
    status: 200,
    body: z.object({
      mine: z.object({ overdue: z.int(), due_soon: z.int() }),
      nobodys: z.object({ overdue: z.int(), due_soon: z.int() }),
      /** Value to send when marking as seen; `null` if there is nothing new. */
      upTo: z.nullable(instant),
    }),
  },
  problems: [],
})

export const alertSeen = endpoint({
  name: 'alertSeen',
  method: 'POST',
  path: '/api/alerts/seen',
  summary: 'Marks alerts raised up to a point in time as seen by the caller.',
  access: 'claims.read',
  body: z.strictObject({ upTo: instant }),
  answer: { status: 204 },
  problems: [],
})
