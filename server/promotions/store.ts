import type { Promotion, PromotionTerms } from '../../contract/promotions.ts'
import type { Database } from '../storage/tables.ts'

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

/** @throws when there is none: only for an id that a foreign key vouches for */
export async function getPromotion(database: Database, id: string): Promise<StoredPromotion> {
  const promotion = await findPromotion(database, id)
  if (!promotion) throw new Error(`There is no promotion ${id}`)
  return promotion
}

/** Every promotion with the number of its claims, the one that ends last first. */
export async function listPromotions(database: Database): Promise<Promotion[]> {
  const [rows, counts] = await Promise.all([
    database.selectFrom('promotions').select(['id', 'version', 'terms']).execute(),
    database
      .selectFrom('claims')
      .select((claims) => ['promotion_id', claims.fn.countAll<number>().as('claims')])
      .groupBy('promotion_id')
      .execute(),
  ])
  const claimsOf = new Map(counts.map((count) => [count.promotion_id, count.claims]))
  return rows
    .map((row) => ({ ...presentPromotion(row), claims: claimsOf.get(row.id) ?? 0 }))
    .toSorted((a, b) => b.redeemUntil.localeCompare(a.redeemUntil) || a.name.localeCompare(b.name))
}

export function presentPromotion({
  id,
  version,
  terms,
}: StoredPromotion): Omit<Promotion, 'claims'> {
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

export async function countClaims(database: Database, promotionId: string): Promise<number> {
  const { claims } = await database
    .selectFrom('claims')
    .select((query) => query.fn.countAll<number>().as('claims'))
    .where('promotion_id', '=', promotionId)
    .executeTakeFirstOrThrow()
  return claims
}
