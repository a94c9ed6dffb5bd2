import { sql, type RawBuilder } from 'kysely'

/**
 * A LIKE pattern for "contains", against lower-cased text; what the person typed is taken
 * literally. The database lowers it, as it lowers the text: JavaScript lowers some letters (İ, Σ)
 * to others.
 */
export function containing(typed: string): RawBuilder<string> {
  const literal = typed.replaceAll(/[\\%_]/g, (special) => `\\${special}`)
  return sql<string>`lower(${`%${literal}%`}::text)`
}
