import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { termsOf } from './search-text.ts'

/** Whether a text has one of the alternatives of a term, whole. */
type HasTerm = (text: RawBuilder<unknown>) => RawBuilder<SqlBool>

const hasTerm =
  (term: string[][]): HasTerm =>
  (text) => {
    const all = (patterns: string[]) =>
      sql`(${sql.join(
        patterns.map((pattern) => sql`${text} like ${pattern}`),
        sql` and `,
      )})`
    return sql<SqlBool>`(${sql.join(term.map(all), sql` or `)})`
  }

/** Whether a text, which an index answers, has every word of a search. */
function finding(typed: string, text: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const terms = termsOf(typed)
  if (terms.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join(
    terms.map((term) => hasTerm(term)(text)),
    sql` and `,
  )})`
}

/**
 * The same for rows of several joined tables. No index answers an `or` over two tables, so the
 * longest term is looked up in each, and the others are looked for in the rows that it finds.
 *
 * @param texts the columns that are searched
 * @param among whether a row is among those that have a term, by the index of each column
 */
export function findingAmong(
  typed: string,
  texts: RawBuilder<unknown>[],
  among: (has: HasTerm) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  const [longest, ...others] = termsOf(typed).toSorted((a, b) => lengthOf(b) - lengthOf(a))
  if (!longest) return sql<SqlBool>`false`
  const inAnyText = (term: string[][]) => sql`(${sql.join(texts.map(hasTerm(term)), sql` or `)})`
  return sql<SqlBool>`(${sql.join([among(hasTerm(longest)), ...others.map(inAnyText)], sql` and `)})`
}

/** Of the alternative that says least. */
const lengthOf = (term: string[][]): number =>
  Math.min(...term.map((patterns) => patterns.join('').length))

/** Claims by what stands in their row, and by phone, address, store, product and parcel. */
export const claimsFound = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, sql`claims.search`)

/** Papers by what was read on them; all of it on one paper. */
export const papersFound = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, sql`paper_words.words`)

/** The same for a word that many papers have: the index is no help, and must not be read. */
export const papersFoundOneByOne = (typed: string): RawBuilder<SqlBool> =>
  finding(typed, sql`(paper_words.words || '')`)
