import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import * as z from 'zod/mini'
import { mark, type Mark } from '../../contract/checks.ts'
import type { Claim } from '../../contract/claims.ts'
import { decisionKind, type DecisionKind } from '../../contract/claim-words.ts'
import { usePerson } from '../api/session.ts'
import { draftsName } from '../ui/kept-drafts.ts'

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

/** What a draft becomes, or a rule that is given what it is by then. */
type ChangedDraft = Partial<Draft> | ((now: Draft) => Partial<Draft>)

interface DraftStore {
  drafts: Record<string, Draft>
  change(id: string, changed: ChangedDraft): void
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
        set(({ drafts }) => {
          const now = drafts[id] ?? emptyDraft
          const next = typeof changed === 'function' ? changed(now) : changed
          return {
            drafts: newest({
              ...ownOf(id, drafts),
              [id]: { ...now, ...next, savedAt: Date.now() },
            }),
          }
        }),
      discard: (id) =>
        set(({ drafts }) => ({
          drafts: Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== id)),
        })),
    }),
    {
      name: draftsName,
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

/** Of whoever writes now: what somebody before them left unfinished here is not theirs to keep. */
function ownOf(id: string, drafts: Record<string, Draft>): Record<string, Draft> {
  const person = id.slice(0, id.indexOf('/') + 1)
  return Object.fromEntries(Object.entries(drafts).filter(([other]) => other.startsWith(person)))
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
  /** Chooses a reason, or lets go of it. */
  toggleReason(kind: keyof Draft['reasons'], id: string): void
  /** A verdict on a document or a check; the same once more takes it back. */
  mark(subject: Mark['subject'], verdict: Mark['verdict']): void
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
      change(id, ({ marks }) => {
        const isSame = marks.some((one) => one.subject === subject && one.verdict === verdict)
        const others = marks.filter((one) => one.subject !== subject)
        return { marks: isSame ? others : [...others, { subject, verdict }] }
      }),
    toggleReason: (kind, reason) =>
      change(id, ({ reasons }) => ({
        reasons: { ...reasons, [kind]: toggled(reasons[kind], reason) },
      })),
    discard: () => discard(id),
  }
}

const toggled = (ids: string[], id: string) =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]

/** The decision being prepared; one that was begun on another version is begun again by a key. */
export const kindOf = (draft: Draft, claim: Claim): DecisionKind | null =>
  claim.state === 'waiting' && draft.version === claim.version ? draft.kind : null
