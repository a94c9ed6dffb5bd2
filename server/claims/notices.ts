import type { Notice } from '../../contract/live.ts'
import type { ByPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'

interface NewNotice {
  /** For whom. */
  staffId: string
  kind: Notice['kind']
  claimId: string
  byId: string
  note: string | null
  at: Date
}

/** Adds a notice for one person; nobody gets notices of their own acts. */
export async function tell(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  { staffId, kind, claimId, byId, note, at }: NewNotice,
): Promise<void> {
  if (staffId === byId) return
  await tx
    .insertInto('notices')
    .values({
      id: ids.next(),
      staff_id: staffId,
      kind,
      claim_id: claimId,
      by_id: byId,
      note,
      at,
      seen_at: null,
    })
    .execute()
}

/** A person's unseen notices, the oldest first. */
export async function listNotices(database: Database, staffId: string): Promise<Notice[]> {
  const rows = await database
    .selectFrom('notices')
    .innerJoin('claims', 'claims.id', 'notices.claim_id')
    .innerJoin('staff', 'staff.id', 'notices.by_id')
    .select([
      'notices.id',
      'notices.kind',
      'claims.number as claim',
      'staff.name as by',
      'notices.note',
      'notices.at',
    ])
    .where('notices.staff_id', '=', staffId)
    .where('notices.seen_at', 'is', null)
    .orderBy('notices.id')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Marks a person's own notice as seen; another person's stays as it is. */
export async function markNoticeSeen(
  tx: Transaction,
  id: string,
  { actor, at }: ByPerson,
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('staff_id', '=', actor.id)
    .where('seen_at', 'is', null)
    .execute()
}
