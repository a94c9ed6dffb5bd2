import * as z from 'zod/mini'
import { ApiProblem, NoAnswer } from '../../contract/client.ts'
import { usePerson } from '../api/session.ts'
import { outgoingName } from '../ui/kept-drafts.ts'
import { outgoingSchema, type Outgoing } from './outgoing-entry.ts'
import { useUnconfirmed } from './unconfirmed.ts'
import { useLastDecision } from './undo/last-decision.ts'

type Entries = Record<string, Outgoing>

/**
 * Sent by this page; others were sent by another tab, or before a reload. They belong to no screen,
 * because the next claim is shown already; and all are kept on this machine, so that a crash loses
 * none and two tabs know of each other's.
 */
const own = new Set<string>()

/** Whose page this is, as soon as it is known. */
let whose: string | null = null

useUnconfirmed.setState({ known: readKept() })
showOutgoing()

export const isSentHere = (number: string): boolean => own.has(number)

/** The person's own, the oldest first. */
export function useOutgoing(): Outgoing[] {
  const { id } = usePerson()
  const shown = useUnconfirmed((store) => store.shown)
  return Object.values(shown).filter(({ person }) => person === id)
}

/** What the person decided about this claim, and is not confirmed. */
export function useOutgoingOf(number: string): Outgoing | undefined {
  const { id } = usePerson()
  const entry = useUnconfirmed(({ shown }) => shown[number])
  return entry?.person === id ? entry : undefined
}

/** Tells the screens. Whoever shows the next claim first does that afterwards. */
export function showOutgoing(): void {
  useUnconfirmed.setState(({ known }) => ({ shown: known }))
}

/** From now on the page is this person's: what somebody else decided is neither sent nor shown. */
export function belongTo(person: string): void {
  if (whose === person) return
  if (whose !== null) useLastDecision.setState(useLastDecision.getInitialState())
  whose = person
  own.clear()
  readOutgoingAgain()
}

/** Keeps it before it is sent. It is shown with `showOutgoing`. */
export function keepOutgoing(entry: Outgoing): void {
  belongTo(entry.person)
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
  whose = null
  keep(() => ({}))
  showOutgoing()
}

/** What another tab wrote is read before every change, and whenever it writes. */
export function readOutgoingAgain(): void {
  keep((now) => now)
  showOutgoing()
}

function keep(changed: (now: Entries) => Entries): void {
  const { known: before } = useUnconfirmed.getState()
  const here = Object.entries(before).filter(([number]) => own.has(number))
  const now = Object.entries(changed({ ...readKept(), ...Object.fromEntries(here) }))
  const known = Object.fromEntries(
    now.filter(([, { person }]) => whose === null || person === whose),
  )
  useUnconfirmed.setState({ known })
  try {
    localStorage.setItem(outgoingName, JSON.stringify(known))
  } catch {
    // A full or forbidden storage: this page still knows.
  }
}

function readKept(): Entries {
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
    Object.values(useUnconfirmed.getState().known).every(
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
    const stop = useUnconfirmed.subscribe(() => {
      if (isDone()) end(true)
    })
  })
}

/** Why it failed, as the call would have thrown it; `null` while it is being sent. */
export function errorOf({ state, problem: refusal }: Outgoing): Error | null {
  if (state === 'sending') return null
  return refusal ? new ApiProblem(refusal) : new NoAnswer(null)
}
