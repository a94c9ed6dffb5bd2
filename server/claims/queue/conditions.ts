import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { orderOf, type claimNext, type QueueView } from '../../../contract/queue.ts'
import type { Standing } from '../../../contract/clocks.ts'
import type { Query } from '../../../contract/endpoint.ts'
import { hasStanding } from '../../clocks/clock-standing.ts'
import { inLane } from '../lane.ts'
import type { Search } from './search.ts'

/** What narrows the queue; order and page are not part of it. */
type QueueFilter = Query<typeof claimNext>

/** A filter without its pages, and with what its search finds: what a claim fits or does not. */
export type Narrowing = Omit<QueueFilter, 'cursor' | 'limit' | 'q'> & { search: Search | null }

export const orderIn = ({ view, order }: Pick<Narrowing, 'view' | 'order'>) =>
  order ?? orderOf(view)

/** Who looks at the queue, and when: `mine` and `overdue` mean something else to everybody. */
export interface Looking {
  personId: string
  now: Date
}

type Condition = RawBuilder<SqlBool>

/** What belongs into a view of the queue. */
export function inView(view: QueueView, { personId, now }: Looking): Condition {
  switch (view) {
    case 'to_review':
      return sql`claims.state = 'waiting'`
    case 'clean':
      return inLane(now)
    case 'mine':
      return sql`(claims.state = 'waiting' and claims.assignee_id = ${personId})`
    case 'overdue':
      return stands('overdue', now)
    case 'due_soon':
      return sql`(${stands('due_soon', now)} or ${stands('due_today', now)})`
    case 'on_hold':
      return sql`(claims.state = 'waiting' and claims.hold_ends_at > ${now})`
    case 'asked_again':
    case 'approved':
    case 'declined':
    case 'expired':
      return sql`claims.state = ${view}`
    case 'all':
      return sql`true`
  }
}

/** The clock of a claim runs only while the claim waits. */
const stands = (standing: Standing, now: Date): Condition =>
  standing === 'stopped'
    ? sql`claims.state <> 'waiting'`
    : sql`(claims.state = 'waiting' and ${hasStanding('claims', standing, now)})`

/** Every condition of a filter; a claim is listed when all of them hold. */
export function conditionsOf(filter: Narrowing, looking: Looking): Condition[] {
  const { state, promotion, region, assignee, attempt, due, tag, language, dueOn, search } = filter
  const { checks, check } = filter
  return [
    inView(filter.view, looking),
    ...(state?.length ? [sql<SqlBool>`claims.state in (${sql.join(state)})`] : []),
    ...(promotion?.length ? [sql<SqlBool>`claims.promotion_id in (${sql.join(promotion)})`] : []),
    ...(region?.length ? [sql<SqlBool>`claims.region in (${sql.join(region)})`] : []),
    ...(assignee ? [assignedTo(assignee, looking.personId)] : []),
    ...(attempt === 'first' ? [sql<SqlBool>`claims.attempt = 1`] : []),
    ...(attempt === 'again' ? [sql<SqlBool>`claims.attempt > 1`] : []),
    ...(due?.length ? [anyOf(due.map((standing) => stands(standing, looking.now)))] : []),
    ...(checks?.length
      ? [sql<SqlBool>`(claims.state = 'waiting' and claims.checks_state in (${sql.join(checks)}))`]
      : []),
    ...(check?.length
      ? [
          sql<SqlBool>`(claims.state = 'waiting'
            and (claims.checks_failing || claims.checks_unsure) && array[${sql.join(check)}]::text[])`,
        ]
      : []),
    ...(tag?.length ? [sql<SqlBool>`claims.tags && array[${sql.join(tag)}]::text[]`] : []),
    ...(language?.length ? [writtenIn(language)] : []),
    ...(dueOn ? [sql<SqlBool>`(claims.state = 'waiting' and claims.due_on = ${dueOn})`] : []),
    ...onDates(filter),
    ...(search ? [search.finds] : []),
    ...(orderIn(filter) === 'checks' ? [sql<SqlBool>`claims.state = 'waiting'`] : []),
    ...(orderIn(filter) === 'answer' ? [sql<SqlBool>`claims.state = 'asked_again'`] : []),
    ...(orderIn(filter) === 'decided' ? [sql<SqlBool>`claims.state <> 'waiting'`] : []),
  ]
}

/** Claims of promotions that write to their members in one of these languages. */
const writtenIn = (languages: string[]): Condition =>
  sql`claims.promotion_id in (
    select id from promotions where terms->>'language' in (${sql.join(languages)})
  )`

/** What happened on a date of the team; the team’s zone stands in the database. */
function onDates({ receivedOn, decidedOn, openOn, dayAttempt, decidedBy }: Narrowing): Condition[] {
  const ofAttempt = (column: string) =>
    dayAttempt
      ? sql`and ${sql.ref(column)} ${sql.raw(dayAttempt === 'first' ? '=' : '>')} 1`
      : sql``
  const byWhom = decidedBy ? sql`and staff_id = ${decidedBy}` : sql``
  const day = (date: string, plus = 0) =>
    sql`((${date}::date + ${plus}::int)::timestamp at time zone team_zone())`
  return [
    ...(receivedOn
      ? [
          sql<SqlBool>`claims.id in (select claim_id from attempts
            where submitted_at >= ${day(receivedOn)} and submitted_at < ${day(receivedOn, 1)}
              ${ofAttempt('attempts.number')})`,
        ]
      : []),
    ...(decidedOn
      ? [
          sql<SqlBool>`claims.id in (select claim_id from decisions where undone_at is null
            and decided_at >= ${day(decidedOn)} and decided_at < ${day(decidedOn, 1)}
              ${ofAttempt('decisions.attempt')} ${byWhom})`,
        ]
      : []),
    ...(openOn
      ? [
          sql<SqlBool>`exists (
            select from attempts a
            left join decisions d on d.claim_id = a.claim_id and d.attempt = a.number
              and d.undone_at is null
            where a.claim_id = claims.id and a.submitted_at < ${day(openOn, 1)}
              and (d.decided_at is null or d.decided_at >= ${day(openOn, 1)})
              ${ofAttempt('a.number')}
          )`,
        ]
      : []),
  ]
}

function assignedTo(assignee: string, personId: string): Condition {
  if (assignee === 'nobody') return sql`claims.assignee_id is null`
  return sql`claims.assignee_id = ${assignee === 'me' ? personId : assignee}`
}

function anyOf(conditions: Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` or `)})`
}
