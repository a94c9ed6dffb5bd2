import type { Answer, Body } from '../../contract/endpoint.ts'
import type { reassignClaims } from '../../contract/reassign.ts'
import type { Person } from '../../contract/session.ts'
import { assignClaim } from '../claims/work/assignment.ts'
import { asUndo } from '../claims/work/bulk-undo.ts'
import { endHold, holdClaim } from '../claims/work/holding.ts'
import { authorize, isAllowed, type LawNeeds } from '../claims/standing.ts'
import { lockClaimById, type ClaimRow } from '../claims/store.ts'
import { loadTeam } from '../clocks/team.ts'
import { byItself, byPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { lockFitting, planReassignment, tellPlan } from './reassign-plan.ts'
import { goneWithClaims, markFreed, newlyAbsent } from './workload-store.ts'

/**
 * Gives claims to others, the most urgent first, as `planReassignment` foresees it.
 *
 * @throws {ProblemError} `invalid_input` for somebody who decides no claims, or a date too near or
 *   too far
 */
export async function reassign(
  tx: Transaction,
  ports: Pick<Ports, 'ids'> & LawNeeds,
  wanted: Body<typeof reassignClaims>,
  person: Person,
  now: Date,
): Promise<Answer<typeof reassignClaims>> {
  const plan = await planReassignment(tx, wanted, { person, now }, lockFitting)
  const told = tellPlan(plan)
  if (plan.moves.length + plan.holds.length === 0) return { id: null, ...told }
  const id = ports.ids.next()
  const by = byPerson(person, now)
  const { because } = wanted
  await tx
    .insertInto('reassignments')
    .values({ id, by_id: person.id, at: now, because, undone_at: null })
    .execute()
  for (const { claim, to } of plan.moves) {
    await authorize(tx, ports, claim, 'assign', person, now)
    const version = await assignClaim(tx, ports, claim, to, by, because)
    await keepMove(tx, id, claim, { version, to: to?.id ?? null })
  }
  for (const { claim, until } of plan.holds) {
    await authorize(tx, ports, claim, 'hold', person, now)
    const version = await holdClaim(tx, claim, { until, because: because ?? '' }, by)
    await keepMove(tx, id, claim, { version, to: claim.assignee_id, heldUntil: until })
  }
  return { id, ...told }
}

/** One claim of a reassignment, so that it can be undone. */
async function keepMove(
  tx: Transaction,
  id: string,
  claim: ClaimRow,
  { version, to, heldUntil }: { version: number; to: string | null; heldUntil?: string },
): Promise<void> {
  await tx
    .insertInto('reassigned_claims')
    .values({
      reassignment_id: id,
      claim_id: claim.id,
      version,
      from_id: claim.assignee_id,
      to_id: to,
      ...(heldUntil ? { held_until: heldUntil } : {}),
    })
    .execute()
}

/**
 * Gives back what a reassignment gave, or takes up what it put off, where nothing has happened to
 * the claim since and this person may still do it.
 */
export async function undoReassignment(
  tx: Transaction,
  ports: Pick<Ports, 'ids'> & LawNeeds,
  id: string,
  person: Person,
  now: Date,
): Promise<{ undone: number; kept: number } | 'not_there' | 'undone_already'> {
  const row = await tx
    .selectFrom('reassignments')
    .select('undone_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return 'not_there'
  if (row.undone_at) return 'undone_already'
  const given = await tx
    .selectFrom('reassigned_claims')
    .leftJoin('staff', 'staff.id', 'reassigned_claims.from_id')
    .select(['claim_id', 'version', 'from_id', 'held_until', 'staff.name'])
    .where('reassignment_id', '=', id)
    .orderBy('claim_id')
    .execute()
  const by = byPerson(person, now)
  let undone = 0
  for (const { claim_id, version, from_id, held_until: heldUntil, name } of given) {
    const claim = await lockClaimById(tx, claim_id)
    const act = heldUntil === null ? 'assign' : 'endHold'
    if (claim.version !== version || !(await isAllowed(tx, ports, claim, act, person, now)))
      continue
    const back = from_id === null ? null : { id: from_id, name: name ?? '' }
    if (act === 'assign') await assignClaim(tx, ports, claim, back, by, null, asUndo)
    else await endHold(tx, claim, by, asUndo)
    undone += 1
  }
  await tx.updateTable('reassignments').set({ undone_at: now }).where('id', '=', id).execute()
  return { undone, kept: given.length - undone }
}

/**
 * Frees the leases and the open claims of everybody whose absence has begun. The desk does it by
 * itself when the day comes.
 *
 * @returns how many claims are everybody's again
 */
export async function freeAbsent(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  now: Date,
): Promise<number> {
  const team = await loadTeam(tx)
  let freed = 0
  for (const staffId of await newlyAbsent(tx, team.dateAt(now))) {
    const count = await freeClaimsOf(tx, ports, staffId, now)
    await markFreed(tx, staffId, count, now)
    freed += count
  }
  return freed
}

/** The same for people who decide claims no more: nobody else would be given theirs. */
export async function freeGone(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  now: Date,
): Promise<void> {
  for (const staffId of await goneWithClaims(tx)) await freeClaimsOf(tx, ports, staffId, now)
}

async function freeClaimsOf(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  staffId: string,
  now: Date,
): Promise<number> {
  const claims = await tx
    .selectFrom('claims')
    .selectAll()
    .where('assignee_id', '=', staffId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .forUpdate()
    .execute()
  // Claims before leases, as every command locks them.
  await tx.deleteFrom('leases').where('staff_id', '=', staffId).execute()
  for (const claim of claims) await assignClaim(tx, ports, claim, null, byItself(now))
  return claims.length
}
