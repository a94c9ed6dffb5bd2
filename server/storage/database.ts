import type { PGliteInterface } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, type PostgresPool } from 'kysely'
import type { Tables } from './tables.ts'

/** PostgreSQL's type ids (pg_type.oid) whose values the two drivers return differently. */
export const int8Oid = 20
export const dateOid = 1082

/** `count(*)` is an int8; our counts stay within the range of exact numbers. */
export const parseInt8 = (text: string) => Number(text)

/** A date has no zone and is not an instant, so it stays text. */
export const parseDate = (text: string) => text

/**
 * An embedded database. Its parsers are set after creation, because functions cannot be posted to a
 * worker.
 */
export function onPGlite(pglite: PGliteInterface): Kysely<Tables> {
  pglite.parsers[int8Oid] = parseInt8
  pglite.parsers[dateOid] = parseDate
  return new Kysely({ dialect: new PGliteDialect({ pglite }) })
}

/** A PostgreSQL server; the pool comes from the host, with `parseInt8` and `parseDate` set. */
export function onPostgres(pool: PostgresPool): Kysely<Tables> {
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}
