import { noticeList, noticeSeen, type Notice } from '../../contract/live.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'

interface NewNotice {
  /** For whom. */
  staffId: string
  kind: Notice['kind']
  claimId: string
  byId: string
  note: string | null
  at: Date
}

/** Tells a colleague of something that concerns them alone; nobody is told of their own acts. */
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

export function noticeRoutes(): Route[] {
  return [
    query(noticeList, async ({ database, person }) => {
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
        .where('notices.staff_id', '=', person.id)
        .where('notices.seen_at', 'is', null)
        .orderBy('notices.id')
        .limit(100)
        .execute()
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    }),

    command(noticeSeen, async ({ tx, params, person, now }) => {
      await tx
        .updateTable('notices')
        .set({ seen_at: now })
        .where('id', '=', params.id)
        .where('staff_id', '=', person.id)
        .where('seen_at', 'is', null)
        .execute()
    }),
  ]
}
