import { sql, type Selectable } from 'kysely'
import type { NoteContent } from '../../../contract/notes.ts'
import { ProblemError } from '../../http/problem.ts'
import { decodeCursor, pageOf } from '../../storage/keyset.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'

/** Notes on one page of a claim's list. */
const pageSize = 30

type NoteRow = Selectable<Tables['notes']>
type EditionRow = Selectable<Tables['note_editions']>

export interface StoredNote extends NoteRow {
  /** Oldest first; the last one is what it says now. */
  editions: [EditionRow, ...EditionRow[]]
}

/** One page of a claim's notes, newest first. */
export async function listNotes(
  database: Database,
  claimId: string,
  cursor: string | undefined,
): Promise<{ items: StoredNote[]; next: string | null }> {
  let query = database.selectFrom('notes').selectAll().where('claim_id', '=', claimId)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor)
    query = query.where(sql<boolean>`(at, id) < (${at}, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const { items, next } = pageOf(rows, pageSize, ({ at, id }) => [at, id])
  return { items: await withEditions(database, items), next }
}

export async function countNotes(database: Database, claimId: string): Promise<number> {
  const { count } = await database
    .selectFrom('notes')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * A note on this claim, locked until the transaction ends: its editions are numbered.
 *
 * @throws {ProblemError} `not_found`
 */
export async function lockNote(tx: Transaction, claimId: string, id: string): Promise<StoredNote> {
  const row = await tx
    .selectFrom('notes')
    .selectAll()
    .where('id', '=', id)
    .where('claim_id', '=', claimId)
    .forUpdate()
    .executeTakeFirst()
  const [note] = row ? await withEditions(tx, [row]) : []
  if (!note) throw new ProblemError('not_found')
  return note
}

async function withEditions(database: Database, rows: NoteRow[]): Promise<StoredNote[]> {
  if (rows.length === 0) return []
  const editions = await database
    .selectFrom('note_editions')
    .selectAll()
    .where(
      'note_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('edition')
    .execute()
  const byNote = Map.groupBy(editions, ({ note_id }) => note_id)
  return rows.flatMap((row) => {
    const [first, ...later] = byNote.get(row.id) ?? []
    return first ? [{ ...row, editions: [first, ...later] }] : []
  })
}

export const currentOf = ({ editions }: StoredNote): EditionRow => editions.at(-1) ?? editions[0]

export async function addNote(tx: Transaction, row: NoteRow, content: NoteContent): Promise<void> {
  await tx.insertInto('notes').values(row).execute()
  await addEdition(tx, row.id, 1, content, row.at)
}

export async function addEdition(
  tx: Transaction,
  noteId: string,
  edition: number,
  { text, mentions, place }: NoteContent,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('note_editions')
    .values({
      note_id: noteId,
      edition,
      at,
      text,
      mentions: JSON.stringify(mentions),
      place: place && JSON.stringify(place),
    })
    .execute()
}
