import { sql } from 'kysely'
import type { CalendarMoves } from '../../contract/calendars.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { WorkCalendar } from './calendar.ts'
import { addDays, deadlineFrom, startOfDay, type CountedDeadline } from './rules.ts'

/** Open attempts that were received on one day under the same terms, and so are due together. */
interface OpenGroup {
  promotion_id: string
  promotion_name: string
  zone: string
  received_on: string
  due_soon_on: string
  due_on: string
  is_provisional: boolean
  counts_cuti_bersama_as_off: boolean
  calendars: { calendar: string; version: number }[]
  count: number
}

export interface Recounted {
  before: OpenGroup
  after: CountedDeadline
  /** The terms of this recount. */
  calendars: OpenGroup['calendars']
}

/**
 * All open attempts that are counted with a calendar, grouped: a hundred thousand attempts are a
 * few hundred groups, and each is counted once.
 */
async function openGroups(database: Database, calendar: string): Promise<OpenGroup[]> {
  const { rows } = await sql<OpenGroup>`
    select c.promotion_id, p.name as promotion_name, a.zone, a.received_on, a.due_soon_on, a.due_on,
      a.is_provisional, a.counts_cuti_bersama_as_off, a.calendars, count(*)::int as count
    from claims c
    join attempts a on a.claim_id = c.id and a.number = c.attempt
    join promotions p on p.id = c.promotion_id
    where c.state = 'waiting' and a.calendars @> ${asNamed(calendar)}::jsonb
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    order by a.due_on, a.received_on, c.promotion_id
  `.execute(database)
  return rows
}

const asNamed = (calendar: string) => JSON.stringify([{ calendar }])

/** The recounted deadlines of a calendar's open attempts, if `calendars` were in force. */
export async function recount(
  database: Database,
  changed: WorkCalendar,
  others: (names: string[]) => Promise<WorkCalendar[]>,
): Promise<Recounted[]> {
  const groups = await openGroups(database, changed.calendar)
  const names = [...new Set(groups.flatMap((group) => group.calendars.map((one) => one.calendar)))]
  const rest = await others(names.filter((name) => name !== changed.calendar))
  const known = new Map([changed, ...rest].map((one) => [one.calendar, one]))
  const counted = new Map<string, CountedDeadline>()
  return groups.map((before) => {
    const { zone, received_on, counts_cuti_bersama_as_off: countsCutiBersamaAsOff } = before
    const used = before.calendars.flatMap((one) => known.get(one.calendar) ?? [])
    const key = JSON.stringify([zone, received_on, countsCutiBersamaAsOff, before.calendars])
    const after =
      counted.get(key) ??
      deadlineFrom(received_on, { zone, calendars: used, countsCutiBersamaAsOff })
    counted.set(key, after)
    return {
      before,
      after,
      calendars: used.map((one) => ({ calendar: one.calendar, version: one.version })),
    }
  })
}

type Summary = Omit<CalendarMoves, 'added' | 'removed' | 'examples'>

/** A summary of a recount. */
export function summarise(recounted: Recounted[], now: Date): Summary {
  const countOf = (holds: (one: Recounted) => boolean) =>
    recounted.filter(holds).reduce((sum, { before }) => sum + before.count, 0)
  const wasOverdue = ({ before }: Recounted) =>
    startOfDay(addDays(before.due_on, 1), before.zone) <= now
  const isOverdue = ({ after }: Recounted) => after.dueAt <= now
  const byPromotion = new Map<string, { id: string; name: string; moving: number }>()
  for (const { before } of recounted.filter(hasMoved)) {
    const { promotion_id: id, promotion_name: name } = before
    const moving = (byPromotion.get(id)?.moving ?? 0) + before.count
    byPromotion.set(id, { id, name, moving })
  }
  return {
    openAttempts: countOf(() => true),
    later: countOf(({ before, after }) => after.dueOn > before.due_on),
    earlier: countOf(({ before, after }) => after.dueOn < before.due_on),
    newlyOverdue: countOf((one) => isOverdue(one) && !wasOverdue(one)),
    noLongerOverdue: countOf((one) => wasOverdue(one) && !isOverdue(one)),
    newlyProvisional: countOf(({ before, after }) => after.isProvisional && !before.is_provisional),
    noLongerProvisional: countOf(
      ({ before, after }) => before.is_provisional && !after.isProvisional,
    ),
    byPromotion: [...byPromotion.values()].toSorted((a, b) => b.moving - a.moving),
  }
}

const hasMoved = ({ before, after }: Recounted) =>
  after.dueOn !== before.due_on || after.dueSoonOn !== before.due_soon_on

/** Examples in a preview: enough to check by hand. */
const examplesAtMost = 20

