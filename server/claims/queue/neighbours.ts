import { sql, type SqlBool } from 'kysely'
import { claimNeighbours } from '../../../contract/neighbours.ts'
import { queryAtOnce, type Route } from '../../http/route.ts'
import type { Database } from '../../storage/tables.ts'
import { orderIn, type Looking, type Narrowing } from './conditions.ts'
import { withSearch } from './search.ts'
import {
  conditionsOfList,
  countUpTo,
  decided,
  inOrderOfJoin,
  matchingAtMost,
  orders,
  placeOf,
} from './store.ts'
import { awaitedOf } from '../answer/awaited.ts'
import { standingDecision } from '../standing-decision.ts'
import { getClaim, type ClaimRow } from '../store.ts'

export function neighbourRoutes(): Route[] {
  return [
    queryAtOnce(claimNeighbours, async ({ database, params, query: asked, person, now }) => {
      const query = await withSearch(database, asked, person)
      const claim = await getClaim(database, params.number)
      const looking = { personId: person.id, now }
      const place = await placeIn(database, query, claim)
      const before = sideOf(query, claim, place, 'before')
      const after = sideOf(query, claim, place, 'after')
      const conditions = conditionsOfList(query, looking)
      return {
        previous: await nearest(database, query, looking, before),
        next: await nearest(database, query, looking, after),
        before: await countUpTo(database, [...conditions, before.condition], matchingAtMost - 1),
        after: await countUpTo(database, [...conditions, after.condition], matchingAtMost - 1),
        countedAtMost: matchingAtMost,
        isInView: await fits(database, query, looking, claim),
      }
    }),
  ]
}

type Side = ReturnType<typeof sideOf>

const endOfTime = new Date('9999-12-31T00:00:00Z')

/** Where the claim is in the order of the list. One that is not in it would be the newest. */
async function placeIn(database: Database, filter: Narrowing, claim: ClaimRow): Promise<Date> {
  const decision = orderIn(filter) === 'decided' ? await standingDecision(database, claim) : null
  const awaited = orderIn(filter) === 'answer' ? await awaitedOf(database, claim.id) : null
  const decided_at = decision?.decided_at ?? null
  return (
    placeOf({ ...claim, decided_at, answer_place: awaited?.place ?? null }, filter) ?? endOfTime
  )
}

/** The claims to one side of this one, in the order of the list, and how to find the nearest. */
function sideOf(filter: Narrowing, claim: ClaimRow, place: Date, side: 'before' | 'after') {
  const order = orderIn(filter)
  const { column, direction } = orders[order]
  const isUp = (side === 'after') === (direction === 'asc')
  const beyond = sql<SqlBool>`
    (${sql.ref(column)}, claims.id) ${sql.raw(isUp ? '>' : '<')} (${place}, ${claim.id}::uuid)`
  const condition =
    order === 'decided'
      ? sql<SqlBool>`exists (select from decisions where ${decided} and ${beyond})`
      : order === 'answer'
        ? sql<SqlBool>`exists (
            select from awaited_answers where awaited_answers.claim_id = claims.id and ${beyond})`
        : beyond
  return { beyond, condition, column, direction: isUp ? ('asc' as const) : ('desc' as const) }
}

async function nearest(
  database: Database,
  filter: Narrowing,
  looking: Looking,
  { beyond, column, direction }: Side,
): Promise<string | null> {
  let query = database
    .selectFrom('claims')
    .leftJoin('decisions', (join) => join.on(decided))
    .leftJoin('awaited_answers', 'awaited_answers.claim_id', 'claims.id')
    .select('claims.number')
    .where(beyond)
    .orderBy(column, direction)
    .orderBy('claims.id', direction)
    .limit(1)
  for (const one of [...conditionsOfList(filter, looking), ...inOrderOfJoin(filter)]) {
    query = query.where(one)
  }
  return (await query.executeTakeFirst())?.number ?? null
}

async function fits(database: Database, filter: Narrowing, looking: Looking, { id }: ClaimRow) {
  let query = database.selectFrom('claims').select('claims.id').where('claims.id', '=', id)
  for (const one of conditionsOfList(filter, looking)) query = query.where(one)
  return (await query.executeTakeFirst()) !== undefined
}
