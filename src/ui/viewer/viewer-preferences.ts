import { create } from 'zustand'

interface ViewerPreferences {
  /** Pictures side by side move together. */
  isLinked: boolean
  hasLoupe: boolean
  prefer(changed: Partial<Pick<ViewerPreferences, 'isLinked' | 'hasLoupe'>>): void
}

/** How somebody likes to look at pictures; it stays from claim to claim. */
export const useViewerPreferences = create<ViewerPreferences>((set) => ({
  isLinked: false,
  hasLoupe: false,
  prefer: (changed) => set(changed),
}))
