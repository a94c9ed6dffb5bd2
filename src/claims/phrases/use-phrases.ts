import {
  phraseChange,
  phraseCreate,
  phraseDelete,
  type Phrase,
  type PhraseContent,
} from '../../../contract/phrases.ts'
import { order, useCommand } from '../../api/use-command.ts'

/** What is being edited: a saved phrase, or a new one. */
export type Edited = Pick<Phrase, 'id'> | null

/** Saves and deletes phrases and macros. */
export function usePhrases() {
  const save = useCommand(({ phrase, content }: { phrase: Edited; content: PhraseContent }) =>
    phrase
      ? order(phraseChange, { params: { id: phrase.id }, body: content })
      : order(phraseCreate, { body: content }),
  )
  const remove = useCommand(({ id }: Pick<Phrase, 'id'>) => order(phraseDelete, { params: { id } }))
  return { save, remove }
}
