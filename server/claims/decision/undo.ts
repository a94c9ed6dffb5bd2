import type { Claim } from '../../../contract/claims.ts'
import { claimReverse, claimUndo } from '../../../contract/claim-work.ts'
import type { Person } from '../../../contract/session.ts'
import { holdCalendars } from '../../clocks/store.ts'
import { byPerson, type ByPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, type Route } from '../../http/route.ts'
import { withdrawMails } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import type { SignOffAct } from '../../sign-offs/endpoints.ts'
import { searchMoreOf } from '../../storage/search-text.ts'
import type { Transaction } from '../../storage/tables.ts'
import { endAwaiting } from '../answer/awaited.ts'
import { presentClaim } from '../claim-view.ts'
import { takeLease } from '../leases.ts'
import { reopenedDeadline } from './reopen.ts'
import type { PrizeDesk } from '../prize-desk.ts'
import { askForClaim, requireUnchanged, signOffOfClaim } from './sign-off-steps.ts'
import { lockFor, type OnClaim } from '../standing.ts'
import { standingDecision, type DecisionRow } from '../standing-decision.ts'
import { takeStep } from '../step.ts'
import { getAttempt, getClaim, type ClaimRow } from '../store.ts'

type Needs = Pick<Ports, 'ids'> & { prizeDesk: PrizeDesk }

/** Taking a decision back: one's own within seconds, or any with a reason. */
export function undoRoutes(ports: Needs): Route[] {
  const { prizeDesk } = ports
  return [
    command(claimUndo, async (call) => {
      const { tx, person, now } = call
      const claim = await lockToTakeBack(ports, 'undo', call)
      const decision = await decisionOn(tx, claim)
      // The mail's row decides the race with the worker that sends it.
      const isWhole = await withdrawMails(tx, step(claim, decision), true)
      if (!isWhole) throw new ProblemError('undo_too_late')
      const by = byPerson(person, now)
      await takeBack(tx, ports, { claim, decision, by, because: null })
      await takeLease(tx, claim.id, person.id, now)
      return shown(tx, ports, claim, person, now)
    }),

    command(claimReverse, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockToTakeBack(ports, 'reverse', call)
      const decision = await decisionOn(tx, claim)
      const code = await prizeDesk.seenCode(tx, claim.id)
      const { because } = body
      const by = byPerson(person, now)
      if (code) {
        await askForClaim(tx, ports, claim, {
          kind: 'claim_reversed',
          reason: because,
          details: { decision: decision.id, code: code.id },
          changes: [{ field: 'code', before: `•••• ${code.last4}`, after: null }],
          by,
        })
        return shown(tx, ports, claim, person, now)
      }
      await withdrawMails(tx, step(claim, decision), false)
      await takeBack(tx, ports, { claim, decision, by, because })
      return shown(tx, ports, claim, person, now)
    }),
  ]
}

/**
 * Reverses an approval whose code somebody may have seen. It takes two people, because approving
 * the claim again issues a second code while the first may still be valid in the shop.
 */
export const reversalAct = (ports: Needs): SignOffAct =>
  signOffOfClaim({
    kind: 'claim_reversed',
    sign: 'prizes.confirm',
    see: 'claims.read',
    holdFirst: (tx) => holdCalendars(tx, 'to count'),
    async perform(tx, { row, file: { claim }, askedBy }, by) {
      const decision = await standingDecision(tx, claim)
      const code = await ports.prizeDesk.seenCode(tx, claim.id)
      const { decision: decisionBefore, code: codeBefore } = row.details
      requireUnchanged(claim.state === 'approved' && code?.id === codeBefore)
      requireUnchanged(decision !== undefined && decision.id === decisionBefore)
      await withdrawMails(tx, step(claim, decision), false)
      const asker = { id: row.asked_by, name: askedBy }
      await takeBack(tx, ports, { claim, decision, by, because: row.reason, asker })
    },
  })

/** Lock order: calendars, then claims, as for whoever edits a calendar. */
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
  by: ByPerson
  /** Why, when it is reversed; `null` for an undo. */
  because: string | null
  /** Whose decision it is to reverse it, when a second person signed that off. */
  asker?: { id: string; name: string }
}

/** The attempt waits again, and its review clock counts from the day it came, as before. */
async function takeBack(
  tx: Transaction,
  ports: Needs,
  { claim, decision, by, because, asker }: TakingBack,
): Promise<void> {
  const prize = decision.kind === 'approve' ? await ports.prizeDesk.revoke(tx, claim.id, by.at) : {}
  await tx
    .updateTable('decisions')
    .set({ undone_at: by.at, undone_by: asker?.id ?? by.actor.id, undone_because: because })
    .where('id', '=', decision.id)
    .execute()
  await endAwaiting(tx, claim.id)
  const reopened = await reopenedDeadline(tx, claim)
  const { facts } = await getAttempt(tx, claim)
  await takeStep(tx, claim, {
    kind: because === null ? 'decision_undone' : 'decision_reversed',
    ports,
    by,
    // The parcel, and whatever was found by it, is gone.
    changes: {
      state: 'waiting',
      decided_at: null,
      search_more: searchMoreOf({ facts }),
      ...reopened.claim,
    },
    details: {
      decision: decision.kind,
      ...prize,
      ...(asker ? { askedBy: asker.name } : {}),
    },
    note: because,
  })
  await reopened.keep()
}
