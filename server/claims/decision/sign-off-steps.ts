import type { SignOffKind } from '../../../contract/sign-offs.ts'
import type { ByPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Ports } from '../../ports.ts'
import type { SignOffAct } from '../../sign-offs/endpoints.ts'
import { askSignOff, type Asking, type SignOffRow } from '../../sign-offs/store.ts'
import type { Transaction } from '../../storage/tables.ts'
import { takeStep } from '../step.ts'
import { lockClaimById, openFile, type ClaimFile, type ClaimRow } from '../store.ts'

interface AskingOfClaim extends Pick<Asking, 'details' | 'changes' | 'by'> {
  kind: SignOffKind
  reason: string
}

/**
 * Asks for a second person for an act on a locked claim, and records that in its history.
 *
 * @throws {ProblemError} `sign_off_asked`, `too_many_attempts`
 */
export async function askForClaim(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  claim: ClaimRow,
  asked: AskingOfClaim,
): Promise<void> {
  await askSignOff(tx, ports, { ...asked, subject: claim.id, claimId: claim.id })
  await takeStep(tx, claim, {
    kind: 'sign_off_asked',
    by: asked.by,
    details: { asked: asked.kind, because: asked.reason },
  })
}

/** What was asked about a claim, for whoever performs it. */
interface AskedOfClaim {
  row: SignOffRow
  /** The claim, locked. */
  file: ClaimFile
  /** The name of whoever asked, for the history. */
  askedBy: string
}

interface ClaimAct extends Pick<SignOffAct, 'kind' | 'sign' | 'see'> {
  /** Takes the locks that come before the claim's. */
  holdFirst?(tx: Transaction): Promise<void>
  /** @throws {ProblemError} `sign_off_stale` when it is no longer as it was when it was asked for */
  perform(tx: Transaction, asked: AskedOfClaim, by: ByPerson): Promise<void>
}

/** An act on a claim: the claim is locked before its sign-off, and its history records a refusal. */
export const signOffOfClaim = ({ holdFirst, perform, ...act }: ClaimAct): SignOffAct => ({
  ...act,
  async hold(tx, row) {
    await holdFirst?.(tx)
    return lockClaimOf(tx, row)
  },
  async perform(tx, row, by) {
    const file = await openFile(tx, await lockClaimOf(tx, row))
    await perform(tx, { row, file, askedBy: await nameOfAsker(tx, row) }, by)
    return null
  },
  async refused(tx, row, by, because) {
    await takeStep(tx, await lockClaimOf(tx, row), {
      kind: 'sign_off_refused',
      by,
      details: { asked: row.kind, because },
    })
  },
})

async function lockClaimOf(tx: Transaction, { claim_id }: SignOffRow): Promise<ClaimRow> {
  if (claim_id === null) throw new Error('A sign-off of no claim acts on one')
  return lockClaimById(tx, claim_id)
}

async function nameOfAsker(tx: Transaction, { asked_by }: SignOffRow): Promise<string> {
  const { name } = await tx
    .selectFrom('staff')
    .select('name')
    .where('id', '=', asked_by)
    .executeTakeFirstOrThrow()
  return name
}

/** @throws {ProblemError} `sign_off_stale` */
export function requireUnchanged(isUnchanged: boolean): asserts isUnchanged {
  if (!isUnchanged) throw new ProblemError('sign_off_stale')
}
