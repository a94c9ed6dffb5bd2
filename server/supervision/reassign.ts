import type { Answer, Body } from '../../contract/endpoint.ts'
import type { reassignClaims } from '../../contract/reassign.ts'
import type { Language } from '../../contract/schema.ts'
import type { Person } from '../../contract/session.ts'
import { assignClaim } from '../claims/work/assignment.ts'
import { endHold } from '../claims/work/holding.ts'
import { conditionsOf } from '../claims/queue/conditions.ts'
import { findReviewer } from '../claims/reviewers.ts'
import { authorize, isAllowed } from '../claims/standing.ts'
import { lockClaimById, type ClaimRow } from '../claims/store.ts'
import { loadTeam } from '../clocks/team.ts'
import { byItself, byPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { putOff } from './put-off.ts'
import { shareOut } from './share-out.ts'
import { listWorkloads, markFreed, newlyAbsent } from './workload-store.ts'

type Wanted = Body<typeof reassignClaims>

/**
 * Gives claims to others, the most urgent first. What somebody is at right now stays with them: a
 * claim is never taken out of a reviewer's hands by a rule.
 */
export async function reassign(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  wanted: Wanted,
  person: Person,
  now: Date,
): Promise<Answer<typeof reassignClaims>> {
  const by = byPerson(person, now)
  const { rows, fitting } = await fittingClaims(tx, wanted, person, now)
  const free = rows.filter((row) => row.holder === null)
  const busy = rows.length - free.length
  if (wanted.to.kind === 'hold') {
    const { because, isTrial } = wanted
    const putting = { until: wanted.to.until, because, isTrial }
    const held = await putOff(tx, free, putting, person, now)
    const id = isTrial || held.length === 0 ? null : ports.ids.next()
    if (id !== null) await keepPutOff(tx, id, held, putting, person, now)
    const counts = { held: held.length, heldAlready: free.length - held.length }
    return { id, fitting, given: [], left: 0, busy, ...counts }
  }
  const names = new Map<string, string>()
  const takers = await takersOf(tx, wanted, free, now, names)
  const moves = free.flatMap((claim, index) => {
    const to = takers[index]
    return to === undefined || to === claim.assignee_id ? [] : [{ claim, to }]
  })
  const left = takers.filter((to) => to === undefined).length
  const id = wanted.isTrial || moves.length === 0 ? null : ports.ids.next()
  if (id !== null) {
    await tx
      .insertInto('reassignments')
      .values({ id, by_id: person.id, at: now, because: wanted.because, undone_at: null })
      .execute()
    for (const { claim, to } of moves) {
      const reviewer = to === null ? null : { id: to, name: names.get(to) ?? '' }
      await authorize(tx, claim, 'assign', person, now)
      const version = await assignClaim(tx, ports, claim, reviewer, by, wanted.because)
      await tx
        .insertInto('reassigned_claims')
        .values({
          reassignment_id: id,
          claim_id: claim.id,
          version,
          from_id: claim.assignee_id,
          to_id: to,
        })
        .execute()
    }
  }
  return { id, fitting, given: countGiven(moves, names), left, busy, held: 0, heldAlready: 0 }
}

async function keepPutOff(
  tx: Transaction,
  id: string,
  held: { claim: ClaimRow; version: number }[],
  { until, because }: { until: string; because: string | null },
  person: Person,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('reassignments')
    .values({ id, by_id: person.id, at: now, because, undone_at: null })
    .execute()
  await tx
    .insertInto('reassigned_claims')
    .values(
      held.map(({ claim, version }) => ({
        reassignment_id: id,
        claim_id: claim.id,
        version,
        from_id: claim.assignee_id,
        to_id: claim.assignee_id,
        held_until: until,
      })),
    )
    .execute()
}

function countGiven(moves: { to: string | null }[], names: Map<string, string>) {
  const counts = new Map<string | null, number>()
  for (const { to } of moves) counts.set(to, (counts.get(to) ?? 0) + 1)
  return [...counts].map(([id, claims]) => ({
    id,
    name: id === null ? null : (names.get(id) ?? null),
    claims,
  }))
}

type Fitting = ClaimRow & { holder: string | null; language: Language }

/** The claims of a filter, the most urgent first, locked in the order of their ids. */
async function fittingClaims(tx: Transaction, { from, atMost }: Wanted, person: Person, now: Date) {
  const conditions = conditionsOf(
    { ...from, view: 'to_review', order: 'due' },
    { personId: person.id, now },
  )
  let query = tx.selectFrom('claims')
  for (const condition of conditions) query = query.where(condition)
  const { count } = await query
    .select((claims) => claims.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const urgent = await query.select('id').orderBy('due_at').orderBy('id').limit(atMost).execute()
  if (urgent.length === 0) return { rows: [], fitting: count }
  const locked = await tx
    .selectFrom('claims')
    .selectAll()
    .where(
      'id',
      'in',
      urgent.map(({ id }) => id),
    )
    .where('state', '=', 'waiting')
    .orderBy('id')
    .forUpdate()
    .execute()
  const leases = await tx
    .selectFrom('leases')
    .select(['claim_id', 'staff_id'])
    .where('expires_at', '>', now)
    .execute()
  const languages = await languagesOf(tx)
  const holders = new Map(leases.map((lease) => [lease.claim_id, lease.staff_id]))
  const rows: Fitting[] = locked
    .map((row) => ({
      ...row,
      holder: holders.get(row.id) ?? null,
      language: languages.get(row.promotion_id) ?? 'en',
    }))
    .toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime() || (a.id < b.id ? -1 : 1))
  return { rows, fitting: count }
}

async function languagesOf(database: Database): Promise<Map<string, Language>> {
  const rows = await database.selectFrom('promotions').select(['id', 'terms']).execute()
  return new Map(rows.map(({ id, terms }) => [id, terms.language]))
}

/** For each claim who gets it; `null` is everybody, `undefined` nobody may. Names are filled in. */
async function takersOf(
  tx: Transaction,
  { to }: Wanted,
  claims: Fitting[],
  now: Date,
  names: Map<string, string>,
): Promise<(string | null | undefined)[]> {
  if (to.kind === 'nobody') return claims.map(() => null)
  if (to.kind === 'hold') return claims.map(({ assignee_id }) => assignee_id)
  if (to.kind === 'person') {
    const reviewer = await findReviewer(tx, to.id, 'to.id')
    names.set(reviewer.id, reviewer.name)
    return claims.map(() => reviewer.id)
  }
  const team = await loadTeam(tx)
  const people = await listWorkloads(tx, team.dateAt(now), now)
  const among = people.filter(({ id }) => to.among.length === 0 || to.among.includes(id))
  for (const { id, name } of among) names.set(id, name)
  const parcels = claims.map(({ id, language, assignee_id }) => ({
    id,
    language,
    assignee: assignee_id,
  }))
  return shareOut(parcels, among).map((taker) => taker ?? undefined)
}

/**
 * Gives back what a reassignment gave, or takes up what it put off, where nothing has happened to
 * the claim since and this person may still do it.
 */
export async function undoReassignment(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
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
    if (claim.version !== version || !(await isAllowed(tx, claim, act, person, now))) continue
    const back = from_id === null ? null : { id: from_id, name: name ?? '' }
    if (act === 'assign') await assignClaim(tx, ports, claim, back, by)
    else await endHold(tx, claim, by)
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
    await tx.deleteFrom('leases').where('staff_id', '=', staffId).execute()
    const claims = await tx
      .selectFrom('claims')
      .selectAll()
      .where('assignee_id', '=', staffId)
      .where('state', '=', 'waiting')
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const claim of claims) await assignClaim(tx, ports, claim, null, byItself(now))
    await markFreed(tx, staffId, now)
    freed += claims.length
  }
  return freed
}
