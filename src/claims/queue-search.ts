import type { z } from 'zod/mini'
import type { claimList} from '../../contract/claims.ts';
import { claimStates, queueOrders, queueViews } from '../../contract/claims.ts'
import { standings } from '../../contract/clocks.ts'

/** The queue's filter as its address says it: any queue can be sent to a colleague. */
export type QueueSearch = Omit<z.input<typeof claimList.query>, 'cursor' | 'limit'>

const choices: { [Key in keyof QueueSearch]?: readonly string[] } = {
  view: queueViews,
  order: queueOrders,
  attempt: ['first', 'again'],
  due: standings,
  state: claimStates,
}

const keys = [
  'view',
  'state',
  'promotion',
  'region',
  'assignee',
  'attempt',
  'due',
  'q',
  'order',
] as const satisfies (keyof QueueSearch)[]

/** Reads an address; what it says that is no choice of ours is left out rather than refused. */
export function parseQueueSearch(search: string | URLSearchParams): QueueSearch {
  const parameters = new URLSearchParams(search)
  const found: Record<string, string> = {}
  for (const key of keys) {
    const value = parameters.get(key)
    const allowed = choices[key]
    if (value && (!allowed || value.split(',').every((part) => allowed.includes(part)))) {
      found[key] = value
    }
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
