import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Role } from '../../contract/access.ts'
import { createApi } from '../../server/api.ts'
import { decodeUpload } from '../../server/hosts/node/evidence/decode-upload.ts'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { argon2Passwords } from '../../server/hosts/node/passwords.ts'
import { letterFonts } from '../../server/hosts/node/letter-fonts.ts'
import type { Ports } from '../../server/ports.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import { addStaff } from '../../server/staff/store.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { headerIdentity, personHeader } from '../../mocks/header-identity.ts'
import { plainPorts, throwingLog } from '../../mocks/plain-ports.ts'
import type { Database } from '../../server/storage/tables.ts'
import { createClient, type Client } from '../../contract/client.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { promotionTerms } from './factories.ts'
import { preparedSnapshot } from './prepared-snapshot.ts'

export const origin = 'https://desk.test'

export const intakeKey = 'intake-key-of-the-tests'

/** A colleague, and the way to another one with the same roles. */
export interface Somebody extends Client {
  id: string
  colleague(): Promise<Somebody>
}

/** Since when people of tests have had their accounts: long enough to sign off what others ask for. */
const longAgo = new Date('2020-01-01T00:00:00Z')

/** A desk of its own for a test: database, ports, people, and a clock that stands still. */
export interface TestDesk {
  api: (request: Request) => Promise<Response>
  ports: Ports
  database: Database
  /** Sets the clock; it moves only when it is told to. */
  at(instant: string): void
  /** A client for a new colleague with these roles. */
  as(...roles: Role[]): Promise<Somebody>
  /** Member Center. */
  memberCenter: Client
  addPromotion(id: string, overrides?: Partial<PromotionTerms>): Promise<void>
  close(): Promise<void>
}

export async function openDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  const snapshot = new Blob([readFileSync(preparedSnapshot)])
  const pglite = await PGlite.create({ loadDataDir: snapshot, extensions: { pg_trgm } })
  return { database: onPGlite(pglite), close: () => pglite.close() }
}

export type Overrides = Partial<Omit<Ports, 'database' | 'clock' | 'ids' | 'identity'>> & {
  identity?: (basics: Pick<Ports, 'database' | 'clock' | 'ids'>) => Ports['identity']
}

/** @param open where it keeps everything: in memory, unless another database is to be shown */
export async function testDesk(
  overrides: Overrides = {},
  open: typeof openDatabase = openDatabase,
): Promise<TestDesk> {
  const { database, close } = await open()
  let now = new Date('2026-03-10T02:00:00Z')
  const clock = { now: () => now }
  const ports = plainPorts({
    database,
    uploadDecoder: { decode: (bytes, accepts) => decodeUpload(bytes, accepts) },
    letterFonts,
    clock,
    ids: nodeIds,
    passwords: argon2Passwords(),
    liveMilliseconds: 20,
    codeKey: { id: 'test', bytes: new Uint8Array(32).fill(7) },
    intakeKey,
    log: throwingLog,
    ...overrides,
    identity: overrides.identity?.({ database, clock, ids: nodeIds }) ?? headerIdentity(database),
  })
  const api = await createApi(ports)
  let people = 0
  async function as(...roles: Role[]): Promise<Somebody> {
    people += 1
    const id = nodeIds.next()
    const name = `${roles[0] ?? 'nobody'} ${people}`
    const email = `p${people}@desk.test`
    await addStaff(database, { id, name, email, roles, passwordHash: 'none', at: longAgo })
    const client = createClient(api, origin, { [personHeader]: id })
    return { ...client, id, colleague: () => as(...roles) }
  }
  return {
    api,
    ports,
    database,
    at(instant) {
      now = new Date(instant)
    },
    as,
    memberCenter: createClient(api, origin, { authorization: `Bearer ${intakeKey}` }),
    async addPromotion(id, terms = {}) {
      await addPromotion(database, id, promotionTerms(terms))
    },
    close,
  }
}
