import { create } from 'zustand'

interface ViewerPreferences {
  /** Whether pictures side by side move together. */
  isLinked: boolean
  hasLoupe: boolean
  /** While a key is held, pictures are shown without anything over them. */
  areMarksHidden: boolean
  prefer(changed: Partial<Omit<ViewerPreferences, 'prefer'>>): void
}

/** A person's viewer preferences, kept from claim to claim. */
export const useViewerPreferences = create<ViewerPreferences>((set) => ({
  isLinked: false,
  hasLoupe: false,
  areMarksHidden: false,
  prefer: (changed) => set(changed),
}))
