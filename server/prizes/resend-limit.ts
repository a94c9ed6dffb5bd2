import { ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { resendDays, resendLimit } from './rules.ts'

/**
 * The claim is locked, so nobody else counts meanwhile.
 *
 * @throws {ProblemError} `too_many_attempts`
 */
export async function requireFewResends(
  tx: Transaction,
  claimId: string,
  now: Date,
): Promise<void> {
  if ((await countResends(tx, claimId, now)) < resendLimit) return
  throw new ProblemError('too_many_attempts', { most: { times: resendLimit, days: resendDays } })
}

async function countResends(database: Database, claimId: string, now: Date): Promise<number> {
  const { count } = await database
    .selectFrom('events')
    .select((event) => event.fn.countAll<number>().as('count'))
    .where('claim_id', '=', claimId)
    .where('kind', '=', 'code_resent')
    .where('at', '>', new Date(now.getTime() - resendDays * 24 * 3600_000))
    .executeTakeFirstOrThrow()
  return count
}
