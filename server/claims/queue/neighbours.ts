import { sql, type SqlBool } from 'kysely'
import { claimNeighbours } from '../../../contract/neighbours.ts'
import { queryAtOnce, type Route } from '../../http/route.ts'
import type { Database } from '../../storage/tables.ts'
import { conditionsOf, type Looking, type Narrowing } from './conditions.ts'
import { countUpTo, matchingAtMost, orders } from './store.ts'
import { getClaim, type ClaimRow } from '../store.ts'

export function neighbourRoutes(): Route[] {
  return [
    queryAtOnce(claimNeighbours, async ({ database, params, query, person, now }) => {
      const claim = await getClaim(database, params.number)
      const looking = { personId: person.id, now }
      const before = sideOf(query, claim, 'before')
      const after = sideOf(query, claim, 'after')
      const conditions = conditionsOf(query, looking)
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

/** The claims to one side of this one, in the order of the list, and how to find the nearest. */
function sideOf({ order }: Narrowing, claim: ClaimRow, side: 'before' | 'after') {
  const { column, direction } = orders[order]
  const isUp = (side === 'after') === (direction === 'asc')
  const value = order === 'due' ? claim.due_at : claim.submitted_at
  const condition = sql<SqlBool>`
    (${sql.ref(column)}, claims.id) ${sql.raw(isUp ? '>' : '<')} (${value}, ${claim.id}::uuid)`
  return { condition, column, direction: isUp ? ('asc' as const) : ('desc' as const) }
}

async function nearest(
  database: Database,
  filter: Narrowing,
  looking: Looking,
  { condition, column, direction }: Side,
): Promise<string | null> {
  let query = database
    .selectFrom('claims')
    .select('claims.number')
    .where(condition)
    .orderBy(column, direction)
    .orderBy('claims.id', direction)
    .limit(1)
  for (const one of conditionsOf(filter, looking)) query = query.where(one)
  return (await query.executeTakeFirst())?.number ?? null
}

async function fits(database: Database, filter: Narrowing, looking: Looking, { id }: ClaimRow) {
  let query = database.selectFrom('claims').select('claims.id').where('claims.id', '=', id)
  for (const one of conditionsOf(filter, looking)) query = query.where(one)
  return (await query.executeTakeFirst()) !== undefined
}
