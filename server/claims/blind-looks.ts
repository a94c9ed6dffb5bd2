import { sql, type RawBuilder, type SqlBool } from 'kysely'
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

/**
 * What a list shows this person: where a claim stands in it would tell what was decided. Worked out
 * once for a statement, so that it never changes how the list is walked.
 */
export const notBlindTo = (
  staffId: string,
  claimId = sql.ref('claims.id'),
): RawBuilder<SqlBool> => sql`
  ${claimId} <> all (array(
    select claim_id from second_looks where staff_id = ${staffId} and looked_at is null
  ))`
