import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

/** A new in-memory database with a write-ahead log in files of 1 MB instead of 16. */
export function createForSnapshot(): Promise<PGlite> {
  return PGlite.create({ extensions: { pg_trgm }, initDbStartParams: ['--wal-segsize=1'] })
}

/**
 * Dumps a database as small as possible: without template databases, dead rows and unneeded log
 * files.
 */
export async function dumpSnapshot(
  pglite: PGlite,
  compression: 'gzip' | 'none',
): Promise<Uint8Array<ArrayBuffer>> {
  await pglite.exec(`update pg_database set datistemplate = false where datname like 'template%'`)
  for (const name of ['template0', 'template1']) {
    await pglite.exec(`drop database if exists ${name}`)
  }
  await pglite.exec('vacuum full')
  // The first checkpoint writes everything, the second releases the log.
  await pglite.exec('checkpoint')
  await pglite.exec('checkpoint')
  const dump = await pglite.dumpDataDir(compression)
  return new Uint8Array(await dump.arrayBuffer())
}
