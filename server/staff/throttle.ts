import { sql, type SqlBool } from 'kysely'
import { clientAddress, networksOf } from '../http/client-address.ts'
import { sha256Hex } from '../http/digest.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { Known } from './known-devices.ts'

/** What failures are counted against, how many are free, and the longest wait. */
interface Limit {
  subject: string
  freeFailures: number
  longestWaitSeconds: number
}

/** What a try counts against. The first one is the person's own, and a success resets it. */
export interface Try {
  typist: Limit
  wider: Limit[]
}

/** Longest wait for someone who keeps typing wrong passwords. */
const longestWaitOfOne = 15 * 60

/**
 * What a try counts against, and who else can use it up. A browser that signed in before has a lane
 * of its own, which strangers never touch. A network that somebody signed in from shares its lane
 * with everyone in it. Anyone else counts against three: the account from their network, since
 * people mistype; their network within this hour for any account, since a whole office may share
 * it, and wider networks, since one customer may own them; and the account from everywhere within
 * this hour. The last one slows down all strangers together, because nothing else tells them apart.
 */
export async function tryOf(
  request: Request,
  email: string,
  known: Known,
  now: Date,
): Promise<Try> {
  const account = email.toLowerCase()
  const limit = async (subject: string, freeFailures: number, longestWaitSeconds: number) => ({
    subject: await sha256Hex(subject),
    freeFailures,
    longestWaitSeconds,
  })
  if (known?.by === 'device') {
    return { typist: await limit(`${account} at ${known.device}`, 5, longestWaitOfOne), wider: [] }
  }
  const networks = networksOf(clientAddress(request))
  const hour = now.toISOString().slice(0, 13)
  const ofNetworks = networks.map((network, width) =>
    limit(`${network} in ${hour}`, 60 * 2 ** width, 60),
  )
  return {
    typist: await limit(`${account} from ${networks[0]}`, 5, longestWaitOfOne),
    wider: [
      ...(await Promise.all(ofNetworks)).toReversed(),
      ...(known ? [] : [await limit(`${account} in ${hour}`, 30, 30)]),
    ],
  }
}

/**
 * Counts a try as failed before its password is checked, so that a thousand tries at once get no
 * further than a thousand in a row. A try that is not checked counts against nobody.
 *
 * @throws {ProblemError} `too_many_attempts` with the seconds until the next try is checked
 */
export async function takeTry(database: Database, { typist, wider }: Try, now: Date) {
  await database.transaction().execute(async (tx) => {
    // The lane that most people share comes last, so that it is locked for the shortest time.
    for (const limit of [typist, ...wider.toReversed()]) await countFailure(tx, limit, now)
  })
}

async function countFailure(tx: Transaction, limit: Limit, now: Date): Promise<void> {
  const wait = waitAfterFailures(limit)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('sign_in_failures')
    .values({ subject: limit.subject, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ failures: sql<number>`sign_in_failures.failures + 1`, last_at: now })
        .where(sql<SqlBool>`sign_in_failures.last_at + ${wait} <= ${now}::timestamptz`),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return
  const { seconds } = await tx
    .selectFrom('sign_in_failures')
    .select(
      sql<number>`ceil(extract(epoch from last_at + ${wait} - ${now}::timestamptz))::int`.as(
        'seconds',
      ),
    )
    .where('subject', '=', limit.subject)
    .executeTakeFirstOrThrow()
  throw new ProblemError('too_many_attempts', { retryAfterSeconds: Math.max(1, seconds) })
}

/** Nothing at first; then one second, doubled by every failure, up to the longest wait. */
const waitAfterFailures = ({ freeFailures, longestWaitSeconds }: Limit) => sql`
  case when sign_in_failures.failures < ${sql.lit(freeFailures)} then interval '0'
  else make_interval(secs => least(
    power(2, least(sign_in_failures.failures - ${sql.lit(freeFailures)}, 20)),
    ${sql.lit(longestWaitSeconds)}
  )) end`

/** Uncounts a try that succeeded; failures of others stay counted. */
export async function forgiveTry(database: Database, { typist, wider }: Try): Promise<void> {
  await database.deleteFrom('sign_in_failures').where('subject', '=', typist.subject).execute()
  for (const { subject } of wider) await takeBackFailure(database, subject)
}

/** Uncounts a try that there was no time to check. */
export async function takeBackTry(database: Database, { typist, wider }: Try): Promise<void> {
  for (const { subject } of [typist, ...wider]) await takeBackFailure(database, subject)
}

async function takeBackFailure(database: Database, subject: string): Promise<void> {
  await database
    .updateTable('sign_in_failures')
    .set({ failures: sql<number>`greatest(failures - 1, 0)` })
    .where('subject', '=', subject)
    .execute()
}

/** Hours after which failures expire; anyone can cause them, so they must not pile up. */
const keepHours = 24

export async function forgetOldFailures(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepHours * 3600_000)
  await database.deleteFrom('sign_in_failures').where('last_at', '<', before).execute()
}
