import type { ClaimState, RedeemHistoryRow } from '../../contract/claims.ts'
import type { Reason } from '../../contract/promotions.ts'
import type { Language } from '../../contract/schema.ts'

/** Statuses word for word as Member Center has always shown them (guides, "Redeem History"). */
const underReview = 'Redeem qualification under reviewing'
const success = 'Redeem Success'

/**
 * The member's status. Asked again and declined: the reason text itself, one line each, in the
 * promotion's language. Approved and everything after it: success.
 */
export function memberStatus(state: ClaimState, reasons: Reason[], language: Language): string {
  switch (state) {
    case 'waiting':
      return underReview
    case 'approved':
      return success
    case 'asked_again':
    case 'declined':
      return reasonTexts(reasons, language).join('\n')
  }
}

export function reasonTexts(reasons: Reason[], language: Language): string[] {
  return reasons.map((reason) => reason.texts[language])
}

export interface RowFacts {
  /** Local date of the first redemption, in the promotion's zone. */
  redeemDate: string
  promotionName: string
  productName: string
  serialNumber: string
  language: Language
}

/** The Redeem History row for a state; the same function serves the preview of a decision. */
export function redeemHistoryRow(
  facts: RowFacts,
  state: ClaimState,
  reasons: Reason[],
): RedeemHistoryRow {
  const { language, ...columns } = facts
  return {
    ...columns,
    status: memberStatus(state, reasons, language),
    hasRedeemAgain: state === 'asked_again',
  }
}
