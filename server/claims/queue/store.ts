import { sql, type RawBuilder, type SqlBool } from 'kysely'
import * as z from 'zod/mini'
import {
  queueViews,
  type claimList,
  type QueueRow,
  type QueueView,
} from '../../../contract/queue.ts'
import { queueFilter } from '../../../contract/view-changes.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Query } from '../../../contract/endpoint.ts'
import { decodeCursor, pageOf } from '../../storage/keyset.ts'
import type { Database } from '../../storage/tables.ts'
import { presentDeadline } from '../deadline.ts'
import { notBlindTo } from '../blind-looks.ts'
import { presentLease } from '../leases.ts'
import type { ClaimRow } from '../store.ts'
import type { Person } from '../../../contract/session.ts'
import { foundInOf } from './found-by.ts'
import { conditionsOf, inView, orderIn, type Looking, type Narrowing } from './conditions.ts'
import { withSearch } from './search.ts'

/** Claims are counted no further than this: "more than 1,000" tells a person enough. */
export const matchingAtMost = 1000

type ListFilter = Narrowing & Pick<Query<typeof claimList>, 'cursor' | 'limit'>

/** One page of the queue. */
export async function listQueue(database: Database, filter: ListFilter, looking: Looking) {
  const conditions = conditionsOfList(filter, looking)
  const rows = await selectPage(database, filter, conditions, looking)
  const page = pageOf(rows, filter.limit, (row) => [
    placeOf(row, filter) ?? row.submitted_at,
    row.id,
  ])
  const found = await foundInOf(database, filter.search, page.items)
  return {
    ...page,
    items: page.items.map((row) => ({
      ...presentRow(row, looking),
      foundIn: found.get(row.id) ?? [],
    })),
    matching: await countUpTo(database, conditions, matchingAtMost),
    matchingAtMost,
  }
}

/** Which claims a person finds in a list of the queue. */
export const conditionsOfList = (filter: Narrowing, looking: Looking): RawBuilder<SqlBool>[] => [
  ...conditionsOf(filter, looking),
  notBlindTo(looking.personId),
]

/** Claims of a view are counted no further than this, however many years of them there are. */
const viewCountedAtMost = 9999

/** How many claims stand in each view. */
export async function countViews(database: Database, looking: Looking) {
  const columns = queueViews.map(
    (view) => sql`(
      select count(*)::int from (
        select 1 from claims
        where ${inView(view, looking)} and ${notBlindTo(looking.personId)}
        -- The order of an index, so that this is read and not the table.
        order by claims.due_at limit ${viewCountedAtMost + 1}
      ) as counted
    ) as ${sql.ref(view)}`,
  )
  const { rows } = await sql<Record<QueueView, number>>`
    select ${sql.join(columns)}
  `.execute(database)
  return { counts: rows[0] ?? expectOneRow(), countedAtMost: viewCountedAtMost }
}

/** How many claims match each of these views, one after the other. */
export async function countSavedViews(
  database: Database,
  views: readonly { id: string; query: string }[],
  person: Pick<Person, 'id' | 'permissions'>,
  now: Date,
) {
  const looking = { personId: person.id, now }
  const counts: { id: string; matching: number | null }[] = []
  for (const { id, query } of views) {
    // Saved under an older contract, it may no longer be a filter.
    const filter = z.safeParse(queueFilter, Object.fromEntries(new URLSearchParams(query)))
    const narrowing = filter.success ? await withSearch(database, filter.data, person) : null
    const matching =
      narrowing && (await countUpTo(database, conditionsOfList(narrowing, looking), matchingAtMost))
    counts.push({ id, matching })
  }
  return { counts, matchingAtMost }
}

function expectOneRow(): never {
  throw new Error('An aggregate without a row')
}

/** The decision that a claim stands on, joined as `decisions`. */
export const decided = sql<SqlBool>`
  decisions.claim_id = claims.id and decisions.attempt = claims.attempt
    and decisions.undone_at is null`

const kindOf: Partial<Record<QueueView, DecisionKind>> = {
  asked_again: 'ask_again',
  approved: 'approve',
  declined: 'decline',
  // Its decision in force is still the question.
  expired: 'ask_again',
}

/**
 * Lets the database walk the decisions of a view, or the awaited answers, in their order instead of
 * sorting its claims.
 */
export function inOrderOfJoin(filter: Narrowing): RawBuilder<SqlBool>[] {
  if (orderIn(filter) === 'answer') return [sql<SqlBool>`awaited_answers.place is not null`]
  if (orderIn(filter) !== 'decided') return []
  const kind = kindOf[filter.view]
  return [
    sql<SqlBool>`decisions.decided_at is not null`,
    ...(kind ? [sql<SqlBool>`decisions.kind = ${kind}`] : []),
  ]
}

export const orders = {
  decided: { column: 'decisions.decided_at', direction: 'desc' },
  due: { column: 'claims.due_at', direction: 'asc' },
  oldest: { column: 'claims.submitted_at', direction: 'asc' },
  newest: { column: 'claims.submitted_at', direction: 'desc' },
  checks: { column: 'claims.checks_place', direction: 'asc' },
  answer: { column: 'awaited_answers.place', direction: 'asc' },
} as const

