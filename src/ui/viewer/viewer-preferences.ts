import { create } from 'zustand'

interface ViewerPreferences {
  /** Whether pictures side by side move together. */
  isLinked: boolean
  hasLoupe: boolean
  prefer(changed: Partial<Pick<ViewerPreferences, 'isLinked' | 'hasLoupe'>>): void
}

/** A person's viewer preferences, kept from claim to claim. */
export const useViewerPreferences = create<ViewerPreferences>((set) => ({
  isLinked: false,
  hasLoupe: false,
  prefer: (changed) => set(changed),
}))
