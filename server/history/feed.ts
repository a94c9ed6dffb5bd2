import { sql, type SqlBool } from 'kysely'
import type { LiveEvent } from '../../contract/live.ts'
import type { Database } from '../storage/tables.ts'

/** A position in the feed, as `Last-Event-ID` gives it. */
export interface FeedPlace {
  /** Transaction that wrote it. Later ones may become visible earlier, so they wait for it. */
  xid: string
  seq: number
}

export interface FeedItem {
  place: FeedPlace
  /** Only for this person; `null` for everybody. */
  forStaff: string | null
  event: LiveEvent
}

/** Changes read at once; a client that missed more reloads everything. */
const atOnce = 500

/** Hours for which changes are kept; a client that was away longer reloads everything. */
export const keptHours = 1

/** The newest position before which everything is visible. */
export async function newestPlace(database: Database): Promise<FeedPlace> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid
  `.execute(database)
  return { xid: rows[0]?.xid ?? '0', seq: 0 }
}

/**
 * What happened after a position, in the order in which it became visible. Only transactions that
 * ended before every running one began are returned, so that a slow one is never overtaken and
 * lost.
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
  kind: 'claim' | 'lease' | 'note' | 'notice' | 'sign_off' | 'checks' | 'preferences'
  number: string | null
  version: number | null
  by_id: string | null
  by_name: string | null
}

function eventOf({ kind, number, version, by_id, by_name }: ChangeRow): LiveEvent {
  const by = by_id && by_name ? { id: by_id, name: by_name } : null
  if (kind === 'sign_off' || kind === 'checks' || kind === 'preferences') return { kind }
  if (kind === 'notice' || number === null) return { kind: 'notice' }
  if (kind === 'note') return { kind, number }
  return kind === 'lease' ? { kind, number, by } : { kind, number, version: version ?? 0, by }
}

/** Written with the database's own clock, so it is deleted by that clock too. */
export async function forgetOldChanges(database: Database): Promise<void> {
  await sql`delete from changes where at < now() - make_interval(hours => ${sql.lit(keptHours)})`.execute(
    database,
  )
}
