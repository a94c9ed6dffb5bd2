import type { NoteContent } from '../../../contract/notes.ts'
import { useFaults } from '../../api/form-faults.ts'
import { useFailure } from '../../api/problem-words.ts'
import type { NoteDraft } from './note-draft.ts'

export const contentOf = ({ text, mentions, place }: NoteDraft): NoteContent => ({
  text,
  mentions: mentions.map(({ id }) => id),
  place,
})

/** Why a note was not kept. Of several faults the first, with the name of whom it is about. */
export function useNoteFailure({ mentions }: NoteDraft): (error: unknown) => string {
  const failure = useFailure()
  const faults = useFaults()
  return (error) => {
    const [fault] = Object.entries(faults(error))
    if (!fault) return failure(error).text
    const [field, words] = fault
    const one = field.startsWith('mentions.') ? mentions[Number(field.split('.')[1])] : undefined
    return one ? `${one.name}: ${words}` : words
  }
}