async function selectPage(
  database: Database,
  filter: ListFilter,
  conditions: RawBuilder<SqlBool>[],
  { now }: Looking,
) {
  const { column, direction } = orders[orderIn(filter)]
  let query = database
    .selectFrom('claims')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'claims.id')
        .onRef('attempts.number', '=', 'claims.attempt'),
    )
    .leftJoin('decisions', (join) => join.on(decided))
    .leftJoin('awaited_answers', 'awaited_answers.claim_id', 'claims.id')
    .leftJoin('staff as decider', 'decider.id', 'decisions.staff_id')
    .leftJoin('staff as assignee', 'assignee.id', 'claims.assignee_id')
    .leftJoin('leases', (join) =>
      join
        .onRef('leases.claim_id', '=', 'claims.id')
        .on('leases.expires_at', '>', now)
        .on('leases.is_ahead', '=', false),
    )
    .leftJoin('staff as holder', 'holder.id', 'leases.staff_id')
    .select([
      'claims.id',
      'claims.number',
      'claims.version',
      'claims.state',
      'claims.promotion_id',
      'promotions.name as promotion_name',
      'claims.region',
      'claims.member_name',
      'claims.email',
      'claims.product_name',
      'claims.category',
      'claims.serial_number',
      'claims.attempt',
      'claims.tags',
      'claims.checks_state',
      'claims.checks_failing',
      'claims.checks_unsure',
      'claims.checks_place',
      'claims.submitted_at',
      'claims.due_soon_at',
      'claims.due_day_at',
      'claims.due_at',
      'attempts.zone',
      'attempts.received_on',
      'attempts.due_soon_on',
      'attempts.due_on',
      'attempts.is_provisional',
      'claims.assignee_id',
      'assignee.name as assignee_name',
      'leases.staff_id as holder_id',
      'holder.name as holder_name',
      'leases.taken_at',
      'leases.expires_at',
      'claims.held_until',
      'claims.hold_ends_at',
      'awaited_answers.answer_by',
      'awaited_answers.place as answer_place',
      'decisions.decided_at',
      'decider.id as decider_id',
      'decider.name as decider_name',
    ])
    .orderBy(column, direction)
    .orderBy('claims.id', direction)
    .limit(filter.limit + 1)
  for (const one of [...conditions, ...inOrderOfJoin(filter)]) query = query.where(one)
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor)
    const beyond = sql.raw(direction === 'asc' ? '>' : '<')
    query = query.where(
      sql<SqlBool>`(${sql.ref(column)}, claims.id) ${beyond} (${at}, ${id}::uuid)`,
    )
  }
  return query.execute()
}

/** By what a row is ordered. */
export function placeOf(
  row: Pick<ClaimRow, 'due_at' | 'submitted_at' | 'checks_place'> & {
    decided_at: Date | null
    answer_place: Date | null
  },
  filter: Narrowing,
): Date | null {
  switch (orders[orderIn(filter)].column) {
    case 'decisions.decided_at':
      return row.decided_at
    case 'awaited_answers.place':
      return row.answer_place
    case 'claims.due_at':
      return row.due_at
    case 'claims.checks_place':
      return row.checks_place
    case 'claims.submitted_at':
      return row.submitted_at
  }
}

type PageRow = Awaited<ReturnType<typeof selectPage>>[number]

function presentRow(row: PageRow, { personId, now }: Looking): Omit<QueueRow, 'foundIn'> {
  const { holder_id, holder_name, taken_at, expires_at } = row
  return {
    number: row.number,
    version: row.version,
    state: row.state,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    region: row.region,
    memberName: row.member_name,
    email: row.email,
    productName: row.product_name,
    category: row.category,
    serialNumber: row.serial_number,
    attempt: row.attempt,
    submittedAt: row.submitted_at.toISOString(),
    deadline: presentDeadline(row, row, now),
    assignee:
      row.assignee_id && row.assignee_name
        ? { id: row.assignee_id, name: row.assignee_name }
        : null,
    tags: row.tags,
    lease:
      holder_id && holder_name && taken_at && expires_at
        ? presentLease({ staff_id: holder_id, name: holder_name, taken_at, expires_at }, personId)
        : null,
    answerBy: row.answer_by,
    decided:
      row.decided_at && row.decider_id && row.decider_name
        ? {
            at: row.decided_at.toISOString(),
            by: { id: row.decider_id, name: row.decider_name },
          }
        : null,
    checks:
      row.state === 'waiting'
        ? { state: row.checks_state, failing: row.checks_failing, unsure: row.checks_unsure }
        : null,
    heldUntil: row.hold_ends_at && row.hold_ends_at > now ? row.held_until : null,
  }
}

export async function countUpTo(
  database: Database,
  conditions: RawBuilder<SqlBool>[],
  atMost: number,
): Promise<number> {
  let matching = database
    .selectFrom('claims')
    .select(sql`1`.as('one'))
    .limit(atMost + 1)
  for (const condition of conditions) matching = matching.where(condition)
  const { count } = await database
    .selectFrom(matching.as('matching'))
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
