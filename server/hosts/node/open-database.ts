import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import pg from 'pg'
import {
  dateOid,
  int8Oid,
  onPGlite,
  onPostgres,
  parseDate,
  parseInt8,
} from '../../storage/database.ts'
import type { Database } from '../../storage/tables.ts'
import { databaseAddress } from './database-address.ts'

/** Connections of one process to a PostgreSQL server. */
const poolSize = 10

/**
 * PostgreSQL by address; every connection parses int8 and date as PGlite does.
 *
 * @throws {UnsafeAddress} for a server beyond this machine whose certificate would not be checked
 */
export function openPostgres(databaseUrl: string, caFile: string | null = null): Database {
  pg.types.setTypeParser(int8Oid, parseInt8)
  pg.types.setTypeParser(dateOid, parseDate)
  const pool = new pg.Pool({
    ...databaseAddress(databaseUrl, caFile),
    max: poolSize,
    application_name: 'redeem-desk',
  })
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  return onPostgres(pool)
}

/** The embedded database in a directory that this process has locked; in memory without one. */
export async function openEmbedded(dataDir?: string, snapshot?: Blob): Promise<Database> {
  return onPGlite(await openPGlite(dataDir, snapshot))
}

export async function openPGlite(dataDir?: string, snapshot?: Blob): Promise<PGlite> {
  return PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir: join(dataDir, 'database') }),
    ...(snapshot ? { loadDataDir: snapshot } : {}),
    extensions: { pg_trgm },
  })
}
