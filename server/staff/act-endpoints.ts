import { sql } from 'kysely'
import { actList, type Act } from '../../contract/acts.ts'
import type { Query } from '../../contract/endpoint.ts'
import { query, type Route } from '../http/route.ts'
import { decodeCursor, pageOf } from '../storage/keyset.ts'
import type { Database } from '../storage/tables.ts'
import { changesBetween } from './act-changes.ts'

/** The record of administrative acts. */
export function actRoutes(): Route[] {
  return [
    query(actList, async ({ database, query }) => ({
      ...(await listActs(database, query)),
      people: await database
        .selectFrom('staff')
        .select(['id', 'name'])
        .where('id', 'in', database.selectFrom('desk_events').select('actor_id'))
        .orderBy('name')
        .orderBy('id')
        .execute(),
    })),
  ]
}

async function listActs(database: Database, filter: Query<typeof actList>) {
  const dayOf = (date: string, plus = 0) =>
    sql<Date>`((${date}::date + ${plus}::int)::timestamp at time zone team_zone())`
  let query = database
    .selectFrom('desk_events as act')
    .innerJoin('staff as actor', 'actor.id', 'act.actor_id')
    .leftJoin('promotions', 'promotions.id', 'act.subject')
    .leftJoin('staff as person', (join) => join.on(sql<boolean>`person.id::text = act.subject`))
    .select([
      'act.id',
      'act.at',
      'act.kind',
      'act.subject',
      'act.before',
      'act.after',
      'act.actor_id',
      'actor.name as actor_name',
      'promotions.name as promotion_name',
      'person.name as person_name',
    ])
    .orderBy('act.at', 'desc')
    .orderBy('act.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.kind?.length) query = query.where('act.kind', 'in', filter.kind)
  if (filter.by) query = query.where('act.actor_id', '=', filter.by)
  if (filter.from) query = query.where('act.at', '>=', dayOf(filter.from))
  if (filter.to) query = query.where('act.at', '<', dayOf(filter.to, 1))
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(act.at, act.id) < (${at}, ${id}::uuid)`)
  }
  const page = pageOf(await query.execute(), filter.limit, (row) => [row.at, row.id])
  return {
    ...page,
    items: page.items.map((row): Act => ({
      id: row.id,
      at: row.at.toISOString(),
      by: { id: row.actor_id, name: row.actor_name },
      kind: row.kind,
      subject: {
        id: row.subject,
        name: row.promotion_name ?? row.person_name ?? row.subject,
      },
      changes: changesBetween(row.before, row.after),
    })),
  }
}
