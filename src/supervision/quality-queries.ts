import { queryOptions } from '@tanstack/react-query'
import { reasonList } from '../../contract/reasons.ts'
import { disagreementList, qualityRead } from '../../contract/quality.ts'
import { api } from '../api/api.ts'

export const qualityQuery = queryOptions({
  queryKey: ['supervision', 'quality'],
  queryFn: ({ signal }) => api.call(qualityRead, {}, signal),
})

export const disagreementsQuery = queryOptions({
  queryKey: ['supervision', 'disagreements'],
  queryFn: ({ signal }) => api.call(disagreementList, {}, signal),
})

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => api.call(reasonList, {}, signal),
  staleTime: 600_000,
})
