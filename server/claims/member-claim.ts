import type { MemberClaim } from '../../contract/intake.ts'
import type { Reason } from '../../contract/promotions.ts'
import { localDateAt } from '../clocks/rules.ts'
import { listReasons } from '../promotions/reasons.ts'
import { getPromotion } from '../promotions/store.ts'
import type { Database } from '../storage/tables.ts'
import { redeemHistoryRow, type RowFacts } from './redeem-history.ts'
import { fixesOf } from './rules.ts'
import type { ClaimFile, ClaimRow } from './store.ts'

/** A claim as Member Center shows it to its member. */
export async function presentMemberClaim(
  database: Database,
  claim: ClaimRow,
): Promise<MemberClaim> {
  const promotion = await getPromotion(database, claim.promotion_id)
  const reasons = await reasonsOf(database, claim)
  return {
    number: claim.number,
    ...redeemHistoryRow(rowFacts({ claim, promotion }), claim.state, reasons),
    fixes: claim.state === 'asked_again' ? fixesOf(reasons) : [],
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
    language: promotion.terms.language,
  }
}

/** Reasons of the decision on the current attempt, in the order in which they were chosen. */
export async function reasonsOf(
  database: Database,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
): Promise<Reason[]> {
  const decision = await database
    .selectFrom('decisions')
    .select('reasons')
    .where('claim_id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!decision || decision.reasons.length === 0) return []
  return pickReasons(await listReasons(database), decision.reasons)
}

export function pickReasons(catalogue: Reason[], ids: string[]): Reason[] {
  return ids.flatMap((id) => catalogue.find((reason) => reason.id === id) ?? [])
}
