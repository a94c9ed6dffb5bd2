import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createForSnapshot, dumpSnapshot } from '../../mocks/desk/snapshot.ts'
import { prepareDatabase } from '../../server/api.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { preparedSnapshot } from './prepared-snapshot.ts'

/** Prepares one empty desk before any test, so that each test file loads it instead of migrating. */
export default async function setup(): Promise<void> {
  const pglite = await createForSnapshot()
  await prepareDatabase(onPGlite(pglite), new Date('2026-01-01T00:00:00Z'))
  mkdirSync(dirname(preparedSnapshot), { recursive: true })
  // Moved into place whole: another run on this machine may be reading the one before.
  const written = `${preparedSnapshot}.${process.pid}`
  writeFileSync(written, await dumpSnapshot(pglite, 'none'))
  renameSync(written, preparedSnapshot)
  await pglite.close()
}
