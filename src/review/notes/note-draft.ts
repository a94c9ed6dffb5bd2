import { create } from 'zustand'
import * as z from 'zod/mini'
import { colleague } from '../../../contract/claim-words.ts'
import { notePlace, type Note } from '../../../contract/notes.ts'
import { usePerson } from '../../api/session.ts'
import { keptNotes } from '../../ui/kept-notes.ts'

/** Days after which a note that was never sent is removed. */
const keptDays = 7

const draftSchema = z.object({
  text: z.string(),
  mentions: z.array(colleague),
  place: z.nullable(notePlace),
  /** Idempotency key this content was sent with, for requesting a lost answer. */
  sent: z.nullable(z.object({ of: z.string(), key: z.string() })),
  savedAt: z.number(),
})
export type NoteDraft = z.infer<typeof draftSchema>

const empty: NoteDraft = { text: '', mentions: [], place: null, sent: null, savedAt: 0 }

/** By person, claim and note; a new note has no id. */
const useDraftStore = create<Record<string, NoteDraft>>()(() => ({ ...readDrafts() }))

/** Kept drafts may come from another version of the app, or from anywhere. */
function readDrafts(): Record<string, NoteDraft> {
  const oldest = Date.now() - keptDays * 86_400_000
  const known = keptNotes.read().flatMap(([id, one]): [string, NoteDraft][] => {
    const draft = z.safeParse(draftSchema, one)
    if (draft.success && draft.data.savedAt > oldest) return [[id, draft.data]]
    keptNotes.remove(id)
    return []
  })
  return Object.fromEntries(known)
}

export interface OwnNoteDraft extends NoteDraft {
  change(changed: Partial<NoteDraft>): void
  discard(): void
}

/** The person's own note on a claim, as far as it is written: it outlives the page and a failure. */
export function useNoteDraft(number: string): OwnNoteDraft {
  const { id: person } = usePerson()
  return useDraftOf(`${person}/${number}`) ?? { ...empty, ...actsOn(`${person}/${number}`) }
}

/** Their edit of a note; `null` while they edit none. */
export function useEditDraft(number: string, noteId: string) {
  const { id: person } = usePerson()
  const id = `${person}/${number}/${noteId}`
  return {
    draft: useDraftOf(id),
    begin: ({ text, mentions, place }: Note) => actsOn(id).change({ text, mentions, place }),
  }
}

function useDraftOf(id: string): OwnNoteDraft | null {
  const draft = useDraftStore((drafts) => drafts[id])
  return draft ? { ...draft, ...actsOn(id) } : null
}

const actsOn = (id: string) => ({
  change(changed: Partial<NoteDraft>) {
    const draft = { ...(useDraftStore.getState()[id] ?? empty), ...changed, savedAt: Date.now() }
    useDraftStore.setState({ [id]: draft })
    keptNotes.write(id, draft)
    removeOfOthers(id)
  },
  discard() {
    const { [id]: _discarded, ...others } = useDraftStore.getState()
    useDraftStore.setState(others, true)
    keptNotes.remove(id)
  },
})

const personOf = (id: string) => id.slice(0, id.indexOf('/') + 1)

/** Notes of someone else on this machine are removed once this person writes one. */
function removeOfOthers(id: string): void {
  for (const [other] of keptNotes.read()) {
    if (personOf(other) !== personOf(id)) keptNotes.remove(other)
  }
}
