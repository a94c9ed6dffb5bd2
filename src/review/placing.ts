import { create } from 'zustand'
import type { NotePlace } from '../../contract/notes.ts'

interface Placing {
  /** Somebody picks a place on a picture of this claim; `null` gives up. */
  asked: { number: string; give(place: NotePlace | null): void } | null
  /** Picks what is in the middle of the picture that is looked at, if it is one of this claim. */
  pickMiddle: (() => void) | null
  /** The place of the note that is being written. */
  chosen: (NotePlace & { number: string }) | null
}

/** Where on a picture a note is: asked for by the note, and picked in the viewer. */
export const usePlacing = create<Placing>()(() => ({
  asked: null,
  pickMiddle: null,
  chosen: null,
}))

export const spotOfNote = (id: string) => `note ${id}`
