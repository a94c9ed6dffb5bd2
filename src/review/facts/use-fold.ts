import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** A part of the panel that can be folded. */
type Part = 'details'

interface Folds {
  open: Partial<Record<Part, boolean>>
  toggle(part: Part): void
}

/** Which parts are open, kept from claim to claim and from day to day. */
const useFolds = create<Folds>()(
  persist(
    (set) => ({
      open: {},
      toggle: (part) => set(({ open }) => ({ open: { ...open, [part]: !open[part] } })),
    }),
    { name: 'redeem-desk.folds', version: 1, partialize: ({ open }) => ({ open }) },
  ),
)

/** Folded until somebody opens it. */
export function useFold(part: Part): { isOpen: boolean; toggle(): void } {
  const isOpen = useFolds(({ open }) => open[part] === true)
  const toggle = useFolds((folds) => folds.toggle)
  return { isOpen, toggle: () => toggle(part) }
}
