import { queryOptions } from '@tanstack/react-query'
import { claimNeighbours } from '../../contract/neighbours.ts'
import { api } from '../api/api.ts'
import type { QueueSearch } from './queue-search.ts'

/** What stands before and after a claim in the view one came from, also beyond what was listed. */
export const neighboursQuery = (number: string, search: QueueSearch) =>
  queryOptions({
    queryKey: ['claims', 'neighbours', number, search],
    queryFn: ({ signal }) =>
      api.call(claimNeighbours, { params: { number }, query: search }, signal),
  })
