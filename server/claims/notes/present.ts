import type { Colleague } from '../../../contract/claim-words.ts'
import type { Note } from '../../../contract/notes.ts'
import type { Person } from '../../../contract/session.ts'
import type { Database } from '../../storage/tables.ts'
import { editSeconds } from './rules.ts'
import { currentOf, type StoredNote } from './store.ts'

/** Notes as this person may see them. */
export async function presentNotes(
  database: Database,
  notes: StoredNote[],
  person: Person,
  now: Date,
): Promise<Note[]> {
  const names = await namesOf(database, notes)
  return notes.map((note) => presented(note, names, person, now))
}

export const presentNote = async (
  database: Database,
  note: StoredNote,
  person: Person,
  now: Date,
): Promise<Note> => presented(note, await namesOf(database, [note]), person, now)

function presented(note: StoredNote, names: Names, person: Person, now: Date): Note {
  const { id, at, author_id, editions } = note
  const current = currentOf(note)
  return {
    id,
    at: at.toISOString(),
    author: nameOf(names, author_id),
    text: current.text,
    mentions: current.mentions.map((one) => nameOf(names, one)),
    place: current.place,
    editedAt: current.edition === 1 ? null : current.at.toISOString(),
    earlier: editions.slice(0, -1).map((one) => ({ text: one.text, at: one.at.toISOString() })),
    editSeconds: editSeconds({ author_id, at, editions: editions.length }, person, now),
  }
}

type Names = Map<string, string>

/** Of authors and of whoever is mentioned. */
async function namesOf(database: Database, notes: StoredNote[]): Promise<Names> {
  if (notes.length === 0) return new Map()
  const ids = notes.flatMap((note) => [note.author_id, ...currentOf(note).mentions])
  const rows = await database
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Accounts are never deleted, so everyone has a name. */
const nameOf = (names: Names, id: string): Colleague => ({
  id,
  name: names.get(id) ?? '',
})
