import { sha256Hex } from '../http/digest.ts'
import type { Identity, Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { findPerson } from './store.ts'

/** Minutes without a request after which a session is over. */
const idleMinutes = 30
/** Hours after which a session is over whatever happens. */
const absoluteHours = 12
/** Seconds between two notes of when somebody was last seen: not a write per request. */
const noteEverySeconds = 60

const cookieName = '__Host-session'

/**
 * Identity by cookie: a random token whose SHA-256 alone is stored, so that a copy of the
 * database opens no session. Ended at once by signing out or by disabling the account.
 */
export function cookieIdentity({
  database,
  clock,
  ids,
}: Pick<Ports, 'database' | 'clock' | 'ids'>): Identity {
  return {
    async identify(request) {
      const session = await findSession(database, request, clock.now())
      if (!session) return null
      await noteSeen(database, session, clock.now())
      return findPerson(database, session.staff_id)
    },

    async begin(staffId) {
      const token = ids.secret()
      const now = clock.now()
      await database
        .insertInto('sessions')
        .values({
          id: ids.next(),
          staff_id: staffId,
          token_hash: await sha256Hex(token),
          created_at: now,
          last_seen_at: now,
          ended_at: null,
        })
        .execute()
      await database
        .updateTable('staff')
        .set({ last_seen_at: now })
        .where('id', '=', staffId)
        .execute()
      return cookieHeader(token, absoluteHours * 3600)
    },

    async end(request) {
      const token = tokenOf(request)
      if (token) {
        await database
          .updateTable('sessions')
          .set({ ended_at: clock.now() })
          .where('token_hash', '=', await sha256Hex(token))
          .where('ended_at', 'is', null)
          .execute()
      }
      return cookieHeader('', 0)
    },
  }
}

/** Ends every session of somebody at once. */
export async function endSessionsOf(database: Database, staffId: string, now: Date) {
  await database
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Forgets sessions that are over whatever happens: they open nothing, and only tell who was here. */
export async function forgetOldSessions(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - absoluteHours * 3600_000)
  await database.deleteFrom('sessions').where('created_at', '<=', before).execute()
}

function cookieHeader(token: string, maxAgeSeconds: number): Headers {
  const attributes = `Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`
  return new Headers({ 'set-cookie': `${cookieName}=${token}; ${attributes}` })
}

function tokenOf(request: Request): string | null {
  const cookies = request.headers.get('cookie') ?? ''
  const pair = cookies.split(/; */).find((part) => part.startsWith(`${cookieName}=`))
  const token = pair?.slice(cookieName.length + 1) ?? ''
  return /^[\w-]{20,100}$/.test(token) ? token : null
}

async function findSession(database: Database, request: Request, now: Date) {
  const token = tokenOf(request)
  if (!token) return null
  return database
    .selectFrom('sessions')
    .select(['id', 'staff_id', 'last_seen_at'])
    .where('token_hash', '=', await sha256Hex(token))
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .where('created_at', '>', new Date(now.getTime() - absoluteHours * 3600_000))
    .executeTakeFirst()
}

async function noteSeen(
  database: Database,
  session: { id: string; staff_id: string; last_seen_at: Date },
  now: Date,
): Promise<void> {
  if (now.getTime() - session.last_seen_at.getTime() < noteEverySeconds * 1000) return
  await database
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id', '=', session.id)
    .execute()
  await database
    .updateTable('staff')
    .set({ last_seen_at: now })
    .where('id', '=', session.staff_id)
    .execute()
}
