import { create } from 'zustand'
import type { CheckId } from '../../../contract/checks.ts'

interface EvidenceFocus {
  /** What is pointed at, in the facts or on a picture. */
  pointed: CheckId | null
  /** What was gone to last; counted, so that going there again is something new. */
  gone: { id: CheckId; times: number } | null
  point(id: CheckId | null): void
  goTo(id: CheckId): void
}

/** Ties a fact to its place in the picture, both ways. */
export const useEvidenceFocus = create<EvidenceFocus>()((set) => ({
  pointed: null,
  gone: null,
  point: (pointed) => set({ pointed }),
  goTo: (id) => set(({ gone }) => ({ pointed: id, gone: { id, times: (gone?.times ?? 0) + 1 } })),
}))
