import { sql } from 'kysely'
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

/** Seconds until the next try will be looked at; 0 when it may be made now. */
export async function secondsToWait(database: Database, subject: string, now: Date) {
  const row = await database
    .selectFrom('sign_in_failures')
    .select(['failures', 'last_at'])
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (!row || row.failures < freeFailures) return 0
  const wait = Math.min(2 ** (row.failures - freeFailures), longestWaitSeconds)
  return Math.max(0, Math.ceil(wait - (now.getTime() - row.last_at.getTime()) / 1000))
}

export async function countFailure(database: Database, subject: string, now: Date): Promise<void> {
  await database
    .insertInto('sign_in_failures')
    .values({ subject, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ failures: sql<number>`sign_in_failures.failures + 1`, last_at: now }),
    )
    .execute()
}

export async function forgetFailures(database: Database, subject: string): Promise<void> {
  await database.deleteFrom('sign_in_failures').where('subject', '=', subject).execute()
}
