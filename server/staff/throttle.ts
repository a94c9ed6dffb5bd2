import { sql, type SqlBool } from 'kysely'
import { sha256Hex } from '../http/digest.ts'
import type { Database } from '../storage/tables.ts'

/** Failures that cost nothing: people mistype. */
const freeFailures = 5
const longestWaitSeconds = 15 * 60

/** Header in which the host, and nobody else, says from which address a request came. */
export const clientAddressHeader = 'x-redeem-desk-client'

/**
 * Whom failures are counted against: an account from one address. A stranger elsewhere cannot
 * lock its owner out.
 */
export async function throttleSubject(request: Request, email: string): Promise<string> {
  const address = request.headers.get(clientAddressHeader) ?? 'unknown'
  return sha256Hex(`${email.toLowerCase()} from ${address}`)
}

/**
 * Counts a try as failed before it is looked at, in one statement: of a thousand at once no more
 * are looked at than of a thousand one after the other. A try that succeeds is forgotten again.
 *
 * @returns seconds until the next try will be looked at; 0 when this one is
 */
export async function takeTry(database: Database, subject: string, now: Date): Promise<number> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('sign_in_failures')
    .values({ subject, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ failures: sql<number>`sign_in_failures.failures + 1`, last_at: now })
        .where(
          sql<SqlBool>`sign_in_failures.last_at + ${waitAfterFailures} <= ${now}::timestamptz`,
        ),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? 0 : secondsToWait(database, subject, now)
}

/** Nothing at first; then one second, doubled by every failure, up to the longest wait. */
const waitAfterFailures = sql`
  case when sign_in_failures.failures < ${sql.lit(freeFailures)} then interval '0'
  else make_interval(secs => least(
    power(2, least(sign_in_failures.failures - ${sql.lit(freeFailures)}, 20)),
    ${sql.lit(longestWaitSeconds)}
  )) end`

async function secondsToWait(database: Database, subject: string, now: Date): Promise<number> {
  const { seconds } = await database
    .selectFrom('sign_in_failures')
    .select(
      sql<number>`
        ceil(extract(epoch from last_at + ${waitAfterFailures} - ${now}::timestamptz))::int
      `.as('seconds'),
    )
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  return Math.max(1, seconds)
}

export async function forgetFailures(database: Database, subject: string): Promise<void> {
  await database.deleteFrom('sign_in_failures').where('subject', '=', subject).execute()
}

/** Hours after which failures count no more; anybody can cause them, so they must not pile up. */
const keepHours = 24

export async function forgetOldFailures(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepHours * 3600_000)
  await database.deleteFrom('sign_in_failures').where('last_at', '<', before).execute()
}
