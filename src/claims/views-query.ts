import { viewList } from '../../contract/views.ts'
import { queryOf } from '../api/query.ts'

/** The person's own saved views and the shared ones. */
export const viewsQuery = queryOf(viewList, {}, { staleTime: 60_000 })
