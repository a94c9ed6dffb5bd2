import { sql, type SqlBool } from 'kysely'
import type { Language } from '../../../contract/schema.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { oneAtATime } from '../../storage/one-at-a-time.ts'
import { dropLeaseAhead, takeLease } from '../leases.ts'
import { conditionsOf, type Looking, type Narrowing } from './conditions.ts'

interface Wanted {
  filter: Narrowing
  except: string[]
  /** To keep it free for later, in place of what was kept free before. */
  isAhead?: boolean
}

/** What is taken next, or why nothing is. */
export interface Next {
  number: string | null
  unread: Language[]
  isAtLimit: boolean
}

/** Those a person left to others come when nothing else is left. */
const rounds = [{ isSkippedToo: false }, { isSkippedToo: true }]

/** Takes the most urgent free claim for whoever asks. */
export async function takeNext(tx: Transaction, wanted: Wanted, looking: Looking): Promise<Next> {
  const { isAhead = false } = wanted
  const { personId, now } = looking
  // Two tabs of one person: each replaces what the other kept free. Nothing else waits for this
  // while it holds a claim.
  if (isAhead) await oneAtATime(tx, `lease ahead of ${personId}`)
  for (const round of rounds) {
    // Rows that another transaction is looking at are passed over: two people never wait for one.
    const next = () =>
      selectFree(tx, { ...wanted, ...round }, looking)
        .limit(1)
        .forUpdate('claims')
        .skipLocked()
        .executeTakeFirst()
    const hold = async ({ id }: { id: string }) => {
      if (isAhead) await dropLeaseAhead(tx, personId, id)
      return takeLease(tx, id, personId, now, isAhead ? 'ahead' : 'next')
    }
    let free = await next()
    // Between seeing it free and holding it somebody else may have been given it: then the next.
    while (free && !(await hold(free))) {
      free = await next()
    }
    if (free) return { number: free.number, unread: [], isAtLimit: false }
  }
  // Nobody is told why nothing is kept free for later.
  if (isAhead) {
    await dropLeaseAhead(tx, personId)
    return { number: null, unread: [], isAtLimit: false }
  }
  const isAtLimit = await isHeldBack(tx, wanted, looking)
  return {
    number: null,
    unread: isAtLimit ? [] : await unreadLanguages(tx, wanted, looking),
    isAtLimit,
  }
}

/** Whether there are claims that were not given because of the person's claim limit alone. */
async function isHeldBack(database: Database, wanted: Wanted, looking: Looking): Promise<boolean> {
  const beyond = { ...wanted, isSkippedToo: true, isBeyondLimit: true }
  const free = await selectFree(database, beyond, looking).limit(1).executeTakeFirst()
  return free !== undefined
}

/** The languages of free claims that were not given because of their language. */
async function unreadLanguages(
  database: Database,
  wanted: Wanted,
  looking: Looking,
): Promise<Language[]> {
  if (wanted.filter.language?.length) return []
  const free = selectFree(database, { ...wanted, isSkippedToo: true, isUnread: true }, looking)
  const rows = await database
    .selectFrom(free.limit(unreadLookedAt).as('free'))
    .innerJoin('claims', 'claims.id', 'free.id')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .select(sql<Language>`promotions.terms->>'language'`.as('language'))
    .distinct()
    .orderBy('language')
    .execute()
  return rows.map((row) => row.language)
}

/** Claims looked at for saying in which languages there are some. */
const unreadLookedAt = 200

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

/**
 * Waiting, given to nobody else, held by nobody else, and not put off; the most urgent first. What a
 * person has open already is nothing to keep free for later.
 */
function selectFree(
  database: Database,
  {
    filter,
    except,
    isAhead = false,
    isSkippedToo,
    isUnread = false,
    isBeyondLimit = false,
  }: Wanted & { isSkippedToo: boolean; isUnread?: boolean; isBeyondLimit?: boolean },
  looking: Looking,
) {
  const { personId, now } = looking
  let query = database
    .selectFrom('claims')
    .select(['claims.id', 'claims.number'])
    .where('claims.state', '=', 'waiting')
    .where(isBeyondLimit ? beyondLimitOf(personId) : givenTo(personId))
    .where(
      sql<SqlBool>`not exists (
        select from leases
        where leases.claim_id = claims.id and leases.expires_at > ${now}
          and (leases.staff_id <> ${personId} or (${isAhead}::boolean and not leases.is_ahead))
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
  // Whoever names a language means it.
  if (!filter.language?.length) {
    const isRead = readBy(personId)
    query = query.where(isUnread ? sql<SqlBool>`not ${isRead}` : isRead)
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

/** What is assigned to a person; what is assigned to nobody too, as long as they have room. */
const givenTo = (personId: string) => sql<SqlBool>`(
  claims.assignee_id = ${personId} or (claims.assignee_id is null and ${hasRoom(personId)})
)`

const beyondLimitOf = (personId: string) => sql<SqlBool>`(
  claims.assignee_id is null and not ${hasRoom(personId)}
)`

/** Whether a person has fewer open claims than their claim limit, if they have one. */
const hasRoom = (personId: string) => sql<SqlBool>`not exists (
  select from workloads where staff_id = ${personId} and cap <= (
    select count(*) from claims as own
    where own.assignee_id = ${personId} and own.state = 'waiting'
  )
)`

/**
 * Claims that a person can read: of promotions in their languages, in any language if they named
 * none, and whatever is assigned to them.
 */
const readBy = (personId: string) => sql<SqlBool>`(
  claims.assignee_id is not distinct from ${personId}
    or claims.promotion_id not in (
      select promotions.id from promotions, workloads
      where workloads.staff_id = ${personId} and jsonb_array_length(workloads.languages) > 0
        and not workloads.languages ? (promotions.terms->>'language')
    )
)`
