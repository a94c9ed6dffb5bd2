import { createStorage } from 'unstorage'
import { createClient, type Client } from '../contract/client.ts'
import { createApi, prepareDatabase } from '../server/api.ts'
import { letterFonts } from '../server/hosts/node/letter-fonts.ts'
import { workInline } from '../server/hosts/work-inline.ts'
import { nodeIds } from '../server/hosts/node/ids.ts'
import { openPostgres } from '../server/hosts/node/open-database.ts'
import { findPerson } from '../server/staff/store.ts'
import { pictureStore } from '../server/storage/picture-store.ts'
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
  const api = await createApi({
    database,
    pictures: pictureStore(createStorage()),
    uploadDecoder: { decode: async () => ({ fault: 'broken' }) },
    textReader: null,
    heavyWork: workInline,
    letterFonts,
    clock: { now: () => benchNow },
    ids: nodeIds,
    identity: {
      identify: async () => findPerson(database, supervisor),
      begin: async () => new Headers(),
      end: async () => new Headers(),
    },
    passwords: { hash: async () => '', verify: async () => false },
    mailer: null,
    codeKey: { id: 'bench', bytes: new Uint8Array(32).fill(3) },
    intakeKey: 'the-intake-key-of-the-bench',
    origin: () => true,
    undoSeconds: 0,
    liveMilliseconds: 1000,
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    wording: {
      memberCenterSignIn: 'https://account.msi.com/login?ref=service',
      mailFrom: 'no-reply <no-reply@msi-mail.com>',
      mailDomain: 'msi-mail.com',
      publicUrl: 'https://desk.test',
    },
  })
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
