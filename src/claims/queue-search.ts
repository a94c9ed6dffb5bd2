import type * as z from 'zod/mini'
import { claimList } from '../../contract/queue.ts'
import { searchOf } from '../api/search-of.ts'

/** The queue's filter in the URL, so that any queue can be sent to a colleague. */
export type QueueSearch = Omit<z.input<typeof claimList.query>, 'cursor' | 'limit'>

const address = searchOf(claimList.query)

/** Reads an address; what it says that the server would refuse is left out. */
export const parseQueueSearch = (search: string | URLSearchParams): QueueSearch =>
  address.parse(search)

const defaults: QueueSearch = { view: 'to_review', order: 'due' }

/** Writes an address; defaults are left out, so that the plain queue has the plain address. */
export const queueSearchParams = (search: QueueSearch): URLSearchParams =>
  address.write(search, defaults)

/** Whether anything beyond the view narrows the list. */
export function isFiltered({ view: _view, order: _order, ...rest }: QueueSearch): boolean {
  return Object.values(rest).some(Boolean)
}
