import { byItselfHeader, type Person } from '../../contract/session.ts'
import { tokenCookie, tokenIn } from '../http/cookies.ts'
import { sha256Hex } from '../http/digest.ts'
import type { Identity, Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { presentPerson } from './store.ts'

/** Minutes without a request after which a session ends. */
const idleMinutes = 30
/** Hours after which a session ends in any case. */
const absoluteHours = 12
/** Seconds between two updates of the last-seen time, instead of a write per request. */
const noteEverySeconds = 60

const cookieName = '__Host-session'

/**
 * Identity by cookie: a random token of which only the SHA-256 is stored, so that a copy of the
 * database opens no session. Signing out or disabling the account ends it at once.
 */
export function cookieIdentity({
  database,
  clock,
  ids,
}: Pick<Ports, 'database' | 'clock' | 'ids'>): Identity {
  return {
    async identify(request, goesOn) {
      const now = clock.now()
      const session = await findSession(database, request, now)
      if (!session) return null
      const isByItself = goesOn === 'by itself' || request.headers.has(byItselfHeader)
      if (!isByItself) await noteSeen(database, session, now)
      return session.person
    },

    async begin(tx, staffId, request) {
      const token = ids.secret()
      const now = clock.now()
      await endSessionOf(tx, request, now)
      await tx
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
      await tx.updateTable('staff').set({ last_seen_at: now }).where('id', '=', staffId).execute()
      return cookieHeader(token, absoluteHours * 3600)
    },

    async end(request) {
      await endSessionOf(database, request, clock.now())
      return cookieHeader('', 0)
    },
  }
}

/** Whether the browser still has the cookie of a session, expired or not. */
export const hasSessionCookie = (request: Request) => tokenIn(request, cookieName) !== null

async function endSessionOf(database: Database, request: Request, now: Date): Promise<void> {
  const token = tokenIn(request, cookieName)
  if (!token) return
  await database
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', await sha256Hex(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends all sessions of a person at once. */
export async function endSessionsOf(database: Database, staffId: string, now: Date) {
  await database
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Deletes sessions past their longest lifetime. */
export async function forgetOldSessions(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - absoluteHours * 3600_000)
  await database.deleteFrom('sessions').where('created_at', '<=', before).execute()
}

const cookieHeader = (token: string, maxAgeSeconds: number) =>
  new Headers({ 'set-cookie': tokenCookie(cookieName, token, maxAgeSeconds) })

/**
 * The session of a request and its person, if it has not ended: one query, made on every request.
 */
async function findSession(database: Database, request: Request, now: Date) {
  const token = tokenIn(request, cookieName)
  if (!token) return null
  const row = await database
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .select(['sessions.id as session', 'sessions.last_seen_at'])
    .select(['staff.id', 'staff.name', 'staff.email', 'staff.roles'])
    .where('token_hash', '=', await sha256Hex(token))
    .where('ended_at', 'is', null)
    .where('sessions.last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .where('sessions.created_at', '>', new Date(now.getTime() - absoluteHours * 3600_000))
    .where('staff.is_disabled', '=', false)
    .executeTakeFirst()
  if (!row) return null
  const { session: id, last_seen_at, ...person } = row
  return { id, last_seen_at, person: presentPerson(person) }
}

async function noteSeen(
  database: Database,
  session: { id: string; last_seen_at: Date; person: Person },
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
    .where('id', '=', session.person.id)
    .execute()
}
