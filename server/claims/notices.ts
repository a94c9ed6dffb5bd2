import { sql } from 'kysely'
import type { EventKind } from '../../contract/history.ts'
import type { Notice } from '../../contract/live.ts'
import type { Person } from '../../contract/session.ts'
import type { By, ByPerson } from '../history/store.ts'
import { lacking } from '../http/permission.ts'
import type { Ports } from '../ports.ts'
import { permissionsOf } from '../staff/permissions.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { notBlindTo } from './blind-looks.ts'

const unreadAtMost = 100
const readAtMost = 20

/** Characters of a note that its notice shows. */
const noteAtMost = 300

interface NewNotice {
  /** For whom. */
  staffId: string
  kind: Notice['kind']
  claimId: string
  /** `null` for the member, and for the desk itself. */
  byId: string | null
  note: string | null
  /** The note it is about: its current text is shown in place of `note`. */
  noteId?: string
  at: Date
}

/** Adds a notice for one person; nobody gets notices of their own acts. */
export async function tell(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  { staffId, kind, claimId, byId, note, noteId, at }: NewNotice,
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
      note_id: noteId ?? null,
      at,
      seen_at: null,
    })
    .execute()
}

/** The steps that people who watch a claim get notices of. */
const watchedSteps = {
  claim_approved: 'watched_approved',
  claim_asked_again: 'watched_asked_again',
  claim_declined: 'watched_declined',
  decision_undone: 'watched_undone',
  decision_reversed: 'watched_reversed',
  attempt_received: 'watched_attempt',
  claim_expired: 'watched_expired',
  claim_reopened: 'watched_reopened',
} as const satisfies Partial<Record<EventKind, Notice['kind']>>
export type WatchedStep = keyof typeof watchedSteps

export const isWatchedStep = (kind: EventKind): kind is WatchedStep => kind in watchedSteps

interface Watched {
  claimId: string
  /** A step, or the note that was added. */
  what: WatchedStep | { noteId: string }
  by: By
  /** Who gets a notice of it anyway. */
  except?: string[]
}

/** Tells those who watch a claim, and may still open it. */
export async function tellWatchers(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  { claimId, what, by: { actor, at }, except = [] }: Watched,
): Promise<void> {
  const watchers = await tx
    .selectFrom('claim_watchers')
    .innerJoin('staff', 'staff.id', 'claim_watchers.staff_id')
    .select(['staff.id', 'staff.roles'])
    .where('claim_watchers.claim_id', '=', claimId)
    .where('staff.is_disabled', '=', false)
    .orderBy('staff.id')
    .execute()
  const about =
    typeof what === 'string'
      ? { kind: watchedSteps[what] }
      : { kind: 'watched_note' as const, noteId: what.noteId }
  const byId = actor.kind === 'staff' ? actor.id : null
  for (const { id, roles } of watchers) {
    if (except.includes(id) || !permissionsOf(roles).includes('claims.read')) continue
    await tell(tx, ports, { staffId: id, claimId, byId, note: null, at, ...about })
  }
}

/**
 * A person's notices, newest first: the unread ones, and the last that were read. None of claims
 * that they may not open.
 */
export async function listNotices(database: Database, person: Person): Promise<Notice[]> {
  if (lacking(person, 'claims.read')) return []
  const of = (isRead: boolean) =>
    database
      .selectFrom('notices')
      .innerJoin('claims', 'claims.id', 'notices.claim_id')
      .leftJoin('staff', 'staff.id', 'notices.by_id')
      .select([
        'notices.id',
        'notices.kind',
        'claims.number as claim',
        'staff.name as by',
        currentText,
        'notices.note_id as noteId',
        'notices.at',
        'notices.seen_at',
      ])
      .where('notices.staff_id', '=', person.id)
      .where('notices.seen_at', isRead ? 'is not' : 'is', null)
      .where(notBlindTo(person.id))
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

const currentText = sql<string | null>`coalesce((
  select left(e.text, ${sql.lit(noteAtMost)}) from note_editions e
  where e.note_id = notices.note_id order by e.edition desc limit 1
), notices.note)`.as('note')

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
    // What is not listed yet stays new.
    .where(notBlindTo(actor.id, sql.ref('notices.claim_id')))
    .execute()
}
