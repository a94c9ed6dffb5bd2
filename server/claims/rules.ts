import type { Permission } from '../../contract/access.ts'
import { claimActions, type Ability, type ClaimAction } from '../../contract/claims.ts'
import type { ClaimState, DecisionKind } from '../../contract/claim-words.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { FixPlace, Reason } from '../../contract/reasons.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'

/** Minutes a lease lasts unless it is renewed. */
export const leaseMinutes = 10

/** Minutes a lease taken ahead lasts: it ends soon if a browser disappears without giving it back. */
export const leaseAheadMinutes = 2

/** What the law looks at. */
export interface ClaimStanding {
  state: ClaimState
  /** Whether the promotion has a prize for this product. */
  hasPrize: boolean
  /** Who holds it now; an expired lease is none. */
  heldBy: string | null
  isOnHold: boolean
  /** Whether the caller's own decision can still be undone. */
  isUndoable: boolean
  /** Whether its prize has left, so that no decision can be taken back. */
  isPrizeOnItsWay: boolean
  /** Whether a second person was asked to sign its reversal off. */
  isReversalAsked: boolean
}

/** Only a waiting attempt can be worked on. */
export const openRefused = ({ state }: { state: ClaimState }): Refusal =>
  state === 'waiting' ? null : 'claim_not_open'

/** Whether a claim is put off now. On the day it was put off to, it waits again by itself. */
export const isOnHold = ({ hold_ends_at: endsAt }: { hold_ends_at: Date | null }, now: Date) =>
  endsAt !== null && endsAt > now

/** States that take nothing of a limit, and leave the S/N free. */
export const freeingStates: readonly ClaimState[] = ['declined', 'expired']

export const isFreed = ({ state }: { state: ClaimState }): boolean => freeingStates.includes(state)

/** The state each decision leads to. A decision is only ever taken on a waiting attempt. */
export const stateAfter = {
  approve: 'approved',
  ask_again: 'asked_again',
  decline: 'declined',
} as const satisfies Record<DecisionKind, ClaimState>

/**
 * What can be done to a claim. Tags are only changed in lists, so no claim says whether they may
 * be.
 */
export type ClaimAct = ClaimAction | 'tag'

/**
 * The law: why a person may not do something to a claim now; `null` when they may. The page of the
 * claim shows it, and every command asks it (`standing.ts`).
 */
export function refusalsOf(claim: ClaimStanding, person: Person): Record<ClaimAct, Refusal> {
  const may = (permission: Permission) => lacking(person, permission)
  const isOpen = openRefused(claim)
  const isFree = claim.heldBy === null || claim.heldBy === person.id ? null : 'claim_taken'

  const decide = may('claims.decide') ?? isOpen ?? isFree
  return {
    approve: decide ?? (claim.hasPrize ? null : 'no_prize_fits'),
    askAgain: decide,
    decline: decide,
    take: decide,
    takeOver: may('claims.decide') ?? isOpen,
    assign: may('claims.assign') ?? isOpen,
    handOver: decide,
    hold: decide,
    endHold: decide ?? (claim.isOnHold ? null : 'not_on_hold'),
    skip: decide,
    // A new version would make a colleague's decision on the claim fail.
    tag: may('claims.decide') ?? isFree,
    undo: may('claims.decide') ?? (claim.isUndoable ? null : undoRefused(claim.state)),
    reverse: may('claims.reverse') ?? reverseRefused(claim),
    reopen: may('claims.reverse') ?? (claim.state === 'expired' ? null : 'not_expired'),
    // Whatever its state, and whoever is reviewing it: a note changes nothing about the claim.
    note: may('claims.note') ?? may('claims.read'),
    watch: may('claims.read'),
    seeEvidence: may('evidence.read'),
  }
}

/** The law as shown with the claim. */
export function abilitiesOf(claim: ClaimStanding, person: Person): Record<ClaimAction, Ability> {
  const refusals = refusalsOf(claim, person)
  const told = claimActions.map((action) => {
    const why = refusals[action]
    return [action, { isAllowed: why === null, why }] as const
  })
  // Complete, because its type is made of this list.
  return Object.fromEntries(told) as Record<ClaimAction, Ability>
}

const undoRefused = (state: ClaimState): ProblemId =>
  state === 'waiting' ? 'nothing_to_undo' : 'undo_too_late'

function reverseRefused(claim: ClaimStanding): Refusal {
  if (openRefused(claim) === null) return 'nothing_to_undo'
  if (claim.isPrizeOnItsWay) return 'prize_on_its_way'
  return claim.isReversalAsked ? 'sign_off_asked' : null
}

/** Whether every reason fits the decision: fixable ones ask again, final ones decline. */
export function doReasonsFit(kind: DecisionKind, reasons: Pick<Reason, 'fix'>[]): boolean {
  if (kind === 'approve') return reasons.length === 0
  const isFinal = kind === 'decline'
  return reasons.length > 0 && reasons.every(({ fix }) => (fix === 'final') === isFinal)
}

/** Where the member fixes what was asked for again, each place once. */
export function fixesOf(reasons: Pick<Reason, 'fix'>[]): FixPlace[] {
  return [...new Set(reasons.map(({ fix }) => fix))].filter((fix) => fix !== 'final')
}
