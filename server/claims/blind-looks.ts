import { ProblemError } from '../http/problem.ts'
import type { Database } from '../storage/tables.ts'

/**
 * Ids of the claims at which this person still has to give a second look. Until then they read only
 * what the look shows.
 */
export async function blindLooksOf(database: Database, staffId: string): Promise<Set<string>> {
  const looks = await database
    .selectFrom('second_looks')
    .select('claim_id')
    .where('staff_id', '=', staffId)
    .where('looked_at', 'is', null)
    .execute()
  return new Set(looks.map(({ claim_id }) => claim_id))
}

/** @throws {ProblemError} `blind_look` */
export function refuseBlind(blind: Set<string>, claimId: string): void {
  if (blind.has(claimId)) throw new ProblemError('blind_look')
}
