import { sql } from 'kysely'
import { createStorage } from 'unstorage'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Role } from '../../contract/access.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { createApi, prepareDatabase } from '../../server/api.ts'
import { letterFonts } from '../../server/hosts/node/letter-fonts.ts'
import { decodeUpload } from '../../server/hosts/node/evidence/decode-upload.ts'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import type { Ports } from '../../server/ports.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import { addStaff } from '../../server/staff/store.ts'
import { pictureStore } from '../../server/storage/picture-store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { createWorker } from '../../server/worker.ts'
import { createClient, type Client } from '../../contract/client.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { plainPorts } from '../../mocks/plain-ports.ts'
import { promotionTerms } from '../support/factories.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'

/** Accounts that are not new sign off what others ask for. */
const longAgo = new Date('2020-01-01T00:00:00Z')

export interface RaceDesk {
  database: Database
  as(role: Role): Promise<Client>
  memberCenter: Client
  addPromotion(id: string, overrides?: Partial<PromotionTerms>): Promise<void>
  /** What the desk does by itself, once. */
  serveWaiting(): Promise<void>
  close(): Promise<void>
}

const intakeKey = 'the-intake-key-of-the-races'

/** Two APIs with a pool of their own each, as two processes would be, on one database. */
export async function openRaceDesk(
  overrides: Partial<Pick<Ports, 'mailer' | 'undoSeconds'>> = {},
): Promise<RaceDesk> {
  const url = await newPostgresDatabase()
  const databases = [openPostgres(url), openPostgres(url)] as const
  const [database] = databases
  await prepareDatabase(database, new Date())
  const pictures = pictureStore(createStorage())
  const portsOn = (own: Database) =>
    plainPorts({
      database: own,
      pictures,
      uploadDecoder: { decode: (bytes, accepts) => decodeUpload(bytes, accepts) },
      letterFonts,
      clock: { now: () => new Date() },
      ids: nodeIds,
      codeKey: { id: 'race', bytes: new Uint8Array(32).fill(3) },
      intakeKey,
      ...overrides,
    })
  const apis = await Promise.all(databases.map((own) => createApi(portsOn(own))))
  let turn = 0
  const send = (request: Request) => {
    turn += 1
    const api = apis[turn % apis.length]
    if (!api) throw new Error('There is no API')
    return api(request)
  }
  return {
    database,
    async as(role) {
      const id = nodeIds.next()
      const email = `${role}-${id}@desk.test`
      await addStaff(database, {
        id,
        name: role,
        email,
        roles: [role],
        passwordHash: 'none',
        at: longAgo,
      })
      return createClient(send, 'https://desk.test', { [personHeader]: id })
    },
    memberCenter: createClient(send, 'https://desk.test', { authorization: `Bearer ${intakeKey}` }),
    async addPromotion(id, overrides = {}) {
      await addPromotion(database, id, promotionTerms(overrides))
    },
    // A new worker looks at once; one that runs looks once in a while.
    serveWaiting: async () => (await createWorker(portsOn(database))).tick(),
    close: async () => {
      for (const own of databases) await own.destroy()
    },
  }
}

/** The desk of a test file: open before its first test, closed after its last. */
export function fileRaceDesk(): Omit<RaceDesk, 'close'> {
  let opened: RaceDesk | undefined
  const desk = () => opened ?? expect.fail('The desk opens before the first test')
  beforeAll(async () => {
    opened = await openRaceDesk()
  })
  afterAll(() => opened?.close())
  return {
    get database() {
      return desk().database
    },
    get memberCenter() {
      return desk().memberCenter
    },
    as: (role) => desk().as(role),
    addPromotion: (id, overrides) => desk().addPromotion(id, overrides),
    serveWaiting: () => desk().serveWaiting(),
  }
}

/** How many queries of this database wait for a lock that somebody else holds. */
export async function waitingForLocks({ database }: Pick<RaceDesk, 'database'>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'
  `.execute(database)
  return rows[0]?.waiting ?? 0
}
