import { sql } from 'kysely'
import { tokenCookie, tokenIn } from '../http/cookies.ts'
import { sha256Hex } from '../http/digest.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { clientAddress, networkOf } from '../http/client-address.ts'

const cookieName = '__Host-device'

/** Days without signing in after which a browser or a network is unknown again. */
const keptDays = { device: 180, network: 30 }

/** Most per kind; the least recently used go first. */
const keptOfOne = 20

/**
 * How a person is known: by a browser they signed in with, by a network they signed in from, or not
 * at all. It gives no access. It only tells the owner of an account from strangers who try it, so
 * that strangers cannot use up the owner's tries
 * (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
 */
export type Known = { by: 'device'; device: string } | { by: 'network' } | null

export async function knownBy(
  database: Database,
  request: Request,
  email: string,
  now: Date,
): Promise<Known> {
  const device = await deviceOf(request)
  const network = await networkSubject(request)
  const rows = await database
    .selectFrom('known_devices')
    .innerJoin('staff', 'staff.id', 'known_devices.staff_id')
    .select(['kind', 'last_used_at'])
    .where(sql`lower(staff.email)`, '=', email.toLowerCase())
    .where('subject', 'in', device ? [device, network] : [network])
    .execute()
  const kinds = rows
    .filter(({ kind, last_used_at }) => last_used_at > daysBefore(now, keptDays[kind]))
    .map(({ kind }) => kind)
  if (device && kinds.includes('device')) return { by: 'device', device }
  return kinds.includes('network') ? { by: 'network' } : null
}

/**
 * Records that a person signed in here. The browser gets a new token each time, for everyone it
 * knew: a copied token is useless once its owner signs in again.
 *
 * @returns `Set-Cookie`
 */
export async function rememberDevice(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  staffId: string,
  request: Request,
  now: Date,
): Promise<string> {
  const token = ids.secret()
  const before = await deviceOf(request)
  const device = await sha256Hex(token)
  if (before) {
    await tx
      .updateTable('known_devices')
      .set({ subject: device })
      .where('subject', '=', before)
      .where('kind', '=', 'device')
      .execute()
  }
  const network = await networkSubject(request)
  await tx
    .insertInto('known_devices')
    .values([
      { subject: device, staff_id: staffId, kind: 'device', last_used_at: now },
      { subject: network, staff_id: staffId, kind: 'network', last_used_at: now },
    ])
    .onConflict((conflict) =>
      conflict.columns(['subject', 'staff_id']).doUpdateSet({ last_used_at: now }),
    )
    .execute()
  for (const kind of ['device', 'network'] as const) await keepNewest(tx, staffId, kind)
  return tokenCookie(cookieName, token, keptDays.device * 86_400)
}

async function keepNewest(tx: Transaction, staffId: string, kind: 'device' | 'network') {
  await tx
    .deleteFrom('known_devices')
    .where('staff_id', '=', staffId)
    .where('kind', '=', kind)
    .where('subject', 'not in', (known) =>
      known
        .selectFrom('known_devices')
        .select('subject')
        .where('staff_id', '=', staffId)
        .where('kind', '=', kind)
        .orderBy('last_used_at', 'desc')
        .orderBy('subject')
        .limit(keptOfOne),
    )
    .execute()
}

/**
 * Someone with a stolen password may have signed in and become known, so everything known is
 * forgotten.
 */
export async function forgetDevicesOf(tx: Transaction, staffId: string): Promise<void> {
  await tx.deleteFrom('known_devices').where('staff_id', '=', staffId).execute()
}

export async function forgetOldDevices(database: Database, now: Date): Promise<void> {
  for (const kind of ['device', 'network'] as const) {
    await database
      .deleteFrom('known_devices')
      .where('kind', '=', kind)
      .where('last_used_at', '<=', daysBefore(now, keptDays[kind]))
      .execute()
  }
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

async function deviceOf(request: Request): Promise<string | null> {
  const token = tokenIn(request, cookieName)
  return token && sha256Hex(token)
}

const networkSubject = (request: Request) => sha256Hex(`from ${networkOf(clientAddress(request))}`)
