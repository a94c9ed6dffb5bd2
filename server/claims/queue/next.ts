import { sql, type SqlBool } from 'kysely'
import type { Database, Transaction } from '../../storage/tables.ts'
import { takeLease } from '../leases.ts'
import { conditionsOf, type Looking, type QueueFilter } from './conditions.ts'

interface Wanted {
  filter: QueueFilter
  except: string[]
}

/** Those a person left to others come when nothing else is left. */
const rounds = [{ isSkippedToo: false }, { isSkippedToo: true }]

/** Takes the most urgent free claim for whoever asks. @returns `null` when none is free */
export async function takeNext(
  tx: Transaction,
  wanted: Wanted,
  looking: Looking,
): Promise<string | null> {
  for (const round of rounds) {
    // Rows that another transaction is looking at are passed over: two people never wait for one.
    const next = () =>
      selectFree(tx, { ...wanted, ...round }, looking)
        .limit(1)
        .forUpdate('claims')
        .skipLocked()
        .executeTakeFirst()
    let free = await next()
    // Between seeing it free and holding it somebody else may have been given it: then the next.
    while (free && !(await takeLease(tx, free.id, looking.personId, looking.now))) {
      free = await next()
    }
    if (free) return free.number
  }
  return null
}

/** What `takeNext` would take, one after the other, and nothing taken. */
export async function peekNext(
  database: Database,
  wanted: Wanted,
  looking: Looking,
  atMost: number,
): Promise<string[]> {
  const numbers: string[] = []
  for (const round of rounds) {
    const except = [...wanted.except, ...numbers]
    const free = await selectFree(database, { ...wanted, except, ...round }, looking)
      .limit(atMost - numbers.length)
      .execute()
    numbers.push(...free.map(({ number }) => number))
    if (numbers.length === atMost) break
  }
  return numbers
}

/** Waiting, given to nobody else, held by nobody else, and not put off; the most urgent first. */
function selectFree(
  database: Database,
  { filter, except, isSkippedToo }: Wanted & { isSkippedToo: boolean },
  looking: Looking,
) {
  const { personId, now } = looking
  let query = database
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
  return except.length > 0 ? query.where('claims.number', 'not in', except) : query
}
