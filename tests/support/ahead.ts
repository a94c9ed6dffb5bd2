import type { TestDesk } from './desk.ts'

/** Claims of a promotion that are leased ahead, by number. */
export async function numbersAhead(
  { database }: Pick<TestDesk, 'database'>,
  promotion: string,
): Promise<string[]> {
  const rows = await database
    .selectFrom('leases')
    .innerJoin('claims', 'claims.id', 'leases.claim_id')
    .select('claims.number')
    .where('is_ahead', '=', true)
    .where('promotion_id', '=', promotion)
    .execute()
  return rows.map(({ number }) => number)
}
