import { create } from 'zustand'

interface MissingParts {
  /** Whether a part that somebody wanted could not be loaded, and they have not put that away. */
  isSaid: boolean
  say(isSaid: boolean): void
}

export const useMissingParts = create<MissingParts>((set) => ({
  isSaid: false,
  say: (isSaid) => set({ isSaid }),
}))
