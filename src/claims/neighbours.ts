import { claimNeighbours } from '../../contract/neighbours.ts'
import { queryOf } from '../api/query.ts'
import type { QueueSearch } from './queue-search.ts'

/** What stands before and after a claim in the view one came from, also beyond what was listed. */
export const neighboursQuery = (number: string, search: QueueSearch) =>
  queryOf(claimNeighbours, { params: { number }, query: search })
