import type * as z from 'zod/mini'
import { claimList, orderOf } from '../../contract/queue.ts'
import { searchOf } from '../api/search-of.ts'

/** The queue's filter in the URL, so that any queue can be sent to a colleague. */
export type QueueSearch = Omit<z.input<typeof claimList.query>, 'cursor' | 'limit'>

const address = searchOf(claimList.query)

/** Reads a URL and drops what the server would refuse. */
export const parseQueueSearch = (search: string | URLSearchParams): QueueSearch =>
  address.parse(search)

/** Writes a URL without defaults, so that the default queue has a plain URL. */
export const queueSearchParams = (search: QueueSearch): URLSearchParams =>
  address.write(search, { view: 'to_review', order: orderOf(search.view ?? 'to_review') })

/** Whether the list is filtered by more than its view. */
export function isFiltered({ view: _view, order: _order, ...rest }: QueueSearch): boolean {
  return Object.values(rest).some(Boolean)
}
