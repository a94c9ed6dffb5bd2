import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const healthRead = endpoint({
  name: 'healthRead',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the server can reach its database; for load balancers.',
  access: 'anyone',
  answer: { status: 200, body: z.object({ isHealthy: z.literal(true) }) },
  problems: [],
})
