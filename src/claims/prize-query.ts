import { prizeRead } from '../../contract/prizes.ts'
import { queryOf } from '../api/query.ts'
import { keptFor } from './claim-query.ts'

/** What a claim earned, wherever it is shown. */
export const prizeQuery = (number: string) =>
  queryOf(prizeRead, { params: { number } }, { gcTime: keptFor })
