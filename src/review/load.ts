import type { Load } from '../api/load.ts'
import { claimQuery } from '../claims/claim-query.ts'
import { reasonsQuery } from '../claims/reasons-query.ts'

export const loadClaim: Load = (cache, { params: { number = '' } }) => {
  void cache.prefetchQuery(claimQuery(number))
  void cache.prefetchQuery(reasonsQuery)
}

export const loadPictures: Load = (cache, { params: { number = '' } }) => {
  void cache.prefetchQuery(claimQuery(number))
}
