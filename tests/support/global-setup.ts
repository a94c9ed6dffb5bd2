import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { prepareDatabase } from '../../server/api.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { preparedSnapshot } from './prepared-snapshot.ts'

/** Prepares one empty desk before any test, so that each test file loads it instead of migrating. */
export default async function setup(): Promise<void> {
  const pglite = await PGlite.create({ extensions: { pg_trgm } })
  await prepareDatabase(onPGlite(pglite), new Date('2026-01-01T00:00:00Z'))
  const snapshot = await pglite.dumpDataDir('none')
  mkdirSync(dirname(preparedSnapshot), { recursive: true })
  writeFileSync(preparedSnapshot, new Uint8Array(await snapshot.arrayBuffer()))
  await pglite.close()
}
