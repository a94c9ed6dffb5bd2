import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import * as z from 'zod/mini'
import { mark, type Mark } from '../../contract/checks.ts'
import type { Claim } from '../../contract/claims.ts'
import { decisionKind, type DecisionKind } from '../../contract/claim-words.ts'
import { usePerson } from '../api/session.ts'
import { draftsName } from '../ui/kept-drafts.ts'

/** Days after which an abandoned draft is removed. */
const keptDays = 7

/** Maximum number of drafts; the oldest are removed first. */
const keptAtMost = 200

const reasonId = z.nullable(z.string())

const draftSchema = z.object({
  /** The decision being prepared, and for which version. */
  kind: z.nullable(decisionKind),
  version: z.int(),
  marks: z.array(mark),
  reasons: z.object({ ask_again: z.array(z.string()), decline: z.array(z.string()) }),
  /** A suggested reason that is selected until the person selects one. */
  preselected: z._default(z.object({ ask_again: reasonId, decline: reasonId }), {
    ask_again: null,
    decline: null,
  }),
  addition: z.string(),
  note: z.string(),
  overrideReason: z.string(),
  /** Idempotency key this content was sent with, for requesting a lost answer. */
  sent: z.nullable(z.object({ of: z.string(), key: z.string() })),
  savedAt: z.number(),
})
export type Draft = z.infer<typeof draftSchema>

const emptyDraft: Draft = {
  kind: null,
  version: 0,
  marks: [],
  reasons: { ask_again: [], decline: [] },
  preselected: { ask_again: null, decline: null },
  addition: '',
  note: '',
  overrideReason: '',
  sent: null,
  savedAt: 0,
}

/** The new draft, or a function of the current one. */
type ChangedDraft = Partial<Draft> | ((now: Draft) => Partial<Draft>)

interface DraftStore {
  drafts: Record<string, Draft>
  change(id: string, changed: ChangedDraft): void
  discard(id: string): void
}

/**
 * Drafts by person, claim and attempt. A draft survives a reload and a crash, but does not carry
 * over to another attempt, which has other pictures.
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
      // Stored drafts may come from another version of the app, or from anywhere.
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

/**
 * Keeps only the drafts of the current person; drafts of someone else on this machine are removed.
 */
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

/** Removes all drafts on this machine, as on sign-out. */
export const forgetDrafts = () => useDraftStore.setState({ drafts: {} })

export interface OwnDraft extends Draft {
  id: string
  change(changed: Partial<Draft>): void
  /** Prepares a decision; a suggested reason is selected if the person has selected none. */
  open(kind: DecisionKind, suggested: string | undefined): void
  /** Selects or deselects a reason. The first one selected replaces a preselected one. */
  toggleReason(kind: keyof Draft['reasons'], id: string): void
  /** Marks a document or check; the same mark again removes it. */
  mark(subject: Mark['subject'], verdict: Mark['verdict']): void
  discard(): void
}

const draftIdOf = (person: string, claim: Claim) =>
  `${person}/${claim.number}/${claim.attempts[0]?.number ?? 0}`

/** Removes a draft whose decision was confirmed, also after its claim was left. */
export const discardDraft = (id: string) => useDraftStore.getState().discard(id)

/** Whether a decision on this claim is being prepared. */
export function useIsDeciding(claim: Claim | undefined): boolean {
  const { id: person } = usePerson()
  return useDraftStore(({ drafts }) => {
    const draft = claim && drafts[draftIdOf(person, claim)]
    return draft ? kindOf(draft, claim) !== null : false
  })
}

/** The person's own draft for the current attempt. */
export function useDraft(claim: Claim): OwnDraft {
  const { id: person } = usePerson()
  const id = draftIdOf(person, claim)
  const draft = useDraftStore(({ drafts }) => drafts[id]) ?? emptyDraft
  const change = useDraftStore((store) => store.change)
  const discard = useDraftStore((store) => store.discard)
  return {
    ...draft,
    id,
    change: (changed) => change(id, changed),
    mark: (subject, verdict) =>
      change(id, ({ marks }) => {
        const isSame = marks.some((one) => one.subject === subject && one.verdict === verdict)
        const others = marks.filter((one) => one.subject !== subject)
        return { marks: isSame ? others : [...others, { subject, verdict }] }
      }),
    open: (kind, suggested) =>
      change(id, ({ reasons, preselected }) => {
        const opened = { kind, version: claim.version }
        if (kind === 'approve' || reasons[kind].some((one) => one !== preselected[kind])) {
          return opened
        }
        return {
          ...opened,
          reasons: { ...reasons, [kind]: suggested === undefined ? [] : [suggested] },
          preselected: { ...preselected, [kind]: suggested ?? null },
        }
      }),
    toggleReason: (kind, reason) =>
      change(id, ({ reasons, preselected }) => {
        const replaced = reason === preselected[kind] ? null : preselected[kind]
        const own = reasons[kind].filter((one) => one !== replaced)
        return {
          reasons: { ...reasons, [kind]: toggled(own, reason) },
          preselected: { ...preselected, [kind]: null },
        }
      }),
    discard: () => discard(id),
  }
}

const toggled = (ids: string[], id: string) =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]

/**
 * The decision being prepared. If it was started on another version, it has to be selected again.
 */
export const kindOf = (draft: Draft, claim: Claim): DecisionKind | null =>
  claim.state === 'waiting' && draft.version === claim.version ? draft.kind : null
