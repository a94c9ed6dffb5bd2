import type { Colleague } from '../../../contract/claim-words.ts'
import { recordStep } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Ports } from '../../ports.ts'
import type { Transaction } from '../../storage/tables.ts'
import { tell } from '../notices.ts'
import { advanceClaim, type ClaimRow } from '../store.ts'

/** Who does something to a claim, and when. */
export interface Doing {
  staffId: string
  at: Date
}

/**
 * Gives a locked claim to a colleague, who is told, or to nobody.
 *
 * @param note for whoever gets it and for the history; never for the member
 * @returns its version now
 * @throws {ProblemError} `claim_not_open`
 */
export async function assignClaim(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  claim: ClaimRow,
  to: Colleague | null,
  { staffId, at }: Doing,
  note: string | null = null,
): Promise<number> {
  if (claim.state !== 'waiting') throw new ProblemError('claim_not_open')
  const version = await advanceClaim(tx, claim, { assignee_id: to?.id ?? null })
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: 'claim_assigned',
    at,
    actor: { kind: 'staff', id: staffId },
    details: { to: to?.name ?? null },
    internalNote: note,
  })
  if (to) {
    await tell(tx, ports, {
      staffId: to.id,
      kind: 'assigned',
      claimId: claim.id,
      byId: staffId,
      note,
      at,
    })
  }
  return version
}
