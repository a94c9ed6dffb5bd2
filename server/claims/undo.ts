import type { Claim, DecisionKind } from '../../contract/claims.ts'
import { claimReverse, claimUndo } from '../../contract/claim-work.ts'
import type { Person } from '../../contract/session.ts'
import { holdCalendars } from '../clocks/store.ts'
import { recordStep } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { acting, type Route } from '../http/route.ts'
import { withdrawMails } from '../mail/outbox.ts'
import type { EventDetails, Transaction } from '../storage/tables.ts'
import { presentClaim } from './claim-view.ts'
import { takeLease } from './leases.ts'
import { reopenedDeadline } from './reopen.ts'
import type { PrizeDesk } from './prize-desk.ts'
import { standingDecision, undoUntil, type DecisionRow } from './standing-decision.ts'
import { advanceClaim, getClaim, lockClaimAt, type ClaimRow } from './store.ts'

interface Needs {
  prizeDesk: PrizeDesk
}

/** Taking a decision back: one's own within seconds, or any with a reason. */
export function undoRoutes({ prizeDesk }: Needs): Route[] {
  return [
    acting(claimUndo, async ({ database, params, person, version, now }) => {
      const claim = await lockToTakeBack(database, params.number, version)
      const decision = await decisionOn(database, claim)
      if (!(await undoUntil(database, claim, person, now))) throw new ProblemError('undo_too_late')
      // The mail's row decides the race with whoever sends it.
      const isWhole = await withdrawMails(database, step(claim, decision), true)
      if (!isWhole) throw new ProblemError('undo_too_late')
      return takeBack(database, prizeDesk, { claim, decision, person, because: null, now })
    }),

    acting(claimReverse, async ({ database, params, person, version, body, now }) => {
      const claim = await lockToTakeBack(database, params.number, version)
      const decision = await decisionOn(database, claim)
      await withdrawMails(database, step(claim, decision), false)
      return takeBack(database, prizeDesk, {
        claim,
        decision,
        person,
        because: body.because,
        now,
      })
    }),
  ]
}

/** Calendars before the claim: whoever edits one holds it, and then the claims that it moves. */
async function lockToTakeBack(tx: Transaction, number: string, version: number) {
  await holdCalendars(tx, 'to count')
  return lockClaimAt(tx, number, version)
}

const step = (claim: ClaimRow, { version }: DecisionRow) => ({ claimId: claim.id, version })

async function decisionOn(tx: Transaction, claim: ClaimRow): Promise<DecisionRow> {
  const decision = await standingDecision(tx, claim)
  if (claim.state === 'waiting' || !decision) throw new ProblemError('nothing_to_undo')
  return decision
}

interface TakingBack {
  claim: ClaimRow
  decision: DecisionRow
  person: Person
  /** Why, when it is reversed; `null` for an undo. */
  because: string | null
  now: Date
}

/** The attempt waits again, and its clock goes on from the day it came: nothing is restarted. */
async function takeBack(
  tx: Transaction,
  prizeDesk: PrizeDesk,
  { claim, decision, person, because, now }: TakingBack,
): Promise<Claim> {
  const prize: EventDetails =
    decision.kind === 'approve' ? await prizeDesk.revoke(tx, claim.id, now) : {}
  await tx
    .updateTable('decisions')
    .set({ undone_at: now, undone_by: person.id, undone_because: because })
    .where('id', '=', decision.id)
    .execute()
  const reopened = await reopenedDeadline(tx, claim)
  const waiting = { state: 'waiting', decided_at: null, ...reopened.claim } as const
  const version = await advanceClaim(tx, claim, waiting)
  await reopened.keep()
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: because === null ? 'decision_undone' : 'decision_reversed',
    at: now,
    actor: { kind: 'staff', id: person.id },
    details: { decision: decision.kind satisfies DecisionKind, ...prize },
    internalNote: because,
  })
  if (because === null) await takeLease(tx, claim.id, person.id, now)
  return presentClaim(tx, await getClaim(tx, claim.number), person, now)
}
