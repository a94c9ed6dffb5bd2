import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { CheckSummary } from '../../contract/checks.ts'
import type { Database } from '../storage/tables.ts'
import { isOnHold } from './rules.ts'
import type { ClaimRow } from './store.ts'

/** Claims in the clean lane: every check passes, and its terms do not exclude them. */
export const inLane = (now: Date): RawBuilder<SqlBool> => sql`(
  claims.state = 'waiting' and claims.checks_state = 'clean'
    and (claims.hold_ends_at is null or claims.hold_ends_at <= ${now})
    and claims.offer_id is not null
    and claims.promotion_id not in (select promotion_id from lane_promotions_out)
    and (claims.promotion_id, claims.offer_id) not in (
      select promotion_id, offer_id from lane_prizes_out
    )
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
  const [promotion, prize] = await Promise.all([
    database
      .selectFrom('lane_promotions_out')
      .select('promotion_id')
      .where('promotion_id', '=', claim.promotion_id)
      .executeTakeFirst(),
    database
      .selectFrom('lane_prizes_out')
      .select('offer_id')
      .where('promotion_id', '=', claim.promotion_id)
      .where('offer_id', '=', offerId)
      .executeTakeFirst(),
  ])
  return !promotion && !prize
}
