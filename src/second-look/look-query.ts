import { lookNext } from '../../contract/quality.ts'
import { queryOf } from '../api/query.ts'

/** The look that waits for this person: the same one until it is given. */
export const lookQuery = queryOf(lookNext, {}, { staleTime: Infinity })
