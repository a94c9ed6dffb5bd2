import { create } from 'zustand'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'

/** A decision of one's own that can still be undone. */
export interface LastDecision {
  number: string
  version: number
  kind: DecisionKind
  /** Milliseconds, by this machine's clock: the server's is not asked what time it is here. */
  endsAt: number
}

interface LastDecisionStore {
  last: LastDecision | null
  forget(number: string): void
}

/** Kept above the rooms: the next claim is already there while the last one can be undone. */
export const useLastDecision = create<LastDecisionStore>((set) => ({
  last: null,
  forget: (number) => set(({ last }) => (last?.number === number ? { last: null } : {})),
}))

/** Offers the undo of a decision that was just taken, for as long as the server allows. */
export function offerUndo({ number, version, undoUntil, attempts }: Claim): void {
  const decision = attempts[0]?.decision
  if (!undoUntil || !decision) return
  const milliseconds = Date.parse(undoUntil) - Date.parse(decision.at)
  useLastDecision.setState({
    last: { number, version, kind: decision.kind, endsAt: Date.now() + milliseconds },
  })
}
