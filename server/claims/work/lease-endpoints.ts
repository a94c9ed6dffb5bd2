import { claimTakeOver } from '../../../contract/claim-work.ts'
import { claimLeave, claimTake } from '../../../contract/claims.ts'
import { command, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import { claimTaken, dropLease, findLease, giveLease, presentLease, takeLease } from '../leases.ts'
import { tell } from '../notices.ts'
import { authorize, type LawNeeds } from '../standing.ts'
import { lockClaim } from '../store.ts'

/** Leases: taking a claim, leaving it, taking it over. */
export function leaseRoutes(ports: Pick<Ports, 'ids'> & LawNeeds): Route[] {
  return [
    command(claimTake, async ({ tx, params, person, now }) => {
      const claim = await lockClaim(tx, params.number)
      await authorize(tx, ports, claim, 'take', person, now)
      const isMine = await takeLease(tx, claim.id, person.id, now)
      const lease = await findLease(tx, claim.id, now)
      if (!isMine || !lease) throw claimTaken(lease)
      return presentLease(lease, person.id)
    }),

    command(claimLeave, async ({ tx, params, query, person }) => {
      const claim = await lockClaim(tx, params.number)
      await dropLease(tx, claim.id, person.id, query)
    }),

    command(claimTakeOver, async ({ tx, params, person, now }) => {
      const claim = await lockClaim(tx, params.number)
      const { lease: before } = await authorize(tx, ports, claim, 'takeOver', person, now)
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
  ]
}
