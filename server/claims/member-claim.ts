import type { MemberClaim } from '../../contract/intake.ts'
import { localDateAt } from '../clocks/rules.ts'
import { getPromotion } from '../promotions/store.ts'
import type { Database, Told } from '../storage/tables.ts'
import { redeemHistoryRow, type RowFacts } from './redeem-history.ts'
import { fixesOf } from './rules.ts'
import type { ClaimFile, ClaimRow } from './store.ts'

/** A claim as Member Center shows it to its member. */
export async function presentMemberClaim(
  database: Database,
  claim: ClaimRow,
): Promise<MemberClaim> {
  const promotion = await getPromotion(database, claim.promotion_id)
  const told = await toldTo(database, claim)
  return {
    number: claim.number,
    ...redeemHistoryRow(rowFacts({ claim, promotion }), claim.state, told),
    fixes: claim.state === 'asked_again' ? fixesOf(told) : [],
    attempt: claim.attempt,
  }
}

/** The columns of the row that no decision changes. */
export function rowFacts({ claim, promotion }: Pick<ClaimFile, 'claim' | 'promotion'>): RowFacts {
  return {
    redeemDate: localDateAt(claim.first_submitted_at, promotion.terms.zone),
    promotionName: promotion.terms.name,
    productName: claim.product_name,
    serialNumber: claim.serial_number,
  }
}

/** What the decision on the current attempt told the member, in the order in which it was chosen. */
export async function toldTo(
  database: Database,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
): Promise<Told[]> {
  const decision = await database
    .selectFrom('decisions')
    .select('told')
    .where('claim_id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return decision?.told ?? []
}
