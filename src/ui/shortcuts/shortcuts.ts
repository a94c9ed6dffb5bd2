import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** A key that does something where it stands. */
export interface Shortcut {
  /** As it is delivered, written as `keys.ts` says; somebody may have changed theirs. */
  keys: string
  /** What it does, for the sheet. */
  label: string
  /** Which list of the sheet it stands in. */
  scope: 'anywhere' | 'here' | 'pictures'
  run(event: KeyboardEvent): void
}

/** A key that worked on some page since the app was opened. */
interface KnownKey {
  scope: Shortcut['scope']
  /** Everything it is for, here and on other pages. */
  labels: string[]
}

/** What stands above the page: all keys, one's own keys, or the palette. */
type Sheet = 'keys' | 'own keys' | 'palette'

interface ShortcutStore {
  active: Shortcut[]
  known: Record<string, KnownKey>
  sheet: Sheet | null
  add(shortcut: Shortcut): () => void
  openSheet(sheet: Sheet | null): void
}

/** What can be pressed now: the sheet is drawn from it, so it never tells of a key that is dead. */
export const useShortcutStore = create<ShortcutStore>((set) => ({
  active: [],
  known: {},
  sheet: null,
  add(shortcut) {
    set(({ active, known }) => ({ active: [...active, shortcut], known: learn(known, shortcut) }))
    return () => set(({ active }) => ({ active: active.filter((one) => one !== shortcut) }))
  },
  openSheet: (sheet) => set({ sheet }),
}))

function learn(known: Record<string, KnownKey>, { keys, label, scope }: Shortcut) {
  const before = known[keys]
  if (label === '' || before?.labels.includes(label)) return known
  return { ...known, [keys]: { scope, labels: [...(before?.labels ?? []), label] } }
}

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
