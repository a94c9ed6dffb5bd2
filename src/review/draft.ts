import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import * as z from 'zod/mini'
import { mark, type Mark } from '../../contract/checks.ts'
import { decisionKind, type Claim, type DecisionKind } from '../../contract/claims.ts'
import { usePerson } from '../api/session.ts'

/** Days after which a draft that nobody came back to is forgotten. */
const keptDays = 7

/** Drafts kept at once; the oldest go first. */
const keptAtMost = 200

const draftSchema = z.object({
  /** The decision that was being prepared, on which version. */
  kind: z.nullable(decisionKind),
  version: z.int(),
  marks: z.array(mark),
  reasons: z.object({ ask_again: z.array(z.string()), decline: z.array(z.string()) }),
  addition: z.string(),
  note: z.string(),
  overrideReason: z.string(),
  /** Key under which what is said here was sent: a lost answer is asked for with it. */
  sent: z.nullable(z.object({ of: z.string(), key: z.string() })),
  savedAt: z.number(),
})
export type Draft = z.infer<typeof draftSchema>

const emptyDraft: Draft = {
  kind: null,
  version: 0,
  marks: [],
  reasons: { ask_again: [], decline: [] },
  addition: '',
  note: '',
  overrideReason: '',
  sent: null,
  savedAt: 0,
}

interface DraftStore {
  drafts: Record<string, Draft>
  change(id: string, changed: Partial<Draft>): void
  discard(id: string): void
}

/**
 * What is being prepared, by person, claim and attempt: it outlives a reload and a crash, and never
 * another attempt, whose pictures are others.
 */
const useDraftStore = create<DraftStore>()(
  persist(
    (set) => ({
      drafts: {},
      change: (id, changed) =>
        set(({ drafts }) => ({
          drafts: newest({
            ...drafts,
            [id]: { ...(drafts[id] ?? emptyDraft), ...changed, savedAt: Date.now() },
          }),
        })),
      discard: (id) =>
        set(({ drafts }) => ({
          drafts: Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== id)),
        })),
    }),
    {
      name: 'redeem-desk.drafts',
      version: 1,
      partialize: ({ drafts }) => ({ drafts }),
      // Whatever stands there was written by another version, or by nobody we know.
      merge: (kept, current) => ({ ...current, drafts: readDrafts(kept) }),
    },
  ),
)

function readDrafts(kept: unknown): Record<string, Draft> {
  const known = z.safeParse(z.object({ drafts: z.record(z.string(), z.unknown()) }), kept)
  if (!known.success) return {}
  const oldest = Date.now() - keptDays * 86_400_000
  return Object.fromEntries(
    Object.entries(known.data.drafts).flatMap(([id, one]) => {
      const draft = z.safeParse(draftSchema, one)
      return draft.success && draft.data.savedAt > oldest ? [[id, draft.data]] : []
    }),
  )
}

function newest(drafts: Record<string, Draft>): Record<string, Draft> {
  const entries = Object.entries(drafts)
  if (entries.length <= keptAtMost) return drafts
  return Object.fromEntries(
    entries.toSorted(([, a], [, b]) => b.savedAt - a.savedAt).slice(0, keptAtMost),
  )
}

/** Everything typed and marked on this machine goes, as when somebody signs out. */
export const forgetDrafts = () => useDraftStore.setState({ drafts: {} })

export interface OwnDraft extends Draft {
  change(changed: Partial<Draft>): void
  /** A verdict on a document or a check; `null` takes it back. */
  mark(subject: Mark['subject'], verdict: Mark['verdict'] | null): void
  discard(): void
}

/** One's own draft on the attempt that is to be decided. */
export function useDraft(claim: Claim): OwnDraft {
  const { id: person } = usePerson()
  const id = `${person}/${claim.number}/${claim.attempts[0]?.number ?? 0}`
  const draft = useDraftStore(({ drafts }) => drafts[id]) ?? emptyDraft
  const change = useDraftStore((store) => store.change)
  const discard = useDraftStore((store) => store.discard)
  return {
    ...draft,
    change: (changed) => change(id, changed),
    mark: (subject, verdict) =>
      change(id, {
        marks: [
          ...draft.marks.filter((one) => one.subject !== subject),
          ...(verdict ? [{ subject, verdict }] : []),
        ],
      }),
    discard: () => discard(id),
  }
}

/** The decision being prepared; one that was begun on another version is begun again by a key. */
export const kindOf = (draft: Draft, claim: Claim): DecisionKind | null =>
  claim.state === 'waiting' && draft.version === claim.version ? draft.kind : null
