import { standingDecision } from '../claims/standing-decision.ts'
import { tell } from '../claims/notices.ts'
import { takeStep } from '../claims/step.ts'
import { openFileAt, type SeenClaim } from '../claims/store.ts'
import { byPerson } from '../history/store.ts'
import { requireAllowed } from '../http/problem.ts'
import { requireSecondPerson } from '../sign-offs/second-person.ts'
import { permissionsOf } from '../staff/permissions.ts'
import type { Transaction } from '../storage/tables.ts'
import { sendOff } from './award.ts'
import type { ReleaseNeeds } from './release.ts'
import { confirmRefused, refuseRefused, type SaidOf } from './refusals.ts'
import { getPrize, type OnPrize } from './store.ts'

/**
 * A second person confirms a prize above the limit: it goes on as any approved prize, and the
 * member is told.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `prize_not_to_confirm`,
 *   `second_person_needed`, `supervisor_needed`
 */
export async function confirmPrize(
  tx: Transaction,
  ports: ReleaseNeeds,
  { person, now, ...seen }: OnPrize,
): Promise<void> {
  const { file, prize, said } = await openSaid(tx, { ...seen, person })
  requireAllowed(confirmRefused(said, person))
  const by = byPerson(person, now)
  await requireSecondPerson(tx, said.approvedBy, by)
  const claimId = file.claim.id
  const { promotion, facts } = file
  await takeStep(tx, file.claim, {
    kind: 'prize_confirmed',
    by,
    cause: (version) =>
      sendOff(
        tx,
        ports,
        { claimId, promotion, facts, at: prize.approved_at, leavesAt: now },
        { id: prize.offer_id, name: prize.name, kind: prize.kind, heldUntil: prize.held_until },
        { version, now, confirmedBy: person.id },
      ),
  })
}

/**
 * A second person does not confirm. The prize stays as it is, and everyone who may reverse
 * decisions is told why.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `prize_not_to_confirm`,
 *   `second_person_needed`
 */
export async function refusePrize(
  tx: Transaction,
  ports: ReleaseNeeds,
  { person, now, ...seen }: OnPrize,
  because: string,
): Promise<void> {
  const { file, said } = await openSaid(tx, { ...seen, person })
  requireAllowed(refuseRefused(said, person))
  const claimId = file.claim.id
  await tx
    .updateTable('prizes')
    .set({ refused_by: person.id, refused_at: now, refused_because: because })
    .where('claim_id', '=', claimId)
    .execute()
  const by = byPerson(person, now)
  await takeStep(tx, file.claim, { kind: 'prize_refused', by, details: { because } })
  for (const staffId of await concerned(tx, said)) {
    const notice = { staffId, kind: 'prize_refused' as const, claimId, byId: person.id }
    await tell(tx, ports, { ...notice, note: because, at: now })
  }
}

async function openSaid(tx: Transaction, seen: SeenClaim) {
  const file = await openFileAt(tx, seen)
  const prize = await getPrize(tx, file.claim.id)
  const approvedBy = (await standingDecision(tx, file.claim))?.staff_id ?? null
  const said: SaidOf = { state: prize.state, approvedBy, refusedBy: prize.refused_by }
  return { file, prize, said }
}

/** Every supervisor, and whoever approved. */
async function concerned(tx: Transaction, { approvedBy }: SaidOf): Promise<string[]> {
  const staff = await tx
    .selectFrom('staff')
    .select(['id', 'roles'])
    .where('is_disabled', '=', false)
    .execute()
  return staff.flatMap(({ id, roles }) =>
    id === approvedBy || permissionsOf(roles).includes('claims.reverse') ? [id] : [],
  )
}
