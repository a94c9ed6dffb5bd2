import { sql, type SqlBool } from 'kysely'
import { claimCounts, claimList, claimNext } from '../../../contract/queue.ts'
import { command, query, type Route } from '../../http/route.ts'
import type { Transaction } from '../../storage/tables.ts'
import { takeLease } from '../leases.ts'
import { conditionsOf, type Looking, type QueueFilter } from './conditions.ts'
import { countViews, listQueue } from './store.ts'

export function queueRoutes(): Route[] {
  return [
    query(claimList, async ({ database, query, person, now }) =>
      listQueue(database, query, { personId: person.id, now }),
    ),

    query(claimCounts, async ({ database, person, now }) =>
      countViews(database, { personId: person.id, now }),
    ),

    command(claimNext, async ({ tx, query, body, person, now }) => {
      const wanted = { filter: query, except: body.except ?? [] }
      const looking = { personId: person.id, now }
      const number =
        (await takeMostUrgent(tx, { ...wanted, isSkippedToo: false }, looking)) ??
        (await takeMostUrgent(tx, { ...wanted, isSkippedToo: true }, looking))
      return { number }
    }),
  ]
}

interface Wanted {
  filter: QueueFilter
  except: string[]
  /** Also those the person left to others. */
  isSkippedToo: boolean
}

async function takeMostUrgent(
  tx: Transaction,
  wanted: Wanted,
  looking: Looking,
): Promise<string | null> {
  let next = await mostUrgentFree(tx, wanted, looking)
  // Between seeing it free and holding it somebody else may have been given it: then the next.
  while (next && !(await takeLease(tx, next.id, looking.personId, looking.now))) {
    next = await mostUrgentFree(tx, wanted, looking)
  }
  return next?.number ?? null
}

/**
 * Waiting, given to nobody else, held by nobody else, and not put off. Rows that another
 * transaction is looking at are passed over: two people never wait for one claim.
 */
async function mostUrgentFree(
  tx: Transaction,
  { filter, except, isSkippedToo }: Wanted,
  looking: Looking,
) {
  const { personId, now } = looking
  let query = tx
    .selectFrom('claims')
    .select(['claims.id', 'claims.number'])
    .where('claims.state', '=', 'waiting')
    .where(sql<SqlBool>`(claims.assignee_id is null or claims.assignee_id = ${personId})`)
    .where(
      sql<SqlBool>`not exists (
        select from leases
        where leases.claim_id = claims.id and leases.staff_id <> ${personId} and leases.expires_at > ${now}
      )`,
    )
    .orderBy('claims.due_at')
    .orderBy('claims.id')
    .limit(1)
    .forUpdate('claims')
    .skipLocked()
  for (const condition of conditionsOf(filter, looking)) query = query.where(condition)
  if (filter.view !== 'on_hold') {
    query = query.where(
      sql<SqlBool>`(claims.hold_ends_at is null or claims.hold_ends_at <= ${now})`,
    )
  }
  if (!isSkippedToo) {
    query = query.where(
      sql<SqlBool>`not exists (
        select from events
        where events.claim_id = claims.id and events.attempt = claims.attempt
          and events.kind = 'claim_skipped' and events.actor_id = ${personId}
      )`,
    )
  }
  if (except.length > 0) query = query.where('claims.number', 'not in', except)
  return query.executeTakeFirst()
}
