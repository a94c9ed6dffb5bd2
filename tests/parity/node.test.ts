import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { readSettings } from '../../server/hosts/node/settings.ts'
import { startDesk } from '../../server/hosts/node/start.ts'
import type { Database } from '../../server/storage/tables.ts'
import { jpeg } from '../support/pictures.ts'
import { freePort } from '../support/free-port.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'
import { headerIdentity, parityDesk, parityIntakeKey, type ParityDesk } from './parity-desk.ts'
import { paritySuite } from './suite.ts'

/** The real server, over HTTP; only who is asking comes from a header. */
async function openNode(databaseUrl: string | null): Promise<ParityDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'redeem-desk-parity-'))
  const port = await freePort()
  const settings = readSettings({
    PORT: String(port),
    DATA_DIR: dataDir,
    INTAKE_KEY: parityIntakeKey,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, CODE_KEY: '5a'.repeat(32) } : {}),
  })
  let database: Database | null = null
  const desk = await startDesk(settings, {
    appFolder: 'dist/app',
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    identity: (ports) => {
      database = ports.database
      return headerIdentity(ports.database)
    },
  })
  if (!database) throw new Error('The server asked for no identity')
  let shade = 0
  return parityDesk({
    database,
    send: (request) => fetch(request),
    origin: `http://127.0.0.1:${port}`,
    nextId: () => nodeIds.next(),
    picture: () => jpeg((shade += 1) % 256, 300 + shade),
    close: async () => {
      await desk.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  })
}

paritySuite('Node on PGlite', () => openNode(null))
paritySuite('Node on PostgreSQL', async () => openNode(await newPostgresDatabase()))
