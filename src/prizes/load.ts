import type { Load } from '../api/load.ts'
import { listFilterOf } from '../ui/list/list-address.ts'
import {
  openingView,
  batchesQuery,
  prizeCountsQuery,
  prizesQuery,
  prizeViews,
  releasesQuery,
  replacementsQuery,
  stockQuery,
} from './prize-queries.ts'

export const loadPrizes: Load = (cache, { search }) => {
  const counts = cache.prefetchQuery(prizeCountsQuery)
  const filter = listFilterOf(search, prizeViews)
  const load = () => {
    const state = openingView(search, cache.getQueryData(prizeCountsQuery.queryKey))
    if (state !== undefined) void cache.prefetchInfiniteQuery(prizesQuery({ ...filter, state }))
    return state !== undefined
  }
  if (!load()) void counts.then(load)
}

export const loadCodes: Load = (cache) => {
  void cache.prefetchQuery(stockQuery)
  void cache.prefetchQuery(batchesQuery)
}

export const loadReleases: Load = (cache) => {
  void cache.prefetchQuery(releasesQuery)
  void cache.prefetchQuery(replacementsQuery)
}
