import { laneRead } from '../../contract/lane.ts'
import { queryOf } from '../api/query.ts'

/** What counts as clean, and how often that was right. */
export const laneQuery = queryOf(laneRead, {}, { staleTime: 60_000 })
