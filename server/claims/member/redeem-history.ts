import type { ClaimState } from '../../../contract/claim-words.ts'
import type { RedeemHistoryRow } from '../../../contract/claims.ts'
import type { PrizeState } from '../../../contract/prizes.ts'
import type { Reason } from '../../../contract/reasons.ts'
import type { Language } from '../../../contract/schema.ts'
import type { Told } from '../../storage/tables.ts'

/** Statuses word for word as Member Center has always shown them (guides, "Redeem History"). */
const underReview = 'Redeem qualification under reviewing'
const success = 'Redeem Success'

/** Ours: the guides know no last date. */
const expired = 'Redeem Expired'

/**
 * The state as the member sees it: an approved claim whose prize waits for a second person is still
 * under review, so that nothing is promised before it is certain.
 */
export const stateToMember = (state: ClaimState, prizeState: PrizeState | null): ClaimState =>
  state === 'approved' && prizeState === 'to_confirm' ? 'waiting' : state

/**
 * The member's status. Asked again and declined: the text of the reasons as they were told, one per
 * line. Approved and everything after it: success.
 */
export function memberStatus(state: ClaimState, told: Pick<Told, 'text'>[]): string {
  switch (state) {
    case 'waiting':
      return underReview
    case 'approved':
      return success
    case 'expired':
      return expired
    case 'asked_again':
    case 'declined':
      return told.map(({ text }) => text).join('\n')
  }
}

/** Reasons in the member's words, kept with the decision whatever the catalogue says later. */
export function toldOf(reasons: Reason[], language: Language): Told[] {
  return reasons.map(({ id, texts, fix }) => ({ reason: id, text: texts[language], fix }))
}

/** Told like a reason, but not in the catalogue; fixed in the same place as the last reason. */
export function withAddition(told: Told[], addition: string | null): Told[] {
  const last = told.at(-1)
  return addition && last ? [...told, { reason: 'own_words', text: addition, fix: last.fix }] : told
}

export interface RowFacts {
  /** Local date of the first redemption, in the promotion's zone. */
  redeemDate: string
  promotionName: string
  productName: string
  serialNumber: string
}

/** The Redeem History row of a state; also used for the preview of a decision. */
export function redeemHistoryRow(
  facts: RowFacts,
  state: ClaimState,
  told: Pick<Told, 'text'>[],
): RedeemHistoryRow {
  return {
    ...facts,
    status: memberStatus(state, told),
    hasRedeemAgain: state === 'asked_again',
  }
}
