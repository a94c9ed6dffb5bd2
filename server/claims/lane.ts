import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { CheckSummary } from '../../contract/checks.ts'
import type { Database } from '../storage/tables.ts'
import { isOnHold } from './rules.ts'
import type { ClaimRow } from './store.ts'

/** Whether the lane's terms leave out this prize of this promotion. */
const isLeftOut = (promotion: RawBuilder<unknown>, prize: RawBuilder<unknown>) => sql<SqlBool>`(
  ${promotion} in (select promotion_id from lane_promotions_out)
    or (${promotion}, ${prize}) in (select promotion_id, offer_id from lane_prizes_out)
)`

/** Claims in the clean lane: every check passes, and its terms do not exclude them. */
export const inLane = (now: Date): RawBuilder<SqlBool> => sql`(
  claims.state = 'waiting' and claims.checks_state = 'clean'
    and (claims.hold_ends_at is null or claims.hold_ends_at <= ${now})
    and claims.offer_id is not null
    and not ${isLeftOut(sql.ref('claims.promotion_id'), sql.ref('claims.offer_id'))}
)`

/**
 * The same for one claim, by its checks and its prize as they are now.
 *
 * @param offerId the prize that an approval would earn; `null` if none fits
 */
export async function isInLane(
  database: Database,
  claim: ClaimRow,
  { summary, offerId }: { summary: CheckSummary; offerId: string | null },
  now: Date,
): Promise<boolean> {
  if (claim.state !== 'waiting' || summary.state !== 'clean') return false
  if (offerId === null || isOnHold(claim, now)) return false
  const { rows } = await sql<{ is_left_out: boolean }>`
    select ${isLeftOut(sql`${claim.promotion_id}::text`, sql`${offerId}::text`)} as is_left_out
  `.execute(database)
  return rows[0]?.is_left_out === false
}
