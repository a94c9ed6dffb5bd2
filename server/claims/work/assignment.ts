import type { DetailsOf } from '../../../contract/history.ts'
import type { Colleague } from '../../../contract/claim-words.ts'
import type { By } from '../../history/store.ts'
import type { Ports } from '../../ports.ts'
import type { Transaction } from '../../storage/tables.ts'
import { tell } from '../notices.ts'
import { takeStep } from '../step.ts'
import type { ClaimRow } from '../store.ts'

/**
 * Assigns a locked claim to a colleague, who is notified, or to nobody.
 *
 * @param note for the assignee and the history; never for the member
 * @param more what the desk went by, if it does this by itself; or that it is an undo
 * @returns its version now
 */
export async function assignClaim(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  claim: ClaimRow,
  to: Colleague | null,
  by: By,
  note: string | null = null,
  more: Omit<DetailsOf<'claim_assigned'>, 'to'> = {},
): Promise<number> {
  const version = await takeStep(tx, claim, {
    kind: 'claim_assigned',
    by,
    changes: { assignee_id: to?.id ?? null },
    details: { to: to?.name ?? null, ...more },
    note,
  })
  // Whoever gets a claim back had it all along.
  if (to && by.actor.kind === 'staff' && !more.isUndo) {
    const about = { claimId: claim.id, byId: by.actor.id, note, at: by.at }
    await tell(tx, ports, { staffId: to.id, kind: 'assigned', ...about })
  }
  return version
}
