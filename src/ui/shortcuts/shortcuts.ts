import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** A key that does something where it stands. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, or several in a row: `g q`. */
  keys: string
  /** What it does, for the sheet. */
  label: string
  scope: 'anywhere' | 'here'
  run(event: KeyboardEvent): void
}

interface ShortcutStore {
  active: Shortcut[]
  isSheetOpen: boolean
  add(shortcut: Shortcut): () => void
  openSheet(isOpen: boolean): void
}

/** What can be pressed now: the sheet is drawn from it, so it never tells of a key that is dead. */
export const useShortcutStore = create<ShortcutStore>((set) => ({
  active: [],
  isSheetOpen: false,
  add(shortcut) {
    set(({ active }) => ({ active: [...active, shortcut] }))
    return () => set(({ active }) => ({ active: active.filter((one) => one !== shortcut) }))
  },
  openSheet: (isSheetOpen) => set({ isSheetOpen }),
}))

/** Makes a key work while the component is there and `isOn`. Of two on one key the younger wins. */
export function useShortcut(
  keys: string,
  label: string,
  run: (event: KeyboardEvent) => void,
  { isOn = true, scope = 'here' }: { isOn?: boolean; scope?: Shortcut['scope'] } = {},
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const add = useShortcutStore((store) => store.add)
  useEffect(
    () => (isOn ? add({ keys, label, scope, run: (event) => latest.current(event) }) : undefined),
    [add, keys, label, scope, isOn],
  )
}
