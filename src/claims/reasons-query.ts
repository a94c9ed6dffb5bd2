import { reasonList } from '../../contract/reasons.ts'
import { queryOf } from '../api/query.ts'

/** The catalogue changes seldom; it is the same for every claim. */
export const reasonsQuery = queryOf(reasonList, {}, { staleTime: 600_000 })
