import { queryOptions } from '@tanstack/react-query'
import { viewList } from '../../contract/views.ts'
import { api } from '../api/api.ts'

/** One's own saved views of the queue, and those that are shared. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => api.call(viewList, {}, signal),
  staleTime: 60_000,
})
