import type { PrizeState } from '../../contract/prizes.ts'
import type { PrizeKind } from '../../contract/promotions.ts'
import type { ComposedMail } from '../mail/compose.ts'
import type { StoredPromotion } from '../promotions/store.ts'
import type { AttemptFacts, Database, EventDetails, Transaction } from '../storage/tables.ts'

/** A claim at the moment it is approved. */
export interface Approval {
  claimId: string
  promotion: StoredPromotion
  facts: AttemptFacts
  at: Date
}

/** What an approval brings: shown before the decision, and done with it. */
export interface PrizePlan {
  name: string
  kind: PrizeKind
  state: PrizeState
  mail: ComposedMail
}

/**
 * What claims need of prizes. Prizes stand to the right of claims and know them; claims know only
 * this, and are given it by `api.ts`.
 */
export interface PrizeDesk {
  /** @throws {ProblemError} `no_prize_fits` */
  foresee(database: Database, approval: Approval): Promise<PrizePlan>
  /**
   * Gives the approved claim its prize, with its mail, in the approval's own transaction.
   *
   * @returns what the history says of it
   * @throws {ProblemError} `no_prize_fits`
   */
  award(tx: Transaction, approval: Approval, version: number): Promise<EventDetails>
}
