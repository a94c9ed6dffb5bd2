import type { Ability, ClaimAction } from '../../contract/claims.ts'
import type { ClaimState, DecisionKind } from '../../contract/claim-words.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { FixPlace, Reason } from '../../contract/reasons.ts'
import type { Person } from '../../contract/session.ts'

/** Minutes a lease lasts unless it is renewed. */
export const leaseMinutes = 10

/** Days ahead a claim may be put off. */
export const holdDaysAtMost = 60

/** What decides about what may be done to a claim. */
export interface ClaimStanding {
  state: ClaimState
  /** Whether the promotion has a prize for this product. */
  hasPrize: boolean
  /** Who holds it now; an expired lease is none. */
  heldBy: string | null
  isOnHold: boolean
  /** Whether the caller's own decision can still be undone. */
  isUndoable: boolean
}

/** The state each decision leads to. A decision is only ever taken on a waiting attempt. */
export const stateAfter = {
  approve: 'approved',
  ask_again: 'asked_again',
  decline: 'declined',
} as const satisfies Record<DecisionKind, ClaimState>

/**
 * What a person may do to a claim now, and why not. Sent along with the claim, and asked again by
 * every command: one law, two readers.
 */
export function abilitiesOf(claim: ClaimStanding, person: Person): Record<ClaimAction, Ability> {
  const may = (permission: Person['permissions'][number]) =>
    person.permissions.includes(permission) ? null : 'not_permitted'
  const isOpen = claim.state === 'waiting' ? null : 'claim_not_open'
  const isFree = claim.heldBy === null || claim.heldBy === person.id ? null : 'claim_taken'

  const decide = may('claims.decide') ?? isOpen ?? isFree
  return {
    approve: ability(decide ?? (claim.hasPrize ? null : 'no_prize_fits')),
    askAgain: ability(decide),
    decline: ability(decide),
    take: ability(decide),
    takeOver: ability(may('claims.decide') ?? isOpen),
    assign: ability(may('claims.assign') ?? isOpen),
    handOver: ability(decide),
    hold: ability(decide),
    endHold: ability(decide ?? (claim.isOnHold ? null : 'not_on_hold')),
    skip: ability(decide),
    undo: ability(may('claims.decide') ?? (claim.isUndoable ? null : undoRefused(claim.state))),
    reverse: ability(may('claims.reverse') ?? (isOpen ? null : 'nothing_to_undo')),
    seeEvidence: ability(may('evidence.read')),
  }
}

const undoRefused = (state: ClaimState): ProblemId =>
  state === 'waiting' ? 'nothing_to_undo' : 'undo_too_late'

const ability = (why: ProblemId | null): Ability => ({ isAllowed: why === null, why })

/** Whether every reason fits the decision: fixable ones ask again, final ones decline. */
export function doReasonsFit(kind: DecisionKind, reasons: Pick<Reason, 'fix'>[]): boolean {
  if (kind === 'approve') return reasons.length === 0
  const isFinal = kind === 'decline'
  return reasons.length > 0 && reasons.every(({ fix }) => (fix === 'final') === isFinal)
}

/** Where the member mends what was asked for again, each place once. */
export function fixesOf(reasons: Pick<Reason, 'fix'>[]): FixPlace[] {
  return [...new Set(reasons.map(({ fix }) => fix))].filter((fix) => fix !== 'final')
}
