import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { boardRead, BoardGroup, StandingCounts } from '../../contract/supervision.ts'
import type { Query } from '../../contract/endpoint.ts'
import { standingOfRow } from '../clocks/clock-standing.ts'
import { conditionsOf, type Looking } from '../claims/queue/conditions.ts'
import type { Database } from '../storage/tables.ts'

export type BoardFilter = Query<typeof boardRead>

type Condition = RawBuilder<SqlBool>

const and = (conditions: Condition[]) => sql.join(conditions, sql` and `)

/** The open claims of a board: the same conditions as the queue it leads to. */
const openClaims = (filter: BoardFilter, looking: Looking) =>
  and(conditionsOf({ ...filter, view: 'to_review', order: 'due', search: null }, looking))

interface Cell {
  side: 'all' | 'promotion' | 'region' | 'assignee' | 'attempt'
  key: string
  standing: keyof StandingCounts
  count: number
}

/** Every open claim by its standing, once along each side of the board, in one pass over an index. */
export async function countOpen(
  database: Database,
  filter: BoardFilter,
  looking: Looking,
): Promise<Cell[]> {
  const { now } = looking
  const { rows } = await sql<Cell>`
    with open as (
      select promotion_id, region, assignee_id, attempt > 1 as is_again,
        ${standingOfRow('claims', now)} as standing, count(*) as count
      from claims where ${openClaims(filter, looking)}
      group by 1, 2, 3, 4, 5
    )
    select
      case when grouping(promotion_id) = 0 then 'promotion' when grouping(region) = 0 then 'region'
        when grouping(assignee_id) = 0 then 'assignee' when grouping(is_again) = 0 then 'attempt'
        else 'all' end as side,
      coalesce(promotion_id, region, assignee_id::text,
        case is_again when true then 'again' when false then 'first' end, 'nobody') as key,
      standing, sum(count)::int as count
    from open
    group by standing, grouping sets ((promotion_id), (region), (assignee_id), (is_again), ())
  `.execute(database)
  return rows
}

export async function countDueByDate(database: Database, filter: BoardFilter, looking: Looking) {
  const { rows } = await sql<{ date: string; count: number }>`
    select due_on as date, count(*)::int as count from claims
    where ${openClaims(filter, looking)} group by 1 order by 1
  `.execute(database)
  return rows
}

/**
 * Decisions that stand, by the team’s date, from an instant on; an attempt is the one that was
 * decided.
 *
 * @param whose an agent’s are those the agent made, or those on the claims that are the agent’s now;
 *   nobody’s are those on claims that are nobody’s
 */
export async function countDecisionsByDate(
  database: Database,
  filter: BoardFilter,
  looking: Looking,
  since: { from: Date; zone: string },
  whose: 'made by' | 'on claims of' = 'made by',
) {
  const { attempt, ...rest } = filter
  const maker = whose === 'made by' && rest.assignee !== 'nobody' ? rest.assignee : undefined
  const ofClaim = maker ? { ...rest, assignee: undefined } : rest
  const isNarrowed = Boolean(
    ofClaim.promotion ?? ofClaim.region ?? ofClaim.language ?? ofClaim.assignee,
  )
  const conditions: Condition[] = [
    sql`d.undone_at is null`,
    sql`d.decided_at >= ${since.from}`,
    ...(maker ? [sql<SqlBool>`d.staff_id = ${maker}`] : []),
    ...(attempt === 'first' ? [sql<SqlBool>`d.attempt = 1`] : []),
    ...(attempt === 'again' ? [sql<SqlBool>`d.attempt > 1`] : []),
    ...(isNarrowed ? ofClaimConditions(ofClaim, looking) : []),
  ]
  const { rows } = await sql<{ date: string; count: number }>`
    select (d.decided_at at time zone ${since.zone})::date as date, count(*)::int as count
    from decisions d ${isNarrowed ? sql`join claims on claims.id = d.claim_id` : sql``}
    where ${and(conditions)} group by 1 order by 1
  `.execute(database)
  return rows
}

/** Attempts that came, by the team’s date, from an instant on. */
export async function countArrivalsByDate(
  database: Database,
  filter: BoardFilter,
  looking: Looking,
  since: { from: Date; zone: string },
) {
  const { attempt, ...ofClaim } = filter
  const isNarrowed = Boolean(
    ofClaim.promotion ?? ofClaim.region ?? ofClaim.language ?? ofClaim.assignee,
  )
  const conditions: Condition[] = [
    sql`a.submitted_at >= ${since.from}`,
    ...(attempt === 'first' ? [sql<SqlBool>`a.number = 1`] : []),
    ...(attempt === 'again' ? [sql<SqlBool>`a.number > 1`] : []),
    ...(isNarrowed ? ofClaimConditions(ofClaim, looking) : []),
  ]
  const { rows } = await sql<{ date: string; count: number }>`
    select (a.submitted_at at time zone ${since.zone})::date as date, count(*)::int as count
    from attempts a ${isNarrowed ? sql`join claims on claims.id = a.claim_id` : sql``}
    where ${and(conditions)} group by 1 order by 1
  `.execute(database)
  return rows
}

const ofClaimConditions = (filter: BoardFilter, looking: Looking) =>
  conditionsOf({ ...filter, view: 'all', order: 'due', search: null }, looking)

/** What the keys of the board are called; promotions bring their language along. */
export async function namesOf(database: Database) {
  const [promotions, people] = await Promise.all([
    sql<{ id: string; name: string; language: string }>`
      select id, name, terms->>'language' as language from promotions
    `.execute(database),
    database.selectFrom('staff').select(['id', 'name']).execute(),
  ])
  return {
    promotions: new Map(promotions.rows.map((row) => [row.id, row])),
    people: new Map(people.map(({ id, name }) => [id, name])),
  }
}

type Names = Awaited<ReturnType<typeof namesOf>>

const none = (): StandingCounts => ({ overdue: 0, due_today: 0, due_soon: 0, on_track: 0 })

/** Cells as the lines of the board: most overdue first, then most due, then by name. */
export function arrange(cells: Cell[], names: Names) {
  const standings = none()
  const sides = {
    promotion: new Map<string, BoardGroup>(),
    region: new Map<string, BoardGroup>(),
    language: new Map<string, BoardGroup>(),
    assignee: new Map<string, BoardGroup>(),
    attempt: new Map<string, BoardGroup>(),
  }
  const put = (side: keyof typeof sides, key: string, name: string, cell: Cell) => {
    const line = sides[side].get(key) ?? { key, name, ...none() }
    line[cell.standing] += cell.count
    sides[side].set(key, line)
  }
  for (const cell of cells) {
    const { side, key } = cell
    if (side === 'all') standings[cell.standing] += cell.count
    else if (side === 'promotion') {
      const promotion = names.promotions.get(key)
      put('promotion', key, promotion?.name ?? key, cell)
      if (promotion) put('language', promotion.language, promotion.language, cell)
    } else put(side, key, (side === 'assignee' && names.people.get(key)) || key, cell)
  }
  const lines = (side: keyof typeof sides) => [...sides[side].values()].toSorted(byUrgency)
  return {
    standings,
    sides: {
      promotion: lines('promotion'),
      region: lines('region'),
      language: lines('language'),
      assignee: lines('assignee'),
      attempt: lines('attempt'),
    },
  }
}

function byUrgency(a: BoardGroup, b: BoardGroup): number {
  for (const standing of ['overdue', 'due_today', 'due_soon', 'on_track'] as const) {
    if (a[standing] !== b[standing]) return b[standing] - a[standing]
  }
  return a.name.localeCompare(b.name)
}
