import { lockClaimById, openFile } from '../claims/store.ts'
import { byItself, type By } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import { getPromotion } from '../promotions/store.ts'
import type { Transaction } from '../storage/tables.ts'
import { giveCode, poolAt, type Pool } from './code-store.ts'
import { getPrize } from './store.ts'
import { tell, type MailNeeds } from './release.ts'

/**
 * Gives codes to prizes that wait for one, in the order of their approvals, while there are codes.
 *
 * @returns how many were served
 */
export async function serveAwaiting(
  tx: Transaction,
  ports: MailNeeds,
  pool: Pool,
  by: By,
): Promise<number> {
  const waiting = await tx
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'awaiting_code')
    .orderBy('approved_at')
    .orderBy('claim_id')
    .execute()
  for (const [served, { claim_id }] of waiting.entries()) {
    const file = await openFile(tx, await lockClaimById(tx, claim_id))
    const prize = await getPrize(tx, file.claim.id)
    if (prize.state !== 'awaiting_code') continue
    const code = await giveCode(tx, pool, file.claim.id, { now: by.at })
    if (!code) return served
    await tx
      .updateTable('prizes')
      .set({ state: 'issued' })
      .where('claim_id', '=', file.claim.id)
      .execute()
    await tell(tx, ports, file, prize, {
      kind: 'code_issued',
      by,
      state: 'issued',
      code,
    })
  }
  return waiting.length
}

/**
 * Serves prizes that wait although there are codes: an approval and an import at the same moment do
 * not see each other, and a waiting prize blocks the stock for all others.
 */
export async function serveStranded({
  database,
  ...ports
}: MailNeeds & Pick<Ports, 'database' | 'clock'>): Promise<void> {
  const pools = await database
    .selectFrom('prizes')
    .select(['promotion_id', 'offer_id'])
    .distinct()
    .where('state', '=', 'awaiting_code')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('codes')
          .select('codes.id')
          .whereRef('codes.promotion_id', '=', 'prizes.promotion_id')
          .whereRef('codes.offer_id', '=', 'prizes.offer_id')
          .where('codes.state', '=', 'available'),
      ),
    )
    .execute()
  for (const { promotion_id, offer_id } of pools) {
    await database.transaction().execute(async (tx) => {
      const now = ports.clock.now()
      const pool = poolAt(now, await getPromotion(tx, promotion_id), offer_id)
      await serveAwaiting(tx, ports, pool, byItself(now))
    })
  }
}

/**
 * Reserves codes for held prizes that were approved when there were none, in the order of their
 * approvals. Prizes in line for a code are served before this.
 */
export async function reserveForHeld(tx: Transaction, pool: Pool, now: Date): Promise<void> {
  const held = await tx
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'held')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('codes')
            .select('codes.id')
            .whereRef('codes.claim_id', '=', 'prizes.claim_id')
            .where('codes.state', '=', 'reserved'),
        ),
      ),
    )
    .orderBy('approved_at')
    .orderBy('claim_id')
    .forUpdate()
    .execute()
  for (const { claim_id } of held) {
    if (!(await giveCode(tx, pool, claim_id, { now, isReserved: true }))) return
  }
}
