import { create } from 'zustand'

interface EvidenceFocus {
  /** The spot that is pointed at, in the facts or on a picture. */
  pointed: string | null
  /** What was gone to last; counted, so that going there again is something new. */
  gone: { id: string; times: number } | null
  point(id: string | null): void
  goTo(id: string): void
}

/** Ties a fact to its place in the picture, both ways. */
export const useEvidenceFocus = create<EvidenceFocus>()((set) => ({
  pointed: null,
  gone: null,
  point: (pointed) => set({ pointed }),
  goTo: (id) => set(({ gone }) => ({ pointed: id, gone: { id, times: (gone?.times ?? 0) + 1 } })),
}))

/** What a button of a fact needs, so that it points at its place and goes there. */
export function usePointing(id: string) {
  const isPointed = useEvidenceFocus(({ pointed }) => pointed === id)
  const point = useEvidenceFocus((focus) => focus.point)
  const goTo = useEvidenceFocus((focus) => focus.goTo)
  return {
    isPointed,
    pointing: {
      onPointerEnter: () => point(id),
      onPointerLeave: () => point(null),
      onFocus: () => point(id),
      onBlur: () => point(null),
      onClick: () => goTo(id),
    },
  }
}
