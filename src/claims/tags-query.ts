import { queryOptions } from '@tanstack/react-query'
import { tagList } from '../../contract/tags.ts'
import { api } from '../api/api.ts'

/** Every tag that some claim bears. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => api.call(tagList, {}, signal),
  staleTime: 60_000,
})
