import { createClient, type Client } from '../contract/client.ts'
import { createApi, prepareDatabase } from '../server/api.ts'
import { letterFonts } from '../server/hosts/node/letter-fonts.ts'
import { nodeIds } from '../server/hosts/node/ids.ts'
import { openPostgres } from '../server/hosts/node/open-database.ts'
import { findPerson } from '../server/staff/store.ts'
import { plainPorts } from '../mocks/plain-ports.ts'
import type { Database } from '../server/storage/tables.ts'
import { startPostgres } from '../tests/support/start-postgres.ts'
import { benchClaims, benchNow, fillBigDesk } from './many-claims.ts'

export interface BigDesk {
  database: Database
  supervisor: Client
  close(): Promise<void>
}

/** The API on a PostgreSQL with a million claims, of which a hundred thousand wait. */
export async function openBigDesk(): Promise<BigDesk> {
  const postgres = await startPostgres([
    '-cshared_buffers=512MB',
    '-cwork_mem=32MB',
    '-cmax_wal_size=4GB',
  ])
  const database = openPostgres(postgres.url)
  await prepareDatabase(database, benchNow)
  console.log(`filling a desk with ${benchClaims.toLocaleString('en')} claims…`)
  const { supervisor } = await fillBigDesk(database)
  const api = await createApi(
    plainPorts({
      database,
      uploadDecoder: { decode: async () => ({ fault: 'broken' }) },
      letterFonts,
      clock: { now: () => benchNow },
      ids: nodeIds,
      identity: {
        identify: async () => findPerson(database, supervisor),
        begin: async () => new Headers(),
        end: async () => new Headers(),
      },
      codeKey: { id: 'bench', bytes: new Uint8Array(32).fill(3) },
      intakeKey: 'the-intake-key-of-the-bench',
      liveMilliseconds: 1000,
    }),
  )
  return {
    database,
    supervisor: createClient(api, 'https://desk.test'),
    close: async () => {
      await database.destroy()
      await postgres.stop()
    },
  }
}

/** Milliseconds of some work, and what came of it. */
export async function timed<Result>(work: () => Promise<Result>) {
  const started = performance.now()
  const result = await work()
  return { milliseconds: performance.now() - started, result }
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
