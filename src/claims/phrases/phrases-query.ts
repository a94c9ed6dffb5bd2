import type { Claim } from '../../../contract/claims.ts'
import { claimPhrases, phraseList } from '../../../contract/phrases.ts'
import { queryOf } from '../../api/query.ts'
import { keptFor } from '../claim-query.ts'

/** The person's own phrases and macros and the shared ones. */
export const phrasesQuery = queryOf(phraseList, {})

/** The same as they read for one claim; the key includes the version, for what they are filled with. */
export const claimPhrasesQuery = ({ number, version }: Pick<Claim, 'number' | 'version'>) => {
  const input = { params: { number } }
  return queryOf(claimPhrases, input, { keyedBy: { ...input, version }, gcTime: keptFor })
}
