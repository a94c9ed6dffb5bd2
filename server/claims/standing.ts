import type { PrizeOffer } from '../../contract/promotions.ts'
import type { Person } from '../../contract/session.ts'
import { ProblemError } from '../http/problem.ts'
import { prizeFor } from '../promotions/rules.ts'
import { isSignOffAsked } from '../sign-offs/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { claimTaken, findLease, type LeaseRow } from './leases.ts'
import type { PrizeDesk } from './prize-desk.ts'
import { isOnHold, refusalsOf, type ClaimAct, type ClaimStanding } from './rules.ts'
import { undoUntil } from './standing-decision.ts'
import { lockClaimAt, openFile, type ClaimFile, type ClaimRow } from './store.ts'

/** What the law needs of other rooms. */
export interface LawNeeds {
  prizeDesk: Pick<PrizeDesk, 'seenCode' | 'isOnItsWay' | 'supplyOf'>
}

/**
 * The state of a claim for one person now: what the law asks about, and what that was read from.
 */
export interface Standing extends ClaimStanding {
  lease: LeaseRow | undefined
  /** What approval would earn. */
  offer: PrizeOffer | null
  undoUntil: Date | null
}

/** @param known the claim's file, if the caller has it already */
export async function standingOf(
  database: Database,
  { prizeDesk }: LawNeeds,
  claim: ClaimRow,
  person: Person,
  now: Date,
  known?: ClaimFile,
): Promise<Standing> {
  const { promotion, facts } = known ?? (await openFile(database, claim))
  const lease = await findLease(database, claim.id, now)
  const offer = prizeFor(promotion.terms, facts.registration)
  const isApproved = claim.state === 'approved'
  const code = isApproved ? await prizeDesk.seenCode(database, claim.id) : null
  // One person alone never takes back a code that somebody may have seen.
  const until = code ? null : await undoUntil(database, claim, person, now)
  return {
    state: claim.state,
    hasPrize: offer !== null,
    heldBy: lease?.staff_id ?? null,
    isOnHold: isOnHold(claim, now),
    isUndoable: until !== null,
    isPrizeOnItsWay: isApproved && (await prizeDesk.isOnItsWay(database, claim.id)),
    isReversalAsked: code !== null && (await isSignOffAsked(database, 'claim_reversed', claim.id)),
    lease,
    offer,
    undoUntil: until,
  }
}

/**
 * The law, asked by every command on a locked claim, so that it does what its page offered.
 *
 * @returns the standing, for callers that need more of it
 * @throws {ProblemError} why this person may not do it now
 */
export async function authorize(
  tx: Transaction,
  ports: LawNeeds,
  claim: ClaimRow,
  act: ClaimAct,
  person: Person,
  now: Date,
): Promise<Standing> {
  const standing = await standingOf(tx, ports, claim, person, now)
  const why = refusalsOf(standing, person)[act]
  if (why === null) return standing
  throw why === 'claim_taken' ? claimTaken(standing.lease) : new ProblemError(why)
}

/** As `authorize`, for callers that skip what may not be done. */
export async function isAllowed(
  tx: Transaction,
  ports: LawNeeds,
  claim: ClaimRow,
  act: ClaimAct,
  person: Person,
  now: Date,
): Promise<boolean> {
  return refusalsOf(await standingOf(tx, ports, claim, person, now), person)[act] === null
}

/** A call on a claim in the version that somebody saw. */
export interface OnClaim {
  tx: Transaction
  params: { number: string }
  person: Person
  version: number
  now: Date
}

/**
 * The claim in the version that was seen, locked for something this person may do.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, and as `authorize`
 */
export async function lockFor(
  ports: LawNeeds,
  act: ClaimAct,
  { tx, params, version, person, now }: OnClaim,
): Promise<ClaimRow> {
  const claim = await lockClaimAt(tx, { ...params, version, person })
  await authorize(tx, ports, claim, act, person, now)
  return claim
}
