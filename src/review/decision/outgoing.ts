import { create } from 'zustand'
import * as z from 'zod/mini'
import { claimNumber } from '../../../contract/claim-number.ts'
import { decisionKind } from '../../../contract/claim-words.ts'
import { ApiProblem, NoAnswer } from '../../../contract/client.ts'
import { problem } from '../../../contract/problems.ts'
import { setUnconfirmed } from '../../claims/unconfirmed.ts'
import { outgoingName } from '../../ui/kept-drafts.ts'

const outgoingSchema = z.object({
  /** Who decided, and the draft it was written in. */
  person: z.string(),
  draft: z.string(),
  number: claimNumber,
  kind: decisionKind,
  /** The call exactly as it was sent, key included: a repeat says the same. */
  call: z.object({
    params: z.object({ number: claimNumber }),
    version: z.int(),
    idempotencyKey: z.string(),
    body: z.record(z.string(), z.unknown()),
  }),
  /** The queue it was decided in, as a search string. */
  queue: z.string(),
  /** `lost`: nobody knows whether it was applied. */
  state: z.enum(['sending', 'refused', 'lost']),
  problem: z.nullable(problem),
  /** How often no answer came. */
  failures: z.int(),
  sentAt: z.number(),
})

/** A decision on its way, from the key that sent it until somebody knows what became of it. */
export type Outgoing = z.infer<typeof outgoingSchema>

interface OutgoingStore {
  /** By claim number, oldest first. */
  entries: Record<string, Outgoing>
}

/**
 * Decisions that are not confirmed. They belong to no screen, because the next claim is shown
 * already; and they are kept on this machine, so that a crash loses none and two tabs know of each
 * other's.
 */
let entries = readKept()
setUnconfirmed(Object.keys(entries))

/** Sent by this page; others were sent by another tab, or before a reload. */
const own = new Set<string>()

export const useOutgoing = create<OutgoingStore>(() => ({ entries }))

export const isSentHere = (number: string): boolean => own.has(number)

/** Tells the screens. Whoever shows the next claim first does that afterwards. */
export const showOutgoing = () => useOutgoing.setState({ entries })

/** Keeps it before it is sent. It is shown with `showOutgoing`. */
export function keepOutgoing(entry: Outgoing): void {
  own.add(entry.number)
  keep((now) => ({ ...now, [entry.number]: entry }))
}

export function changeOutgoing(number: string, changed: Partial<Outgoing>): void {
  keep((now) => {
    const entry = now[number]
    return entry ? { ...now, [number]: { ...entry, ...changed } } : now
  })
  showOutgoing()
}

export function forgetOutgoing(number: string): void {
  own.delete(number)
  keep((now) => Object.fromEntries(Object.entries(now).filter(([other]) => other !== number)))
  showOutgoing()
}

/** On sign-out. */
export function forgetAllOutgoing(): void {
  own.clear()
  keep(() => ({}))
  showOutgoing()
}

/** What another tab wrote is read before every change, and whenever it writes. */
export function readOutgoingAgain(): void {
  keep((now) => now)
  showOutgoing()
}

function keep(changed: (now: Record<string, Outgoing>) => Record<string, Outgoing>): void {
  const here = Object.entries(entries).filter(([number]) => own.has(number))
  entries = changed({ ...readKept(), ...Object.fromEntries(here) })
  setUnconfirmed(Object.keys(entries))
  try {
    localStorage.setItem(outgoingName, JSON.stringify(entries))
  } catch {
    // A full or forbidden storage: this page still knows.
  }
}

function readKept(): Record<string, Outgoing> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(outgoingName) ?? '{}')
    const parsed = z.safeParse(z.record(z.string(), z.unknown()), kept)
    if (!parsed.success) return {}
    return Object.fromEntries(
      Object.entries(parsed.data).flatMap(([number, one]) => {
        const entry = z.safeParse(outgoingSchema, one)
        return entry.success ? [[number, entry.data]] : []
      }),
    )
  } catch {
    return {}
  }
}

/**
 * Waits until nothing of this page is being sent, for a few seconds.
 *
 * @returns whether everything was answered
 */
export function allAnswered(patienceMs = 5000): Promise<boolean> {
  const isDone = () =>
    Object.values(useOutgoing.getState().entries).every(
      ({ number, state }) => state !== 'sending' || !own.has(number),
    )
  if (isDone()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (isAnswered: boolean) => {
      stop()
      clearTimeout(timer)
      resolve(isAnswered)
    }
    const timer = setTimeout(end, patienceMs, false)
    const stop = useOutgoing.subscribe(() => {
      if (isDone()) end(true)
    })
  })
}

/** Why it failed, as the call would have thrown it; `null` while it is being sent. */
export function errorOf({ state, problem: refusal }: Outgoing): Error | null {
  if (state === 'sending') return null
  return refusal ? new ApiProblem(refusal) : new NoAnswer(null)
}
