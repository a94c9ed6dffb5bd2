import { create } from 'zustand'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'

/** The person's own decision that can still be undone. */
export interface LastDecision {
  number: string
  version: number
  kind: DecisionKind
  /** Milliseconds on this machine's clock, which may differ from the server's. */
  endsAt: number
}

interface LastDecisionStore {
  last: LastDecision | null
  forget(number: string): void
}

/**
 * Kept outside the rooms, because the next claim is already open while the last decision can be
 * undone.
 */
export const useLastDecision = create<LastDecisionStore>((set) => ({
  last: null,
  forget: (number) => set(({ last }) => (last?.number === number ? { last: null } : {})),
}))

/** Offers undo for the last decision, for as long as the server allows. */
export function offerUndo({ number, version, undoUntil, attempts }: Claim): void {
  const decision = attempts[0]?.decision
  if (!undoUntil || !decision) return
  const milliseconds = Date.parse(undoUntil) - Date.parse(decision.at)
  useLastDecision.setState({
    last: { number, version, kind: decision.kind, endsAt: Date.now() + milliseconds },
  })
}
