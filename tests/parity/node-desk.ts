import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { readSettings } from '../../server/hosts/node/settings.ts'
import { startDesk } from '../../server/hosts/node/start.ts'
import type { Database } from '../../server/storage/tables.ts'
import { jpeg } from '../support/pictures.ts'
import { freePort } from '../support/free-port.ts'
import { headerIdentity, personHeader } from '../../mocks/header-identity.ts'
import { parityDesk, parityIntakeKey, type ParityDesk } from './parity-desk.ts'
import { requestOf, type Call } from '../fuzz/call.ts'
import { createClient, type Client } from '../../contract/client.ts'
import type { Role } from '../../contract/access.ts'
import { addStaff } from '../../server/staff/store.ts'

/** The same, for whoever sends what no client of ours would. */
export interface NodeDesk extends ParityDesk {
  /** Somebody who is not signed in. */
  anybody: Client
  /** Id of a new person of this role. */
  idOf(role: Role): Promise<string>
  requestOf(call: Call): Request
}

/** The real server, over HTTP; only who is asking comes from a header. */
export async function openNode(databaseUrl: string | null): Promise<NodeDesk> {
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
  const people: Database = database
  const origin = `http://127.0.0.1:${port}`
  let shade = 0
  const seen = parityDesk({
    database,
    send: (request) => fetch(request),
    origin,
    nextId: () => nodeIds.next(),
    picture: () => jpeg((shade += 1) % 256, 300 + shade),
    close: async () => {
      await desk.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  })
  return {
    ...seen,
    anybody: createClient((request) => fetch(request), origin),
    async idOf(role) {
      const id = nodeIds.next()
      const at = new Date('2025-01-01T00:00:00Z')
      await addStaff(people, { id, name: role, email: `${id}@desk.test`, roles: [role], at })
      return id
    },
    requestOf: (call) => requestOf(call, { origin, personHeader, intakeKey: parityIntakeKey }),
  }
}
