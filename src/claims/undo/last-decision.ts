import { create } from 'zustand'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'

/** The person's own last decision, while it is being sent and while it can be undone. */
export interface LastDecision {
  number: string
  kind: DecisionKind
  /** `null` until the server has confirmed it. */
  confirmed: {
    version: number
    /** Milliseconds on this machine's clock, which may differ from the server's. */
    endsAt: number
  } | null
}

interface LastDecisionStore {
  last: LastDecision | null
  /** To be undone as soon as it is confirmed. */
  wanted: string | null
  /** Confirmed, and undone by whoever shows the bar. */
  undoing: { number: string; version: number } | null
  forget(number: string): void
  /** Undo was asked for before the answer came. */
  want(number: string): void
}

/**
 * Kept outside the rooms, because the next claim is already open while the last decision can be
 * undone.
 */
export const useLastDecision = create<LastDecisionStore>((set) => ({
  last: null,
  wanted: null,
  undoing: null,
  forget: (number) =>
    set(({ last, wanted, undoing }) => ({
      last: last?.number === number ? null : last,
      wanted: wanted === number ? null : wanted,
      undoing: undoing?.number === number ? null : undoing,
    })),
  want: (number) => set({ wanted: number }),
}))

/** The bar shows a decision from the moment it is sent. */
export const showSent = (number: string, kind: DecisionKind) =>
  useLastDecision.setState({ last: { number, kind, confirmed: null } })

/** It was not confirmed. Whoever wanted to undo it is still to be led back. */
export const hideSent = (number: string) =>
  useLastDecision.setState(({ last }) => (last?.number === number ? { last: null } : {}))

/** Offers undo for a confirmed decision, for as long as the server allows. */
export function offerUndo({ number, version, undoUntil, attempts }: Claim): void {
  const decision = attempts[0]?.decision
  const { last, wanted, forget } = useLastDecision.getState()
  if (wanted === number) {
    useLastDecision.setState({ wanted: null, undoing: { number, version } })
    return
  }
  if (!undoUntil || !decision) return forget(number)
  // A later decision is on its way: the bar is for that one.
  if (last && last.number !== number && last.confirmed === null) return
  const milliseconds = Date.parse(undoUntil) - Date.parse(decision.at)
  useLastDecision.setState({
    last: {
      number,
      kind: decision.kind,
      confirmed: { version, endsAt: Date.now() + milliseconds },
    },
  })
}
