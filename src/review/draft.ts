import { create } from 'zustand'
import * as z from 'zod/mini'
import { mark, type Mark } from '../../contract/checks.ts'
import type { Claim } from '../../contract/claims.ts'
import { decisionKind, type DecisionKind } from '../../contract/claim-words.ts'
import { usePerson } from '../api/session.ts'
import { keptDrafts } from '../ui/kept-drafts.ts'

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
}

/**
 * Drafts by person, claim and attempt. A draft survives a reload and a crash, but does not carry
 * over to another attempt, which has other pictures.
 */
const useDraftStore = create<DraftStore>()(() => ({ drafts: readDrafts() }))

function changeDraft(id: string, changed: ChangedDraft): void {
  const { drafts } = useDraftStore.getState()
  const now = drafts[id] ?? emptyDraft
  const next = typeof changed === 'function' ? changed(now) : changed
  const draft = { ...now, ...next, savedAt: Date.now() }
  const all = newest({ ...ownOf(id, drafts), [id]: draft })
  useDraftStore.setState({ drafts: all })
  removeOfOthers(personOf(id))
  keptDrafts.write(id, draft)
  for (const other of Object.keys(drafts)) if (!(other in all)) keptDrafts.remove(other)
}

/** Who has written here since the page was opened, last. */
let writer = ''

function removeOfOthers(person: string): void {
  if (writer === person) return
  writer = person
  for (const [id] of keptDrafts.read()) if (personOf(id) !== person) keptDrafts.remove(id)
}

/** Removes a draft whose decision was confirmed, also after its claim was left. */
export function discardDraft(id: string): void {
  keptDrafts.remove(id)
  useDraftStore.setState(({ drafts: { [id]: _discarded, ...drafts } }) => ({ drafts }))
}

/** Kept drafts may come from another version of the app, or from anywhere. */
function readDrafts(): Record<string, Draft> {
  const oldest = Date.now() - keptDays * 86_400_000
  const known = keptDrafts.read().flatMap(([id, one]): [string, Draft][] => {
    const draft = z.safeParse(draftSchema, one)
    if (draft.success && draft.data.savedAt > oldest) return [[id, draft.data]]
    keptDrafts.remove(id)
    return []
  })
  return Object.fromEntries(known)
}

const personOf = (id: string) => id.slice(0, id.indexOf('/') + 1)

/**
 * Keeps only the drafts of the current person; drafts of someone else on this machine are removed.
 */
const ownOf = (id: string, drafts: Record<string, Draft>): Record<string, Draft> =>
  Object.fromEntries(Object.entries(drafts).filter(([other]) => personOf(other) === personOf(id)))

function newest(drafts: Record<string, Draft>): Record<string, Draft> {
  const entries = Object.entries(drafts)
  if (entries.length <= keptAtMost) return drafts
  return Object.fromEntries(
    entries.toSorted(([, a], [, b]) => b.savedAt - a.savedAt).slice(0, keptAtMost),
  )
}

/** Removes all drafts on this machine, as on sign-out. */
export function forgetDrafts(): void {
  keptDrafts.clear()
  useDraftStore.setState({ drafts: {} })
}

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
  return {
    ...draft,
    id,
    change: (changed) => changeDraft(id, changed),
    mark: (subject, verdict) =>
      changeDraft(id, ({ marks }) => {
        const isSame = marks.some((one) => one.subject === subject && one.verdict === verdict)
        const others = marks.filter((one) => one.subject !== subject)
        return { marks: isSame ? others : [...others, { subject, verdict }] }
      }),
    open: (kind, suggested) =>
      changeDraft(id, ({ reasons, preselected }) => {
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
      changeDraft(id, ({ reasons, preselected }) => {
        const replaced = reason === preselected[kind] ? null : preselected[kind]
        const own = reasons[kind].filter((one) => one !== replaced)
        return {
          reasons: { ...reasons, [kind]: toggled(own, reason) },
          preselected: { ...preselected, [kind]: null },
        }
      }),
    discard: () => discardDraft(id),
  }
}

const toggled = (ids: string[], id: string) =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]

/**
 * The decision being prepared. If it was started on another version, it has to be selected again.
 */
export const kindOf = (draft: Draft, claim: Claim): DecisionKind | null =>
  claim.state === 'waiting' && draft.version === claim.version ? draft.kind : null
