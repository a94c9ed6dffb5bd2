import type { Notice } from '../../contract/live.ts'
import { paths } from '../ui/paths.ts'

/** The claim, at the note that the notice is about if it is about one. */
export const noticePath = ({ claim, noteId }: Notice) =>
  noteId === null ? paths.claim(claim) : paths.note(claim, noteId)
