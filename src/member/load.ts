import type { Load } from '../api/load.ts'
import { memberClaimQuery } from './member-query.ts'

export const loadMember: Load = (cache, { search }) => {
  const number = search.get('claim')
  if (number) void cache.prefetchQuery(memberClaimQuery(number))
}
