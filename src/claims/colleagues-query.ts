import { colleagueList } from '../../contract/queue.ts'
import { queryOf } from '../api/query.ts'

/** Everyone who decides claims, by name. */
export const colleaguesQuery = queryOf(colleagueList, {}, { staleTime: 300_000 })
