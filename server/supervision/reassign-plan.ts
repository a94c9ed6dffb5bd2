import type { Answer, Body } from '../../contract/endpoint.ts'
import type { Colleague } from '../../contract/claim-words.ts'
import type { reassignPreview } from '../../contract/reassign.ts'
import type { Person } from '../../contract/session.ts'
import type { Language } from '../../contract/schema.ts'
import { requireHoldable } from '../claims/work/holding.ts'
import { conditionsOf } from '../claims/queue/conditions.ts'
import { isOnHold } from '../claims/rules.ts'
import { findReviewer } from '../claims/reviewers.ts'
import type { ClaimRow } from '../claims/store.ts'
import { loadTeam } from '../clocks/team.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { shareOut } from './share-out.ts'
import { listWorkloads } from './workload-store.ts'

type Wanted = Body<typeof reassignPreview>

interface Asking {
  person: Pick<Person, 'id'>
  now: Date
}

/** What a reassignment does: shown before it, and done by it. */
interface Plan {
  /** Claims the filter fits, also beyond the most that one call takes. */
  fitting: number
  moves: { claim: ClaimRow; to: Colleague | null }[]
  holds: { claim: ClaimRow; until: string }[]
  left: number
  busy: number
  heldAlready: number
}

/**
 * Who gets which claim, the most urgent first. What somebody is at right now stays with them: a
 * claim is never taken out of a reviewer's hands by a rule.
 *
 * @param rowsOf reads the claims, or locks them for whoever does more than look
 * @throws {ProblemError} `invalid_input` for somebody who decides no claims, or a date too near or
 *   too far
 */
export async function planReassignment<Handle extends Database>(
  database: Handle,
  wanted: Wanted,
  { person, now }: Asking,
  rowsOf: (database: Handle, ids: string[]) => Promise<ClaimRow[]>,
): Promise<Plan> {
  const { rows, fitting } = await fittingClaims(database, wanted, { person, now }, rowsOf)
  const free = rows.filter((row) => row.holder === null)
  const plan = {
    fitting,
    moves: [],
    holds: [],
    left: 0,
    busy: rows.length - free.length,
    heldAlready: 0,
  }
  if (wanted.to.kind === 'hold') {
    const { until } = wanted.to
    // Those that are put off already keep their date and their reason.
    const claims = free.filter((claim) => !isOnHold(claim, now))
    await requireHoldable(database, claims, until, now)
    const holds = claims.map((claim) => ({ claim, until }))
    return { ...plan, holds, heldAlready: free.length - claims.length }
  }
  const takers = await takersOf(database, wanted.to, free, now)
  const moves = free.flatMap((claim, index) => {
    const to = takers[index]
    return to === undefined || (to?.id ?? null) === claim.assignee_id ? [] : [{ claim, to }]
  })
  return { ...plan, moves, left: takers.filter((to) => to === undefined).length }
}

/** A plan in numbers. */
export function tellPlan({ moves, holds, ...rest }: Plan): Answer<typeof reassignPreview> {
  const given = [...Map.groupBy(moves, ({ to }) => to?.id ?? null)].map(([id, those]) => ({
    id,
    name: those[0]?.to?.name ?? null,
    claims: those.length,
  }))
  return { ...rest, given, held: holds.length }
}

/** Claims that still wait, as they stand. */
export const readFitting = (database: Database, ids: string[]): Promise<ClaimRow[]> =>
  selectWaiting(database, ids).execute()

/** The same, locked in the order of their ids. */
export const lockFitting = (tx: Transaction, ids: string[]): Promise<ClaimRow[]> =>
  selectWaiting(tx, ids).forUpdate().execute()

const selectWaiting = (database: Database, ids: string[]) =>
  database
    .selectFrom('claims')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .orderBy('id')

type Fitting = ClaimRow & { holder: string | null; language: Language }

/** The claims of a filter, the most urgent first. */
async function fittingClaims<Handle extends Database>(
  database: Handle,
  { from, atMost }: Wanted,
  { person, now }: Asking,
  rowsOf: (database: Handle, ids: string[]) => Promise<ClaimRow[]>,
) {
  const conditions = conditionsOf(
    { ...from, view: 'to_review', order: 'due', search: null },
    { personId: person.id, now },
  )
  let query = database.selectFrom('claims')
  for (const condition of conditions) query = query.where(condition)
  const { count } = await query
    .select((claims) => claims.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const urgent = await query.select('id').orderBy('due_at').orderBy('id').limit(atMost).execute()
  if (urgent.length === 0) return { rows: [], fitting: count }
  const claims = await rowsOf(
    database,
    urgent.map(({ id }) => id),
  )
  const leases = await database
    .selectFrom('leases')
    .select(['claim_id', 'staff_id'])
    .where('expires_at', '>', now)
    .where('is_ahead', '=', false)
    .execute()
  const languages = await languagesOf(database)
  const holders = new Map(leases.map((lease) => [lease.claim_id, lease.staff_id]))
  const rows: Fitting[] = claims
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

/** For each claim who gets it; `null` is everybody, `undefined` nobody may. */
async function takersOf(
  database: Database,
  to: Exclude<Wanted['to'], { kind: 'hold' }>,
  claims: Fitting[],
  now: Date,
): Promise<(Colleague | null | undefined)[]> {
  if (to.kind === 'nobody') return claims.map(() => null)
  if (to.kind === 'person') {
    const reviewer = await findReviewer(database, to.id, 'to.id')
    return claims.map(() => reviewer)
  }
  const team = await loadTeam(database)
  const people = await listWorkloads(database, team.dateAt(now), now)
  const among = people.filter(({ id }) => to.among.length === 0 || to.among.includes(id))
  const byId = new Map(among.map(({ id, name }) => [id, { id, name }]))
  const parcels = claims.map(({ language, assignee_id }) => ({
    language,
    assignee: assignee_id,
  }))
  return shareOut(parcels, among).map((taker) => (taker === null ? undefined : byId.get(taker)))
}
