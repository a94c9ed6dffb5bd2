import * as z from 'zod/mini'
import { ApiProblem, NoAnswer } from '../../contract/client.ts'
import { usePerson } from '../api/session.ts'
import { keptOutgoing } from '../ui/kept-drafts.ts'
import { outgoingSchema, type Outgoing } from './outgoing-entry.ts'
import { useUnconfirmed } from './unconfirmed.ts'
import { useLastDecision } from './undo/last-decision.ts'

/**
 * Sent by this page; others were sent by another tab, or before a reload. They belong to no screen,
 * because the next claim is shown already; and all are kept on this machine, so that a crash loses
 * none and two tabs know of each other's.
 */
const own = new Set<string>()

/** Whose page this is, as soon as it is known. */
let whose: string | null = null

readOutgoingAgain()

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
  for (const entry of readKept()) if (entry.person !== person) keptOutgoing.remove(entry.number)
  readOutgoingAgain()
}

/** Keeps it before it is sent. It is shown with `showOutgoing`. */
export function keepOutgoing(entry: Outgoing): void {
  belongTo(entry.person)
  own.add(entry.number)
  keep(entry)
}

export function changeOutgoing(number: string, changed: Partial<Outgoing>): void {
  readOutgoingAgain()
  const entry = useUnconfirmed.getState().known[number]
  if (!entry) return
  keep({ ...entry, ...changed })
  showOutgoing()
}

export function forgetOutgoing(number: string): void {
  own.delete(number)
  keptOutgoing.remove(number)
  useUnconfirmed.setState(({ known: { [number]: _forgotten, ...known } }) => ({ known }))
  readOutgoingAgain()
}

/** On sign-out. */
export function forgetAllOutgoing(): void {
  own.clear()
  whose = null
  keptOutgoing.clear()
  readOutgoingAgain()
}

/**
 * What other tabs wrote is read before every change, and whenever they write. Only changes are
 * written: two tabs that repeated what they read would never come to an end.
 */
export function readOutgoingAgain(): void {
  const { known: before } = useUnconfirmed.getState()
  const here = Object.values(before).filter(({ number }) => own.has(number))
  const others = readKept().filter(({ number }) => !own.has(number))
  useUnconfirmed.setState({ known: byNumber([...others, ...here]) })
  showOutgoing()
}

function keep(entry: Outgoing): void {
  keptOutgoing.write(entry.number, entry)
  useUnconfirmed.setState(({ known }) => ({ known: { ...known, [entry.number]: entry } }))
}

/** The oldest first. */
function byNumber(entries: Outgoing[]): Record<string, Outgoing> {
  const theirs = entries.filter(({ person }) => whose === null || person === whose)
  const inOrder = theirs.toSorted((one, other) => one.sentAt - other.sentAt)
  return Object.fromEntries(inOrder.map((entry) => [entry.number, entry]))
}

function readKept(): Outgoing[] {
  return keptOutgoing.read().flatMap(([, one]) => {
    const entry = z.safeParse(outgoingSchema, one)
    return entry.success ? [entry.data] : []
  })
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
