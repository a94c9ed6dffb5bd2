import { sql, type SqlBool } from 'kysely'
import { clientAddress, networksOf } from '../http/client-address.ts'
import { sha256Hex } from '../http/digest.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { Known } from './known-devices.ts'

/** Whom failures are counted against, how many cost nothing, and how long the longest wait is. */
interface Limit {
  subject: string
  freeFailures: number
  longestWaitSeconds: number
}

/** What a try counts against; the first stands for whoever is typing, and is theirs to forget. */
export interface Try {
  typist: Limit
  wider: Limit[]
}

/** Wait of whoever types wrong passwords again and again, at most. */
const longestWaitOfOne = 15 * 60

/**
 * Who tries, and what others can use up. A browser that signed in before is a lane of its own: what
 * strangers do, from wherever, is not seen there. A network somebody signed in from shares its lane
 * with whoever else is in it. Everybody else counts against three: the account from their network, as
 * people mistype; their network, whatever accounts it tries, in this hour, as a whole office may sit
 * behind it, and wider ones, as one customer may have them; and the account from everywhere, in this
 * hour. The last one slows strangers down together, whom nothing else can tell apart.
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
 * Counts a try as failed before it is looked at: of a thousand at once no more are looked at than
 * of a thousand one after the other. What is not looked at counts against nobody.
 *
 * @throws {ProblemError} `too_many_attempts` with the seconds until the next try is looked at
 */
export async function takeTry(database: Database, { typist, wider }: Try, now: Date) {
  await database.transaction().execute(async (tx) => {
    // The one that most people share comes last, and is held for the shortest time.
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

/** A try that succeeded was no failure; what others failed at before it still was. */
export async function forgiveTry(database: Database, { typist, wider }: Try): Promise<void> {
  await database.deleteFrom('sign_in_failures').where('subject', '=', typist.subject).execute()
  for (const { subject } of wider) await takeBackFailure(database, subject)
}

/** A try that nobody had the time to look at counts against nobody. */
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

/** Hours after which failures count no more; anybody can cause them, so they must not pile up. */
const keepHours = 24

export async function forgetOldFailures(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepHours * 3600_000)
  await database.deleteFrom('sign_in_failures').where('last_at', '<', before).execute()
}
