import { claimEndHold, claimHandOver, claimHold, claimSkip } from '../../../contract/claim-work.ts'
import { claimAssign, type Claim } from '../../../contract/claims.ts'
import { byPerson } from '../../history/store.ts'
import { command, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import { presentClaim } from '../claim-view.ts'
import { dropLease } from '../leases.ts'
import { tell } from '../notices.ts'
import { findReviewer } from '../reviewers.ts'
import { lockFor, type LawNeeds, type OnClaim } from '../standing.ts'
import { takeStep } from '../step.ts'
import { getClaim, noHold } from '../store.ts'
import { assignClaim } from './assignment.ts'
import { endHold, holdClaim } from './holding.ts'

type Needs = Pick<Ports, 'ids'> & LawNeeds

/** Work on an open claim besides deciding it: assign, hand over, hold, skip. */
export function workRoutes(ports: Needs): Route[] {
  return [
    command(claimAssign, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockFor(ports, 'assign', call)
      const to = body.assignee === null ? null : await findReviewer(tx, body.assignee, 'assignee')
      await assignClaim(tx, ports, claim, to, byPerson(person, now))
      return shown(ports, call)
    }),

    command(claimHandOver, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockFor(ports, 'handOver', call)
      const to = await findReviewer(tx, body.to, 'to')
      const about = { claimId: claim.id, byId: person.id, note: body.note, at: now }
      await tell(tx, ports, { staffId: to.id, kind: 'handed_over', ...about })
      await dropLease(tx, claim.id)
      await takeStep(tx, claim, {
        kind: 'claim_handed_over',
        by: byPerson(person, now),
        changes: { assignee_id: to.id, ...noHold },
        details: { to: to.name },
        note: body.note,
      })
      return shown(ports, call)
    }),

    command(claimHold, async ({ body, ...call }) => {
      const claim = await lockFor(ports, 'hold', call)
      await holdClaim(call.tx, claim, body, byPerson(call.person, call.now))
      return shown(ports, call)
    }),

    command(claimEndHold, async (call) => {
      const claim = await lockFor(ports, 'endHold', call)
      await endHold(call.tx, claim, byPerson(call.person, call.now))
      return shown(ports, call)
    }),

    command(claimSkip, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockFor(ports, 'skip', call)
      await dropLease(tx, claim.id, person.id)
      const by = byPerson(person, now)
      await takeStep(tx, claim, { kind: 'claim_skipped', by, details: {}, note: body.because })
      return shown(ports, call)
    }),
  ]
}

const shown = async (ports: Needs, { tx, params, person, now }: OnClaim): Promise<Claim> =>
  presentClaim(tx, ports, await getClaim(tx, params.number), person, now)
