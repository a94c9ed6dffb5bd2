import type { DetailsOf } from '../../contract/history.ts'
import type { PrizeState } from '../../contract/prizes.ts'
import type { PrizeKind } from '../../contract/promotions.ts'
import type { ComposedMail } from '../mail/compose.ts'
import type { StoredPromotion } from '../promotions/store.ts'
import type { AttemptFacts, Database, Transaction } from '../storage/tables.ts'

/** A claim at the moment it is approved. */
export interface Approval {
  claimId: string
  promotion: StoredPromotion
  facts: AttemptFacts
  at: Date
  /** The earliest moment its mail may leave: until then it can be undone. */
  leavesAt: Date
}

/** What an approval brings: shown before the decision, and done with it. */
export interface PrizePlan {
  name: string
  kind: PrizeKind
  state: PrizeState
  mail: ComposedMail
  /** The same in English; `null` when the mail is. */
  inEnglish: ComposedMail | null
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
   * @returns where it stands, and what the history says of it
   * @throws {ProblemError} `no_prize_fits`
   */
  award(
    tx: Transaction,
    approval: Approval,
    version: number,
  ): Promise<{ state: PrizeState; details: DetailsOf<'claim_approved'> }>

  /**
   * The code of a claim that somebody may have seen: by a mail that may have left, a reveal, or a
   * search. `null` while nobody can have.
   */
  seenCode(database: Database, claimId: string): Promise<{ id: string; last4: string } | null>

  /** Whether the prize of a claim is packed or has left, so that `revoke` would refuse. */
  isOnItsWay(database: Database, claimId: string): Promise<boolean>

  /**
   * Takes the prize of an approval back, with its mails already withdrawn as far as they had not
   * left. A code that may have been mailed is void; one that was not goes back to the stock.
   *
   * @returns what the history says of it
   * @throws {ProblemError} `prize_on_its_way`
   */
  revoke(
    tx: Transaction,
    claimId: string,
    now: Date,
  ): Promise<Omit<DetailsOf<'decision_undone'>, 'decision'>>
}
