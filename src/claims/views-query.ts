import { viewList } from '../../contract/views.ts'
import { queryOf } from '../api/query.ts'

/** One's own saved views of the queue, and those that are shared. */
export const viewsQuery = queryOf(viewList, {}, { staleTime: 60_000 })
