import { sql, type Selectable } from 'kysely'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { localDateAt } from '../clocks/rules.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { soonestExpiry } from './rules.ts'

export interface Pool {
  promotionId: string
  offerId: string
  /** Codes that end before this local date are not given any more. */
  goodUntil: string
}

/** The codes that a prize could be given at this moment. */
export function poolAt(
  now: Date,
  promotion: { id: string; terms: PromotionTerms },
  offerId: string,
): Pool {
  const { terms } = promotion
  return {
    promotionId: promotion.id,
    offerId,
    goodUntil: soonestExpiry(localDateAt(now, terms.zone), terms),
  }
}

/** Whether the next prize of a pool would be given a code at once: there is one, and no queue. */
export async function isCodeAvailable(database: Database, pool: Pool): Promise<boolean> {
  if (await hasLine(database, pool)) return false
  return (await selectFree(database, pool).limit(1).executeTakeFirst()) !== undefined
}

/** How many prizes of a pool, one after the other, would be given a code at once. */
export async function countAvailable(database: Database, pool: Pool): Promise<number> {
  if (await hasLine(database, pool)) return 0
  const { count } = await database
    .selectFrom(selectFree(database, pool).as('free'))
    .select((free) => free.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Whether a code that was reserved may still be given. */
export const isStillGood = ({ goodUntil }: Pool, expiresOn: string | null) =>
  expiresOn === null || expiresOn >= goodUntil

/** As many as a count can say. */
const mostCounted = 1000

/** How many prizes of a pool wait for a code. */
export async function countWaiting(
  database: Database,
  { promotionId, offerId }: Pool,
): Promise<number> {
  const line = database
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', promotionId)
    .where('offer_id', '=', offerId)
    .where('state', '=', 'awaiting_code')
    .limit(mostCounted)
  const { count } = await database
    .selectFrom(line.as('line'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Whether prizes of a pool wait for a code already: whoever comes waits behind them. */
async function hasLine(database: Database, pool: Pool): Promise<boolean> {
  const waiting = await database
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'awaiting_code')
    .limit(1)
    .executeTakeFirst()
  return waiting !== undefined
}

/** The codes that can be given, in order: the first to end, then the first that came. */
function selectFree(database: Database, pool: Pool) {
  return database
    .selectFrom('codes')
    .select('id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'available')
    .where((code) =>
      code.or([code('expires_on', 'is', null), code('expires_on', '>=', pool.goodUntil)]),
    )
    .orderBy('expires_on', (order) => order.asc().nullsLast())
    .orderBy('position')
}

export interface GivenCode {
  id: string
  last4: string
}

/**
 * Gives the next code of a pool to a claim, or reserves it for a prize that is held. Codes another
 * transaction is about to give are passed over, so that approvals do not wait for each other.
 *
 * @returns `null` when there is none
 */
export async function giveCode(
  tx: Transaction,
  pool: Pool,
  claimId: string,
  { now, isReserved = false }: { now: Date; isReserved?: boolean },
): Promise<GivenCode | null> {
  const given = await tx
    .updateTable('codes')
    .set({
      claim_id: claimId,
      state: isReserved ? 'reserved' : 'issued',
      issued_at: isReserved ? null : now,
    })
    .where('id', '=', selectFree(tx, pool).limit(1).forUpdate().skipLocked())
    .returning(['id', 'last4'])
    .executeTakeFirst()
  return given ?? null
}

/**
 * Whether anybody may know this code besides the vault: by a mail, a reveal, or as somebody had it
 * to search for. The database knows, and refuses such a code as stock.
 */
async function wasSeen(database: Database, codeId: string): Promise<boolean> {
  const { seen } = await database
    .selectNoFrom(sql<boolean>`was_code_seen(${codeId}::uuid)`.as('seen'))
    .executeTakeFirstOrThrow()
  return seen
}

/** The living code of a claim that somebody may have seen; mails that can still be taken back do not count. */
export async function findSeenCode(database: Database, claimId: string): Promise<CodeRow | null> {
  const code = await findLivingCode(database, claimId)
  if (!code || code.state === 'reserved') return null
  const { is_seen } = await database
    .selectNoFrom(
      sql<boolean>`exists (
        select from vault_events v where v.code_id = ${code.id}::uuid
          and v.kind in ('code_revealed', 'code_searched', 'code_known')
      ) or exists (
        select from mails m where m.code_id = ${code.id}::uuid
          and (m.state not in ('waiting', 'stuck', 'kept', 'withdrawn') or m.first_tried_at is not null)
      )`.as('is_seen'),
    )
    .executeTakeFirstOrThrow()
  return is_seen ? code : null
}

/**
 * Takes the code of an approval back: to the stock when nobody can have seen it, else it is void.
 *
 * @returns `null` when there is none, as for a held prize that none was reserved for
 */
export async function takeCodeBack(
  tx: Transaction,
  claimId: string,
  now: Date,
): Promise<{ last4: string; became: 'available' | 'void' } | null> {
  const code = await findLivingCode(tx, claimId)
  if (!code) return null
  const { id, last4 } = code
  const isSeen = await wasSeen(tx, id)
  await tx
    .updateTable('codes')
    .set(
      isSeen
        ? { claim_id: null, state: 'void', ended_at: now, voided_at: now, voided_for: claimId }
        : { claim_id: null, state: 'available', issued_at: null },
    )
    .where('id', '=', id)
    .execute()
  return { last4, became: isSeen ? 'void' : 'available' }
}

/**
 * Issues the code that was reserved for a claim; one that would end too soon by now is put back,
 * and another is given.
 *
 * @returns `null` when nothing was reserved and the pool is empty, or others wait
 */
export async function issueCode(
  tx: Transaction,
  pool: Pool,
  claimId: string,
  now: Date,
): Promise<GivenCode | null> {
  const reserved = await findLivingCode(tx, claimId)
  if (reserved?.state === 'reserved') {
    const isGood = isStillGood(pool, reserved.expires_on)
    const changed = isGood
      ? ({ state: 'issued', issued_at: now } as const)
      : ({ state: 'available', claim_id: null } as const)
    await tx.updateTable('codes').set(changed).where('id', '=', reserved.id).execute()
    if (isGood) return reserved
  }
  return (await isCodeAvailable(tx, pool)) ? giveCode(tx, pool, claimId, { now }) : null
}

export type CodeRow = Selectable<Tables['codes']>

/** The code that is a claim's now: reserved, issued, delivered or bounced. */
export async function findLivingCode(database: Database, claimId: string): Promise<CodeRow | null> {
  const code = await database
    .selectFrom('codes')
    .selectAll()
    .where('claim_id', '=', claimId)
    .where('state', 'in', ['reserved', 'issued', 'delivered', 'bounced'])
    .executeTakeFirst()
  return code ?? null
}

/** Takes codes whose last day is over out of the stock. @returns how many */
export async function expireCodes(database: Database, now: Date): Promise<number> {
  const promotions = await database.selectFrom('promotions').select(['id', 'terms']).execute()
  let expired = 0
  for (const { id, terms } of promotions) {
    const { numUpdatedRows } = await database
      .updateTable('codes')
      .set({ state: 'expired', ended_at: now })
      .where('promotion_id', '=', id)
      .where('state', '=', 'available')
      .where('expires_on', '<', localDateAt(now, terms.zone))
      .executeTakeFirst()
    expired += Number(numUpdatedRows)
  }
  return expired
}
