import type { Load } from '../api/load.ts'
import { listFilterOf } from '../ui/list/list-address.ts'
import {
  batchesQuery,
  prizeCountsQuery,
  prizesQuery,
  prizeViews,
  releasesQuery,
  replacementsQuery,
  stockQuery,
} from './prize-queries.ts'

export const loadPrizes: Load = (cache, { search }) => {
  void cache.prefetchInfiniteQuery(prizesQuery(listFilterOf(search, prizeViews)))
  void cache.prefetchQuery(prizeCountsQuery)
}

export const loadCodes: Load = (cache) => {
  void cache.prefetchQuery(stockQuery)
  void cache.prefetchQuery(batchesQuery)
}

export const loadReleases: Load = (cache) => {
  void cache.prefetchQuery(releasesQuery)
  void cache.prefetchQuery(replacementsQuery)
}
