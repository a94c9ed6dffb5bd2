import type { Claim } from '../../../contract/claims.ts'
import {
  claimEndHold,
  claimHandOver,
  claimHold,
  claimSkip,
  claimTakeOver,
} from '../../../contract/claim-work.ts'
import type { EventKind } from '../../../contract/history.ts'
import type { Person } from '../../../contract/session.ts'
import { recordStep } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import type { EventDetails, Tables, Transaction } from '../../storage/tables.ts'
import type { Updateable } from 'kysely'
import { presentClaim } from '../claim-view.ts'
import { endHold, holdClaim } from './holding.ts'
import { dropLease, findLease, giveLease, presentLease, requireOpen } from '../leases.ts'
import { tell } from '../notices.ts'
import { findReviewer } from '../reviewers.ts'
import { advanceClaim, getClaim, lockClaim, lockClaimAt, noHold, type ClaimRow } from '../store.ts'

/** What is done to an open claim besides deciding it: take over, hand over, put off, pass on. */
export function workRoutes(ports: Pick<Ports, 'ids'>): Route[] {
  return [
    command(claimTakeOver, async ({ tx, params, person, now }) => {
      const claim = await lockClaim(tx, params.number)
      if (claim.state !== 'waiting') throw new ProblemError('claim_not_open')
      const before = await findLease(tx, claim.id, now)
      await giveLease(tx, claim.id, person.id, now)
      if (before) {
        await tell(tx, ports, {
          staffId: before.staff_id,
          kind: 'taken_over',
          claimId: claim.id,
          byId: person.id,
          note: null,
          at: now,
        })
      }
      const lease = await findLease(tx, claim.id, now)
      if (!lease) throw new Error('A lease that was just given is not there')
      return presentLease(lease, person.id)
    }),

    command(claimHandOver, async ({ tx, params, person, body, version, now }) => {
      const claim = await openClaimAt(tx, params.number, version, person, now)
      const to = await findReviewer(tx, body.to, 'to')
      await tell(tx, ports, {
        staffId: to.id,
        kind: 'handed_over',
        claimId: claim.id,
        byId: person.id,
        note: body.note,
        at: now,
      })
      await dropLease(tx, claim.id)
      return change(tx, claim, person, now, {
        changes: { assignee_id: to.id, ...noHold },
        kind: 'claim_handed_over',
        details: { to: to.name },
        internalNote: body.note,
      })
    }),

    command(claimHold, async ({ tx, params, person, body, version, now }) => {
      const claim = await lockClaimAt(tx, params.number, version)
      await holdClaim(tx, claim, body, { staffId: person.id, at: now })
      return presentClaim(tx, await getClaim(tx, claim.number), person, now)
    }),

    command(claimEndHold, async ({ tx, params, person, version, now }) => {
      const claim = await openClaimAt(tx, params.number, version, person, now)
      if (claim.held_until === null) throw new ProblemError('not_on_hold')
      await endHold(tx, claim, { staffId: person.id, at: now })
      return presentClaim(tx, await getClaim(tx, claim.number), person, now)
    }),

    command(claimSkip, async ({ tx, params, person, body, version, now }) => {
      const claim = await openClaimAt(tx, params.number, version, person, now)
      await dropLease(tx, claim.id, person.id)
      return change(tx, claim, person, now, {
        changes: {},
        kind: 'claim_skipped',
        internalNote: body.because,
      })
    }),
  ]
}

/**
 * An open claim that nobody else is at, locked.
 *
 * @throws {ProblemError} `not_found`; `claim_changed`; `claim_not_open`; `claim_taken`
 */
async function openClaimAt(
  tx: Transaction,
  number: string,
  version: number,
  person: Person,
  now: Date,
): Promise<ClaimRow> {
  const claim = await lockClaimAt(tx, number, version)
  await requireOpen(tx, claim, person.id, now)
  return claim
}

interface Change {
  changes: Updateable<Tables['claims']>
  kind: EventKind
  details?: EventDetails
  internalNote?: string | null
}

async function change(
  tx: Transaction,
  claim: ClaimRow,
  person: Person,
  now: Date,
  { changes, kind, details = {}, internalNote = null }: Change,
): Promise<Claim> {
  const version = await advanceClaim(tx, claim, changes)
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind,
    at: now,
    actor: { kind: 'staff', id: person.id },
    details,
    internalNote,
  })
  return presentClaim(tx, await getClaim(tx, claim.number), person, now)
}
