import * as z from 'zod/mini'
import { colleague } from './claim-words.ts'
import { endpoint } from './endpoint.ts'
import { id } from './schema.ts'

/** A named queue filter: a person's own, or shared with the whole desk. */
export const savedView = z.object({
  id,
  name: z.string(),
  query: z.string(),
  isShared: z.boolean(),
  owner: colleague,
  isMine: z.boolean(),
  /** Its owner may change it; a supervisor may change a shared one. */
  canChange: z.boolean(),
})
export type SavedView = z.infer<typeof savedView>

export const viewList = endpoint({
  name: 'viewList',
  method: 'GET',
  path: '/api/views',
  summary: 'The caller’s saved views of the queue and shared ones, by name.',
  access: 'claims.read',
  answer: { status: 200, body: z.array(savedView) },
  problems: [],
})

/** More views are listed without a number: each one is a count of its own. */
export const viewsCountedAtMost = 30

export const viewCounts = endpoint({
  name: 'viewCounts',
  method: 'GET',
  path: '/api/views/counts',
  summary: 'How many claims match each saved view: the caller’s own first, then shared ones.',
  access: 'claims.read',
  answer: {
    status: 200,
    body: z.object({
      /** The caller’s own first, then shared ones, each by name. */
      counts: z.array(
        z.object({
          id,
          /** Counted up to `matchingAtMost`; `null` if the queue no longer knows this filter. */
          matching: z.nullable(z.int()),
        }),
      ),
      matchingAtMost: z.int(),
    }),
  },
  problems: [],
})
