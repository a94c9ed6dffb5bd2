import { mostEditions, noteMinutes } from '../../../contract/notes.ts'
import type { Person } from '../../../contract/session.ts'
import { lacking, type Refusal } from '../../http/permission.ts'

/** What an edit depends on. */
interface Editable {
  author_id: string
  /** When it was written. */
  at: Date
  /** How many texts it has had. */
  editions: number
}

/** When a note can no longer be edited. */
const settledAt = ({ at }: Editable) => at.getTime() + noteMinutes * 60_000

/** Why this person may not edit a note now; `null` when they may. */
export function editRefused(note: Editable, person: Person, now: Date): Refusal {
  if (note.author_id !== person.id) return 'not_permitted'
  const isSettled = now.getTime() >= settledAt(note) || note.editions >= mostEditions
  return lacking(person, 'claims.note') ?? (isSettled ? 'note_settled' : null)
}

/** Seconds left in which this person may edit a note; `null` if they can’t. */
export const editSeconds = (note: Editable, person: Person, now: Date): number | null =>
  editRefused(note, person, now) === null
    ? Math.floor((settledAt(note) - now.getTime()) / 1000)
    : null
