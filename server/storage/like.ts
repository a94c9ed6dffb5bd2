import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { termsOf } from './search-text.ts'

/**
 * Whether a row has every word of a search.
 *
 * @param has whether it has what fits a LIKE pattern, for each column that an index answers
 */
export function finding(
  typed: string,
  has: (pattern: string) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  const terms = termsOf(typed)
  if (terms.length === 0) return sql<SqlBool>`false`
  const all = (patterns: string[]) => sql`(${sql.join(patterns.map(has), sql` and `)})`
  const any = (term: string[][]) => sql`(${sql.join(term.map(all), sql` or `)})`
  return sql<SqlBool>`(${sql.join(terms.map(any), sql` and `)})`
}

/** Claims by what stands in their row, and by phone, address, store, product and parcel. */
export const claimsFound = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, (pattern) => sql`claims.search like ${pattern}`)

/** Papers by what was read on them; all of it on one paper. */
export const papersFound = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, (pattern) => sql`paper_words.words like ${pattern}`)

/** The same for a word that many papers have: the index is no help, and must not be read. */
export const papersFoundOneByOne = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, (pattern) => sql`(paper_words.words || '') like ${pattern}`)
