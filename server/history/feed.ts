import { sql, type SqlBool } from 'kysely'
import type { LiveEvent } from '../../contract/live.ts'
import type { Database } from '../storage/tables.ts'

/** Where somebody stands in the feed, as `Last-Event-ID` says it. */
export interface FeedPlace {
  /** Transaction that wrote it: later ones may be seen earlier, and are waited for. */
  xid: string
  seq: number
}

export interface FeedItem {
  place: FeedPlace
  /** Only for this person; `null` for everybody. */
  forStaff: string | null
  event: LiveEvent
}

/** Changes read at once; whoever missed more reads everything anew. */
const atOnce = 500

/** Hours for which changes are kept: whoever was away for longer reads everything anew. */
export const keptHours = 1

/** The newest place that everything before has been seen of. */
export async function newestPlace(database: Database): Promise<FeedPlace> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid
  `.execute(database)
  return { xid: rows[0]?.xid ?? '0', seq: 0 }
}

/**
 * What happened after a place, in the order in which it could be seen. Only transactions that
 * ended before every running one began are told: a slow one is never overtaken, and so never lost.
 *
 * @returns `null` when too much was missed
 */
export async function changesAfter(
  database: Database,
  place: FeedPlace,
): Promise<FeedItem[] | null> {
  const rows = await database
    .selectFrom('changes')
    .leftJoin('claims', 'claims.id', 'changes.claim_id')
    .leftJoin('staff', 'staff.id', 'changes.by_id')
    .select([
      'changes.seq',
      sql<string>`changes.xid::text`.as('xid'),
      'changes.kind',
      'claims.number',
      'changes.version',
      'changes.by_id',
      'staff.name as by_name',
      'changes.for_staff',
    ])
    .where(sql<SqlBool>`changes.xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .where(sql<SqlBool>`(changes.xid, changes.seq) > (${place.xid}::xid8, ${place.seq}::bigint)`)
    .orderBy('changes.xid')
    .orderBy('changes.seq')
    .limit(atOnce + 1)
    .execute()
  if (rows.length > atOnce) return null
  return rows.map((row) => ({
    place: { xid: row.xid, seq: row.seq },
    forStaff: row.for_staff,
    event: eventOf(row),
  }))
}

interface ChangeRow {
  kind: 'claim' | 'lease' | 'notice' | 'sign_off'
  number: string | null
  version: number | null
  by_id: string | null
  by_name: string | null
}

function eventOf({ kind, number, version, by_id, by_name }: ChangeRow): LiveEvent {
  const by = by_id && by_name ? { id: by_id, name: by_name } : null
  if (kind === 'sign_off') return { kind }
  if (kind === 'notice' || number === null) return { kind: 'notice' }
  return kind === 'lease' ? { kind, number, by } : { kind, number, version: version ?? 0, by }
}

/** Written by the database at its own time, and so forgotten by it. */
export async function forgetOldChanges(database: Database): Promise<void> {
  await sql`delete from changes where at < now() - make_interval(hours => ${sql.lit(keptHours)})`.execute(
    database,
  )
}
