import type { Notice } from '../../contract/live.ts'
import type { ByPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'

const unreadAtMost = 100
const readAtMost = 20

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

/** A person's notices, newest first: the unread ones, and the last that were read. */
export async function listNotices(database: Database, staffId: string): Promise<Notice[]> {
  const of = (isRead: boolean) =>
    database
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
        'notices.seen_at',
      ])
      .where('notices.staff_id', '=', staffId)
      .where('notices.seen_at', isRead ? 'is not' : 'is', null)
      .orderBy('notices.id', 'desc')
      .limit(isRead ? readAtMost : unreadAtMost)
      .execute()
  const rows = [...(await of(false)), ...(await of(true))]
  return rows
    .toSorted((one, other) => (one.id < other.id ? 1 : -1))
    .map(({ seen_at, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      seenAt: seen_at?.toISOString() ?? null,
    }))
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

/** Marks all of a person's notices up to a moment as seen. */
export async function markNoticesSeen(
  tx: Transaction,
  upTo: Date,
  { actor, at }: ByPerson,
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ seen_at: at })
    .where('staff_id', '=', actor.id)
    .where('at', '<=', upTo)
    .where('seen_at', 'is', null)
    .execute()
}
