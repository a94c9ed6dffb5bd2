import { claimCounts, claimList } from '../../contract/queue.ts'
import type { Load } from '../api/load.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import { parseQueueSearch, type QueueSearch } from '../claims/queue-search.ts'

/** Rows per page: one and a half screens at 1080 pixels. */
const rowsAPage = 50

/** Milliseconds between two requests for changes by others. */
const lookAgainEvery = 30_000

export const queueQuery = (search: QueueSearch) =>
  pagesOf(
    claimList,
    { query: { ...search, limit: String(rowsAPage) } },
    { refetchInterval: lookAgainEvery },
  )

export const countsQuery = queryOf(claimCounts, {}, { refetchInterval: lookAgainEvery })

export const loadQueue: Load = (cache, { search }) => {
  void cache.prefetchInfiniteQuery(queueQuery(parseQueueSearch(search)))
  void cache.prefetchQuery(countsQuery)
}
