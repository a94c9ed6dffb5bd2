import type { Claim } from '../../../contract/claims.ts'
import { claimReverse, claimUndo } from '../../../contract/claim-work.ts'
import type { Person } from '../../../contract/session.ts'
import { holdCalendars } from '../../clocks/store.ts'
import { byPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, type Route } from '../../http/route.ts'
import { withdrawMails } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import type { SignOffAct } from '../../sign-offs/endpoints.ts'
import type { Transaction } from '../../storage/tables.ts'
import { presentClaim } from '../claim-view.ts'
import { takeLease } from '../leases.ts'
import { reopenedDeadline } from './reopen.ts'
import type { PrizeDesk } from '../prize-desk.ts'
import {
  askForClaim,
  claimAct,
  lockClaimOf,
  nameOfAsker,
  requireUnchanged,
} from './sign-off-steps.ts'
import { lockFor, type OnClaim } from '../standing.ts'
import { standingDecision, type DecisionRow } from '../standing-decision.ts'
import { takeStep } from '../step.ts'
import { getClaim, type ClaimRow } from '../store.ts'

type Needs = Pick<Ports, 'ids'> & { prizeDesk: PrizeDesk }

/** Taking a decision back: one's own within seconds, or any with a reason. */
export function undoRoutes(ports: Needs): Route[] {
  const { prizeDesk } = ports
  return [
    command(claimUndo, async (call) => {
      const { tx, person, now } = call
      const claim = await lockToTakeBack(ports, 'undo', call)
      const decision = await decisionOn(tx, claim)
      // The mail's row decides the race with whoever sends it.
      const isWhole = await withdrawMails(tx, step(claim, decision), true)
      if (!isWhole) throw new ProblemError('undo_too_late')
      const taking = { claim, decision, staffId: person.id, because: null, signedOff: null, now }
      await takeBack(tx, prizeDesk, taking)
      await takeLease(tx, claim.id, person.id, now)
      return shown(tx, ports, claim, person, now)
    }),

    command(claimReverse, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockToTakeBack(ports, 'reverse', call)
      const decision = await decisionOn(tx, claim)
      const code = await prizeDesk.seenCode(tx, claim.id)
      const { because } = body
      if (code) {
        await askForClaim(tx, ports, claim, {
          kind: 'claim_reversed',
          reason: because,
          details: { decision: decision.id, code: code.id },
          changes: [{ field: 'code', before: `•••• ${code.last4}`, after: null }],
          person,
          now,
        })
        return shown(tx, ports, claim, person, now)
      }
      await withdrawMails(tx, step(claim, decision), false)
      const taking = { claim, decision, staffId: person.id, because, signedOff: null, now }
      await takeBack(tx, prizeDesk, taking)
      return shown(tx, ports, claim, person, now)
    }),
  ]
}

/**
 * The reversal of an approval whose code somebody may have seen: whoever approves the claim anew
 * gives it a second code that works in the shop, so it takes two.
 */
export function reversalAct({ prizeDesk }: Pick<Needs, 'prizeDesk'>): SignOffAct {
  return {
    ...claimAct,
    kind: 'claim_reversed',
    sign: 'prizes.confirm',
    see: 'claims.read',
    async hold(tx, row) {
      await holdCalendars(tx, 'to count')
      return lockClaimOf(tx, row)
    },
    async perform(tx, row, { person, now }) {
      const claim = await lockClaimOf(tx, row)
      const decision = await standingDecision(tx, claim)
      const code = await prizeDesk.seenCode(tx, claim.id)
      requireUnchanged(
        claim.state === 'approved' &&
          decision?.id === row.details['decision'] &&
          code?.id === row.details['code'],
      )
      if (!decision) throw new ProblemError('sign_off_stale')
      await withdrawMails(tx, step(claim, decision), false)
      const signedOff = { by: person.id, askedBy: await nameOfAsker(tx, row) }
      const taking = { claim, decision, staffId: row.asked_by, because: row.reason, signedOff, now }
      await takeBack(tx, prizeDesk, taking)
      return null
    },
  }
}

/** Calendars before the claim: whoever edits one holds it, and then the claims that it moves. */
async function lockToTakeBack(
  ports: Needs,
  act: 'undo' | 'reverse',
  call: OnClaim,
): Promise<ClaimRow> {
  await holdCalendars(call.tx, 'to count')
  return lockFor(ports, act, call)
}

const step = (claim: ClaimRow, { version }: DecisionRow) => ({ claimId: claim.id, version })

const shown = async (
  tx: Transaction,
  ports: Needs,
  { number }: ClaimRow,
  person: Person,
  now: Date,
): Promise<Claim> => presentClaim(tx, ports, await getClaim(tx, number), person, now)

async function decisionOn(tx: Transaction, claim: ClaimRow): Promise<DecisionRow> {
  const decision = await standingDecision(tx, claim)
  if (!decision) throw new ProblemError('nothing_to_undo')
  return decision
}

interface TakingBack {
  claim: ClaimRow
  decision: DecisionRow
  staffId: string
  /** Why, when it is reversed; `null` for an undo. */
  because: string | null
  /** The second person, and the name of whoever asked them. */
  signedOff: { by: string; askedBy: string } | null
  now: Date
}

/** The attempt waits again, and its clock goes on from the day it came: nothing is restarted. */
async function takeBack(
  tx: Transaction,
  prizeDesk: PrizeDesk,
  { claim, decision, staffId, because, signedOff, now }: TakingBack,
): Promise<void> {
  const prize = decision.kind === 'approve' ? await prizeDesk.revoke(tx, claim.id, now) : {}
  await tx
    .updateTable('decisions')
    .set({ undone_at: now, undone_by: staffId, undone_because: because })
    .where('id', '=', decision.id)
    .execute()
  const reopened = await reopenedDeadline(tx, claim)
  await takeStep(tx, claim, {
    kind: because === null ? 'decision_undone' : 'decision_reversed',
    by: byPerson({ id: signedOff?.by ?? staffId }, now),
    changes: { state: 'waiting', decided_at: null, ...reopened.claim },
    details: {
      decision: decision.kind,
      ...prize,
      ...(signedOff ? { askedBy: signedOff.askedBy } : {}),
    },
    note: because,
  })
  await reopened.keep()
}
