import type { DetailsOf } from '../../contract/history.ts'
import type { PrizeState } from '../../contract/prizes.ts'
import type { PrizeSupply } from '../../contract/claims.ts'
import type { PrizeKind, PrizeOffer } from '../../contract/promotions.ts'
import type { ComposedMail } from '../mail/compose.ts'
import type { StoredPromotion } from '../promotions/store.ts'
import type { AttemptFacts, Database, Transaction } from '../storage/tables.ts'

/** A claim at the moment of its approval. */
export interface Approval {
  claimId: string
  promotion: StoredPromotion
  facts: AttemptFacts
  at: Date
  /** The earliest moment its mail may leave: until then the approval can be undone. */
  leavesAt: Date
}

/** What an approval earns: shown before the decision, and carried out by it. */
export interface PrizePlan {
  name: string
  kind: PrizeKind
  state: PrizeState
  mail: ComposedMail
  /** The same in English; `null` when the mail is in English. */
  inEnglish: ComposedMail | null
}

/**
 * What claims need of prizes. The prizes room depends on the claims room, so claims get this from
 * `api.ts`.
 */
export interface PrizeDesk {
  /** @throws {ProblemError} `no_prize_fits` */
  foresee(database: Database, approval: Approval): Promise<PrizePlan>
  /**
   * Gives the approved claim its prize and mail, in the approval's own transaction.
   *
   * @returns its state, and details for the history
   * @throws {ProblemError} `no_prize_fits`
   */
  award(
    tx: Transaction,
    approval: Approval,
    version: number,
  ): Promise<{ state: PrizeState; details: DetailsOf<'claim_approved'> }>

  /** The stock of a prize before it is earned; `null` for goods that nobody counts. */
  supplyOf(
    database: Database,
    promotion: StoredPromotion,
    offer: PrizeOffer,
    now: Date,
  ): Promise<PrizeSupply | null>

  /**
   * A claim's code that somebody may have seen: through a mail that may have left, a reveal or a
   * search. `null` if nobody can have.
   */
  seenCode(database: Database, claimId: string): Promise<{ id: string; last4: string } | null>

  /** Whether the prize of a claim is packed or has left, so that `revoke` would refuse. */
  isOnItsWay(database: Database, claimId: string): Promise<boolean>

  /**
   * Takes back the prize of an approval whose unsent mails are already withdrawn. A code that may
   * have been mailed becomes void; others return to the stock.
   *
   * @returns details for the history
   * @throws {ProblemError} `prize_on_its_way`
   */
  revoke(
    tx: Transaction,
    claimId: string,
    now: Date,
  ): Promise<Omit<DetailsOf<'decision_undone'>, 'decision'>>
}
