import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { claimCounts, claimList } from '../../contract/queue.ts'
import { promotionList } from '../../contract/promotions.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'
import { parseQueueSearch, type QueueSearch } from '../claims/queue-search.ts'

/** Rows of a page: a screenful and a half at 1080 lines. */
const rowsAPage = 50

/** Milliseconds between two looks at what others did to the list. */
const lookAgainEvery = 30_000

export const queueQuery = (search: QueueSearch) => ({
  ...endlessQuery(['claims', 'list', search], (from, signal) =>
    api.call(claimList, { query: { ...search, limit: String(rowsAPage), ...from } }, signal),
  ),
  refetchInterval: lookAgainEvery,
})

export const countsQuery = queryOptions({
  queryKey: ['claims', 'counts'],
  queryFn: ({ signal }) => api.call(claimCounts, {}, signal),
  refetchInterval: lookAgainEvery,
})

export const promotionsQuery = queryOptions({
  queryKey: ['promotions'],
  queryFn: ({ signal }) => api.call(promotionList, {}, signal),
  staleTime: 300_000,
})

/** Starts fetching the list while the page itself is still being put together. Never fails. */
export function prefetchQueue(queryClient: QueryClient, search: string): null {
  void queryClient.prefetchInfiniteQuery(queueQuery(parseQueueSearch(search)))
  void queryClient.prefetchQuery(countsQuery)
  return null
}
