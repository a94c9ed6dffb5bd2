import type { SignOffKind } from '../../../contract/sign-offs.ts'
import type { Person } from '../../../contract/session.ts'
import { byPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Ports } from '../../ports.ts'
import type { Deciding, SignOffAct } from '../../sign-offs/endpoints.ts'
import { askSignOff, type Asking, type SignOffRow } from '../../sign-offs/store.ts'
import type { Transaction } from '../../storage/tables.ts'
import { takeStep } from '../step.ts'
import { lockClaimById, type ClaimRow } from '../store.ts'

interface AskingOfClaim extends Pick<Asking, 'details' | 'changes' | 'now'> {
  kind: SignOffKind
  reason: string
  person: Person
}

/**
 * Asks for a second person for an act on a locked claim, and writes so into its history.
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
    by: byPerson(asked.person, asked.now),
    details: { asked: asked.kind, because: asked.reason },
  })
}

/** What acts on claims have in common: the claim is locked first, and its history tells a refusal. */
export const claimAct = {
  hold: (tx: Transaction, row: SignOffRow) => lockClaimOf(tx, row),

  async refused(
    tx: Transaction,
    row: SignOffRow,
    { person, now, because }: Deciding & { because: string },
  ): Promise<void> {
    const claim = await lockClaimOf(tx, row)
    await takeStep(tx, claim, {
      kind: 'sign_off_refused',
      by: byPerson(person, now),
      details: { asked: row.kind, because },
    })
  },
} satisfies Pick<SignOffAct, 'hold' | 'refused'>

/** The claim of a sign-off, locked. */
export async function lockClaimOf(tx: Transaction, { claim_id }: SignOffRow): Promise<ClaimRow> {
  if (claim_id === null) throw new Error('A sign-off of no claim acts on one')
  return lockClaimById(tx, claim_id)
}

/** Who asked, for the step that the second person's word makes. */
export async function nameOfAsker(tx: Transaction, { asked_by }: SignOffRow): Promise<string> {
  const { name } = await tx
    .selectFrom('staff')
    .select('name')
    .where('id', '=', asked_by)
    .executeTakeFirstOrThrow()
  return name
}

/** @throws {ProblemError} `sign_off_stale` */
export function requireUnchanged(isUnchanged: boolean): void {
  if (!isUnchanged) throw new ProblemError('sign_off_stale')
}
