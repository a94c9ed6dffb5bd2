import * as z from 'zod/mini'
import { claimParam } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { queueFilter } from './view-changes.ts'

export const claimNeighbours = endpoint({
  name: 'claimNeighbours',
  method: 'GET',
  path: '/api/claims/{number}/neighbours',
  summary:
    'The claims before and after one in a queue filter, whether or not it matches the filter.',
  access: 'claims.read',
  params: claimParam,
  query: queueFilter,
  answer: {
    status: 200,
    body: z.object({
      /** `null`: there is none. */
      previous: z.nullable(z.string()),
      next: z.nullable(z.string()),
      /** Number of claims before and after it, each counted up to `countedAtMost`. */
      before: z.int(),
      after: z.int(),
      countedAtMost: z.int(),
      /** Whether the claim itself matches the filter. */
      isInView: z.boolean(),
    }),
  },
  problems: ['not_found'],
})
