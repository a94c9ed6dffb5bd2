import { queryOptions } from '@tanstack/react-query'
import { colleagueList } from '../../contract/queue.ts'
import { api } from '../api/api.ts'

/** Everybody who decides claims, by name. */
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: ({ signal }) => api.call(colleagueList, {}, signal),
  staleTime: 300_000,
})
