import { create } from 'zustand'

interface EvidenceFocus {
  /** The highlighted spot, in the facts or on a picture. */
  pointed: string | null
  /** The last spot that was selected; counted, so that selecting it again is a new event. */
  gone: { id: string; times: number } | null
  point(id: string | null): void
  goTo(id: string): void
}

/** Links a fact and its place in the picture, in both directions. */
export const useEvidenceFocus = create<EvidenceFocus>()((set) => ({
  pointed: null,
  gone: null,
  point: (pointed) => set({ pointed }),
  goTo: (id) => set(({ gone }) => ({ pointed: id, gone: { id, times: (gone?.times ?? 0) + 1 } })),
}))

/** Props for a fact's button, to highlight its place and go there. */
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
