import { laneRead } from '../../contract/lane.ts'
import { queryOf } from '../api/query.ts'

/** The terms of the clean lane, and how often second looks agreed with it. */
export const laneQuery = queryOf(laneRead, {}, { staleTime: 60_000 })