/** The most urgent claims that would move, with their dates before and after. */
export async function examplesOf(
  database: Database,
  recounted: Recounted[],
): Promise<CalendarMoves['examples']> {
  const moving = recounted.filter(hasMoved)
  if (moving.length === 0) return []
  const { rows } = await sql<Record<'number' | keyof MovedColumns, string>>`
    select c.number, m.due_soon_on_before, m.due_on_before, m.due_soon_on, m.due_on
    from claims c
    join attempts a on a.claim_id = c.id and a.number = c.attempt
    join ${movedRows(moving)} on ${isOfGroup}
    where c.state = 'waiting'
    order by c.due_at, c.id limit ${examplesAtMost}
  `.execute(database)
  return rows.map((row) => ({
    number: row.number,
    dueSoonOn: { before: row.due_soon_on_before, after: row.due_soon_on },
    dueOn: { before: row.due_on_before, after: row.due_on },
  }))
}

interface MovedColumns {
  due_soon_on_before: string
  due_on_before: string
  due_soon_on: string
  due_on: string
}

/**
 * Stores the recounted deadlines of a calendar's open attempts, and which of them moved. A claim
 * that is decided at the same time is either decided first and stays, or moves first. No claim gets
 * a new version, so its reviewer is not interrupted.
 *
 * @returns how many deadlines moved
 */
export async function moveOpenAttempts(
  tx: Transaction,
  changed: Pick<WorkCalendar, 'calendar' | 'version'>,
  recounted: Recounted[],
): Promise<number> {
  if (recounted.length === 0) return 0
  const { calendar, version } = changed
  const { rows } = await sql<{ moved: number }>`
    with held as materialized (
      select c.id, c.attempt, c.promotion_id from claims c
      join attempts a on a.claim_id = c.id and a.number = c.attempt
      where c.state = 'waiting' and a.calendars @> ${asNamed(calendar)}::jsonb
      order by c.id for update of c
    ), recounted as (
      update attempts a set due_soon_on = m.due_soon_on, due_on = m.due_on,
        is_provisional = m.is_provisional, calendars = m.calendars_after
      from held c, ${movedRows(recounted)}
      where a.claim_id = c.id and a.number = c.attempt and ${isOfGroup}
      returning a.claim_id, a.number, m.due_soon_on_before, m.due_on_before, m.due_soon_on, m.due_on,
        m.due_soon_at, m.due_day_at, m.due_at
    ), moved as (
      select * from recounted
      where (due_soon_on, due_on) is distinct from (due_soon_on_before, due_on_before)
    ), shown as (
      update claims c set due_soon_at = m.due_soon_at, due_day_at = m.due_day_at, due_at = m.due_at,
        due_on = m.due_on
      from moved m where c.id = m.claim_id
    ), kept as (
      insert into calendar_moves
      select ${calendar}::text, ${version}::int, claim_id, number, due_soon_on_before, due_on_before,
        due_soon_on, due_on
      from moved
    )
    select count(*)::int as moved from moved
  `.execute(tx)
  return rows[0]?.moved ?? 0
}

/** Groups as rows of a query, with their new dates and instants. */
function movedRows(recounted: Recounted[]) {
  const rows = recounted.map(({ before, after, calendars }) => ({
    zone: before.zone,
    received_on: before.received_on,
    counts: before.counts_cuti_bersama_as_off,
    calendars_before: before.calendars,
    calendars_after: calendars,
    promotion_id: before.promotion_id,
    due_soon_on_before: before.due_soon_on,
    due_on_before: before.due_on,
    was_provisional: before.is_provisional,
    due_soon_on: after.dueSoonOn,
    due_on: after.dueOn,
    is_provisional: after.isProvisional,
    due_soon_at: after.dueSoonAt,
    due_day_at: after.dueDayAt,
    due_at: after.dueAt,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(zone text, received_on date,
    counts boolean, calendars_before jsonb, calendars_after jsonb, promotion_id text,
    due_soon_on_before date, due_on_before date, was_provisional boolean, due_soon_on date,
    due_on date, is_provisional boolean, due_soon_at timestamptz, due_day_at timestamptz,
    due_at timestamptz)`
}

/** Matches attempts to a row of `movedRows`: all columns by which the groups were made. */
const isOfGroup = sql`a.zone = m.zone and a.received_on = m.received_on
  and a.counts_cuti_bersama_as_off = m.counts and a.calendars = m.calendars_before
  and a.due_soon_on = m.due_soon_on_before and a.due_on = m.due_on_before
  and a.is_provisional = m.was_provisional
  and m.promotion_id = c.promotion_id`

/** How edits of calendars moved one attempt's deadline, the newest first. */
export async function calendarMovesOf(database: Database, claimId: string, attempt: number) {
  const rows = await database
    .selectFrom('calendar_moves')
    .innerJoin('calendars', (join) =>
      join
        .onRef('calendars.calendar', '=', 'calendar_moves.calendar')
        .onRef('calendars.version', '=', 'calendar_moves.version'),
    )
    .selectAll('calendar_moves')
    .select('calendars.recorded_at')
    .where('claim_id', '=', claimId)
    .where('attempt', '=', attempt)
    .orderBy('calendars.recorded_at', 'desc')
    .orderBy('calendars.version', 'desc')
    .execute()
  return rows.map((row) => ({
    at: row.recorded_at.toISOString(),
    calendar: row.calendar,
    version: row.version,
    dueSoonOn: { before: row.due_soon_on_before, after: row.due_soon_on },
    dueOn: { before: row.due_on_before, after: row.due_on },
  }))
}
