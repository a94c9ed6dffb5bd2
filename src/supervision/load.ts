import type { Load } from '../api/load.ts'
import { parseBoardSearch } from './board-search.ts'
import { disagreementsQuery, qualityQuery } from './quality-queries.ts'
import {
  boardQuery,
  sharingQuery,
  teamQuery,
  trendQuery,
  workloadsQuery,
} from './supervision-queries.ts'

export const loadBoard: Load = (cache, { search }) => {
  const narrowed = parseBoardSearch(search)
  void cache.prefetchQuery(boardQuery(narrowed))
  void cache.prefetchQuery(trendQuery(narrowed))
}

export const loadQuality: Load = (cache) => {
  void cache.prefetchQuery(qualityQuery)
  void cache.prefetchQuery(disagreementsQuery)
}

/** A report is of days of the team: what is today, only its hours say. */
export const loadTeam: Load = (cache) => void cache.prefetchQuery(teamQuery)

export const loadPeople: Load = (cache) => {
  void cache.prefetchQuery(workloadsQuery)
  void cache.prefetchQuery(sharingQuery)
}
