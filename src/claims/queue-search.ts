import * as z from 'zod/mini'
import { claimList } from '../../contract/queue.ts'

/** The queue's filter as its address says it: any queue can be sent to a colleague. */
export type QueueSearch = Omit<z.input<typeof claimList.query>, 'cursor' | 'limit'>

const keys = [
  'view',
  'state',
  'promotion',
  'region',
  'assignee',
  'attempt',
  'due',
  'tag',
  'language',
  'dueOn',
  'receivedOn',
  'decidedOn',
  'openOn',
  'dayAttempt',
  'decidedBy',
  'q',
  'order',
] as const satisfies (keyof QueueSearch)[]

/** Reads an address; what it says that the server would refuse is left out. */
export function parseQueueSearch(search: string | URLSearchParams): QueueSearch {
  const parameters = new URLSearchParams(search)
  const found: Record<string, string> = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value && z.safeParse(claimList.query.shape[key], value).success) found[key] = value
  }
  return found
}

/** Writes an address; defaults are left out, so that the plain queue has the plain address. */
export function queueSearchParams(search: QueueSearch): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const key of keys) {
    const value = search[key]
    if (value && value !== defaults[key]) parameters.set(key, value)
  }
  return parameters
}

const defaults: QueueSearch = { view: 'to_review', order: 'due' }

/** Whether anything beyond the view narrows the list. */
export function isFiltered({ view: _view, order: _order, ...rest }: QueueSearch): boolean {
  return Object.values(rest).some(Boolean)
}
