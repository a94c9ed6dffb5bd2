import { sql, type SqlBool } from 'kysely'
import { claimCounts, claimList, claimNext } from '../../contract/claims.ts'
import type { Body } from '../../contract/endpoint.ts'
import { acting, reading, type Route } from '../http/route.ts'
import type { Transaction } from '../storage/tables.ts'
import { takeLease } from './leases.ts'
import type { Looking } from './queue-conditions.ts'
import { countViews, listQueue } from './queue-store.ts'

export function queueRoutes(): Route[] {
  return [
    reading(claimList, async ({ database, query, person, now }) =>
      listQueue(database, query, { personId: person.id, now }),
    ),

    reading(claimCounts, async ({ database, person, now }) =>
      countViews(database, { personId: person.id, now }),
    ),

    acting(claimNext, async ({ database, body, person, now }) => {
      const looking = { personId: person.id, now }
      let next = await mostUrgentFree(database, body, looking)
      // Between seeing it free and holding it somebody else may have been given it: then the next.
      while (next && !(await takeLease(database, next.id, person.id, now))) {
        next = await mostUrgentFree(database, body, looking)
      }
      return { number: next?.number ?? null, left: await countFree(database, body, looking) }
    }),
  ]
}

type Wanted = Body<typeof claimNext>

/** Rows that another transaction is looking at are passed over: two people never wait for one claim. */
async function mostUrgentFree(tx: Transaction, wanted: Wanted, looking: Looking) {
  return freeClaims(tx, wanted, looking)
    .select(['claims.id', 'claims.number'])
    .orderBy('claims.due_at')
    .orderBy('claims.id')
    .limit(1)
    .forUpdate('claims')
    .skipLocked()
    .executeTakeFirst()
}

async function countFree(tx: Transaction, wanted: Wanted, looking: Looking): Promise<number> {
  const { left } = await freeClaims(tx, wanted, looking)
    .select((query) => query.fn.countAll<number>().as('left'))
    .executeTakeFirstOrThrow()
  return left
}

/** Waiting, given to nobody else, and held by nobody else. */
function freeClaims(tx: Transaction, wanted: Wanted, { personId, now }: Looking) {
  let query = tx
    .selectFrom('claims')
    .where('claims.state', '=', 'waiting')
    .where(sql<SqlBool>`(claims.assignee_id is null or claims.assignee_id = ${personId})`)
    .where(
      sql<SqlBool>`not exists (
        select from leases
        where leases.claim_id = claims.id and leases.staff_id <> ${personId} and leases.expires_at > ${now}
      )`,
    )
  if (wanted.promotion?.length) query = query.where('claims.promotion_id', 'in', wanted.promotion)
  if (wanted.region?.length) query = query.where('claims.region', 'in', wanted.region)
  if (wanted.attempt) {
    query = query.where('claims.attempt', wanted.attempt === 'first' ? '=' : '>', 1)
  }
  if (wanted.tag?.length) {
    query = query.where(sql<SqlBool>`claims.tags && array[${sql.join(wanted.tag)}]::text[]`)
  }
  if (wanted.except?.length) query = query.where('claims.number', 'not in', wanted.except)
  return query
}
