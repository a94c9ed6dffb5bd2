import { viewCounts, viewList } from '../../contract/views.ts'
import { queryOf } from '../api/query.ts'

/** The person's own saved views and the shared ones. */
export const viewsQuery = queryOf(viewList, {}, { staleTime: 60_000 })

/** How many claims stand in each of them. */
export const viewCountsQuery = queryOf(viewCounts, {})
