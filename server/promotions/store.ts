import type { Promotion } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import type { Database, Transaction } from '../storage/tables.ts'

export interface StoredPromotion {
  id: string
  version: number
  terms: PromotionTerms
}

export async function findPromotion(
  database: Database,
  id: string,
): Promise<StoredPromotion | null> {
  const row = await database
    .selectFrom('promotions')
    .select(['id', 'version', 'terms'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Lets terms be changed by one at a time. */
export async function lockPromotion(tx: Transaction, id: string): Promise<void> {
  await tx.selectFrom('promotions').select('id').where('id', '=', id).forUpdate().execute()
}

/** @throws when there is none: only for an id that a foreign key vouches for */
export async function getPromotion(database: Database, id: string): Promise<StoredPromotion> {
  const promotion = await findPromotion(database, id)
  if (!promotion) throw new Error(`There is no promotion ${id}`)
  return promotion
}

/** Every promotion with the number of its claims, the one that ends last first. */
export async function listPromotions(database: Database): Promise<Promotion[]> {
  const [rows, used, counts] = await Promise.all([
    database.selectFrom('promotions').select(['id', 'version', 'terms']).execute(),
    usedPrizes(database),
    database
      .selectFrom('claims')
      .select((claims) => ['promotion_id', claims.fn.countAll<number>().as('claims')])
      .groupBy('promotion_id')
      .execute(),
  ])
  const claimsOf = new Map(counts.map((count) => [count.promotion_id, count.claims]))
  return rows
    .map((row) => ({
      ...presentPromotion(row),
      claims: claimsOf.get(row.id) ?? 0,
      usedPrizes: used.get(row.id) ?? [],
    }))
    .toSorted((a, b) => b.redeemUntil.localeCompare(a.redeemUntil) || a.name.localeCompare(b.name))
}

export function presentPromotion({
  id,
  version,
  terms,
}: StoredPromotion): Omit<Promotion, 'claims' | 'usedPrizes'> {
  return { id, version, ...terms }
}

/** @returns whether it was added; `false` when the id is taken */
export async function addPromotion(
  database: Database,
  id: string,
  terms: PromotionTerms,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('promotions')
    .values({ id, version: 1, name: terms.name, terms: JSON.stringify(terms) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether `version` still stood */
export async function replaceTerms(
  database: Database,
  id: string,
  version: number,
  terms: PromotionTerms,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('promotions')
    .set({ version: version + 1, name: terms.name, terms: JSON.stringify(terms) })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Prizes that have codes or were earned, by promotion. */
async function usedPrizes(database: Database): Promise<Map<string, string[]>> {
  const rows = await selectUsedPrizes(database).execute()
  const byPromotion = Map.groupBy(rows, ({ promotion_id }) => promotion_id)
  return new Map([...byPromotion].map(([id, of]) => [id, of.map(({ offer_id }) => offer_id)]))
}

/** Prizes of a promotion that have codes or were earned. */
export async function usedPrizesOf(database: Database, promotionId: string): Promise<string[]> {
  const rows = await database
    .selectFrom(selectUsedPrizes(database).as('used'))
    .select('offer_id')
    .where('promotion_id', '=', promotionId)
    .execute()
  return rows.map(({ offer_id }) => offer_id)
}

/** A union leaves no doubles; ordered, so that the same prizes are told in the same order. */
function selectUsedPrizes(database: Database) {
  return database
    .selectFrom('codes')
    .select(['promotion_id', 'offer_id'])
    .union(database.selectFrom('prizes').select(['promotion_id', 'offer_id']))
    .orderBy('promotion_id')
    .orderBy('offer_id')
}

export async function countClaims(database: Database, promotionId: string): Promise<number> {
  const { claims } = await database
    .selectFrom('claims')
    .select((query) => query.fn.countAll<number>().as('claims'))
    .where('promotion_id', '=', promotionId)
    .executeTakeFirstOrThrow()
  return claims
}
