import { recordStep } from '../history/store.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { findPerson } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { tell } from './notices.ts'
import { advanceClaim, type ClaimRow } from './store.ts'

/** Who does something to a claim, and when. */
export interface Doing {
  staffId: string
  at: Date
}

/** Somebody a claim can be given to. */
interface Reviewer {
  id: string
  name: string
}

/**
 * Somebody who decides claims.
 *
 * @param field where the caller named them
 * @throws {ProblemError} `invalid_input` for anybody else
 */
export async function findReviewer(
  database: Database,
  id: string,
  field: string,
): Promise<Reviewer> {
  const reviewer = await findPerson(database, id)
  if (reviewer?.permissions.includes('claims.decide')) return { id, name: reviewer.name }
  throw invalidInput([{ field, code: 'no_reviewer', message: 'is nobody who decides claims' }])
}

/**
 * Gives a locked claim to a colleague, who is told, or to nobody.
 *
 * @returns its version now
 * @throws {ProblemError} `claim_not_open`
 */
export async function assignClaim(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  claim: ClaimRow,
  to: Reviewer | null,
  { staffId, at }: Doing,
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
  })
  if (to) {
    const claimId = claim.id
    await tell(tx, ports, {
      staffId: to.id,
      kind: 'assigned',
      claimId,
      byId: staffId,
      note: null,
      at,
    })
  }
  return version
}
