import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { CheckSummary } from '../../../contract/checks.ts'
import type { Database } from '../../storage/tables.ts'
import { isOnHold } from '../rules.ts'
import type { ClaimRow } from '../store.ts'

/** Which claims stand in the clean lane: every check holds, and nothing keeps them out. */
export const inLane = (now: Date): RawBuilder<SqlBool> => sql`(
  claims.state = 'waiting' and claims.checks_state = 'clean'
    and (claims.hold_ends_at is null or claims.hold_ends_at <= ${now})
    and claims.offer_id is not null
    and (claims.promotion_id, claims.offer_id) not in (
      select promotion_id, offer_id from lane_exceptions
    )
)`

/** The same for one claim, by its checks as they are now. */
export async function isInLane(
  database: Database,
  claim: ClaimRow,
  summary: CheckSummary,
  now: Date,
): Promise<boolean> {
  if (claim.state !== 'waiting' || summary.state !== 'clean') return false
  if (claim.offer_id === null || isOnHold(claim, now)) return false
  const exception = await database
    .selectFrom('lane_exceptions')
    .select('offer_id')
    .where('promotion_id', '=', claim.promotion_id)
    .where('offer_id', '=', claim.offer_id)
    .executeTakeFirst()
  return exception === undefined
}
