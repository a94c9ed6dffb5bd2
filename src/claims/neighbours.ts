import { claimNeighbours } from '../../contract/neighbours.ts'
import { queryOf } from '../api/query.ts'
import type { QueueSearch } from './queue-search.ts'

/** The previous and next claim in the view the person came from, even beyond the loaded rows. */
export const neighboursQuery = (number: string, search: QueueSearch) =>
  queryOf(claimNeighbours, { params: { number }, query: search })
