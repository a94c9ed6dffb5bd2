import type { PrizeState } from '../../contract/prizes.ts'
import type { PrizeKind, PromotionTerms } from '../../contract/promotions.ts'
import { addDays } from '../clocks/rules.ts'

/** The last local date of a promotion: of its purchase period or of redeeming, whichever is later. */
export function lastDayOf({
  purchaseTo,
  redeemUntil,
}: Pick<PromotionTerms, 'purchaseTo' | 'redeemUntil'>) {
  return purchaseTo > redeemUntil ? purchaseTo : redeemUntil
}

/** The last date of four digits: how a promotion without an end in sight is written down. */
const lastDate = '9999-12-31'

/** The first local date on which a held prize may be released. */
export const releasableFrom = (heldUntil: string) =>
  heldUntil === lastDate ? lastDate : addDays(heldUntil, 1)

/** Where a prize stands once it may go out. An empty stock never blocks: the prize waits in line. */
export function stateWhenReleased(kind: PrizeKind, isCodeAvailable: boolean): PrizeState {
  if (kind === 'physical') return 'dispatch'
  return isCodeAvailable ? 'issued' : 'awaiting_code'
}
