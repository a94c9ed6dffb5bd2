import { colleagueList } from '../../contract/queue.ts'
import { queryOf } from '../api/query.ts'

/** Everyone who may read claims, by name. */
export const readersQuery = queryOf(
  colleagueList,
  { query: { who: 'read' } },
  { staleTime: 300_000 },
)

/** Everyone who decides claims, by name. */
export const colleaguesQuery = queryOf(colleagueList, {}, { staleTime: 300_000 })
