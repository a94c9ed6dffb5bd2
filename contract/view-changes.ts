import * as z from 'zod/mini'
import { named } from './faults.ts'
import { endpoint } from './endpoint.ts'
import { claimList } from './queue.ts'
import { id, text } from './schema.ts'
import { savedView } from './views.ts'

/** The queue's filters: the list's query without paging. */
export const queueFilter = z.omit(claimList.query, { cursor: true, limit: true })

/** A queue's URL query without the question mark; anything the queue would refuse is refused. */
const viewQuery = z.string().check(
  z.maxLength(1000),
  z.refine(
    (query) => z.safeParse(queueFilter, Object.fromEntries(new URLSearchParams(query))).success,
    named('wrong_form', 'is no filter of the queue'),
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
  summary: 'Renames a saved view, changes its filter, or starts or stops sharing it.',
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
  summary: 'Deletes a saved view; it can be restored.',
  access: 'claims.decide',
  params: idParam,
  answer: { status: 204 },
  problems: ['not_found'],
})

export const viewRestore = endpoint({
  name: 'viewRestore',
  method: 'POST',
  path: '/api/views/{id}/restore',
  summary: 'Restores a deleted view.',
  access: 'claims.decide',
  params: idParam,
  answer: { status: 200, body: savedView },
  problems: ['not_found', 'view_exists', 'views_full'],
})
