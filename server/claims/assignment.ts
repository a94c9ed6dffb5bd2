import { recordStep } from '../history/store.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { findPerson } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
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
 * @param id `null`: the claim is to be nobody's
 * @throws {ProblemError} `invalid_input` when it is nobody who decides claims
 */
export async function findReviewer(
  database: Database,
  id: string | null,
  field = 'assignee',
): Promise<Reviewer | null> {
  if (id === null) return null
  const reviewer = await findPerson(database, id)
  if (reviewer?.permissions.includes('claims.decide')) return { id, name: reviewer.name }
  throw invalidInput([{ field, code: 'no_reviewer', message: 'is nobody who decides claims' }])
}

/**
 * Gives a locked claim to a colleague, or to nobody.
 *
 * @returns its version now
 * @throws {ProblemError} `claim_not_open`
 */
export async function assignClaim(
  tx: Transaction,
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
  return version
}
