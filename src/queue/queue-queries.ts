import type { QueryClient } from '@tanstack/react-query'
import { claimCounts, claimList } from '../../contract/queue.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import { parseQueueSearch, type QueueSearch } from '../claims/queue-search.ts'

/** Rows of a page: a screenful and a half at 1080 lines. */
const rowsAPage = 50

/** Milliseconds between two looks at what others did to the list. */
const lookAgainEvery = 30_000

export const queueQuery = (search: QueueSearch) =>
  pagesOf(
    claimList,
    { query: { ...search, limit: String(rowsAPage) } },
    { refetchInterval: lookAgainEvery },
  )

export const countsQuery = queryOf(claimCounts, {}, { refetchInterval: lookAgainEvery })

/** Starts fetching the list while the page itself is still being put together. Never fails. */
export function prefetchQueue(queryClient: QueryClient, search: string): null {
  void queryClient.prefetchInfiniteQuery(queueQuery(parseQueueSearch(search)))
  void queryClient.prefetchQuery(countsQuery)
  return null
}
