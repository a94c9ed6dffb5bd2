import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { claimList } from './queue.ts'
import { id, text } from './schema.ts'
import { savedView } from './views.ts'

/** What a queue can be narrowed by: the list's own query, without its pages. */
export const queueFilter = z.omit(claimList.query, { cursor: true, limit: true })

/** A queue as its address says it, without the question mark; whatever the queue would refuse is refused. */
const viewQuery = z.string().check(
  z.maxLength(1000),
  z.refine(
    (query) => z.safeParse(queueFilter, Object.fromEntries(new URLSearchParams(query))).success,
    'is no filter of the queue',
  ),
)

const content = z.strictObject({ name: text(60), query: viewQuery, isShared: z.boolean() })
const idParam = z.object({ id })

export const viewCreate = endpoint({
  name: 'viewCreate',
  method: 'POST',
  path: '/api/views',
  summary: 'Saves a view of the queue under a name.',
  access: 'claims.decide',
  repeatable: true,
  body: content,
  answer: { status: 201, body: savedView },
  problems: ['view_exists', 'views_full'],
})

export const viewChange = endpoint({
  name: 'viewChange',
  method: 'PUT',
  path: '/api/views/{id}',
  summary: 'Renames a saved view, gives it another filter, shares it or takes it back.',
  access: 'claims.decide',
  params: idParam,
  body: content,
  answer: { status: 200, body: savedView },
  problems: ['not_found', 'view_exists', 'views_full'],
})

export const viewDelete = endpoint({
  name: 'viewDelete',
  method: 'DELETE',
  path: '/api/views/{id}',
  summary: 'Deletes a saved view; it can be brought back.',
  access: 'claims.decide',
  params: idParam,
  answer: { status: 204 },
  problems: ['not_found'],
})

export const viewRestore = endpoint({
  name: 'viewRestore',
  method: 'POST',
  path: '/api/views/{id}/restore',
  summary: 'Brings back a saved view that was deleted.',
  access: 'claims.decide',
  params: idParam,
  answer: { status: 200, body: savedView },
  problems: ['not_found', 'view_exists', 'views_full'],
})
