import type { Load } from '../api/load.ts'
import { actsQuery, parseActSearch } from './act-search.ts'
import { staffQuery } from './staff-queries.ts'

export const loadStaff: Load = (cache) => void cache.prefetchQuery(staffQuery)

export const loadActs: Load = (cache, { search }) =>
  void cache.prefetchInfiniteQuery(actsQuery(parseActSearch(search)))
