import { useEffect } from 'react'
import { create } from 'zustand'
import { useLatest } from '../use-latest.ts'

/**
 * The sections of the sheet, in its order: deciding, looking at pictures, moving between claims or
 * rows, anything else of this page, and everywhere.
 */
export const scopes = ['decide', 'pictures', 'move', 'here', 'anywhere'] as const
type Scope = (typeof scopes)[number]

/** A shortcut of a mounted component. */
export interface Shortcut {
  /** Default key in the notation of `keys.ts`; the person may have changed it. */
  keys: string
  /** Its label in the sheet. */
  label: string
  /** Its section in the sheet. */
  scope: Scope
  run(event: KeyboardEvent): void
}

/** A shortcut seen on any page since the app was opened. */
interface KnownKey {
  scope: Shortcut['scope']
  /** Its labels, on this and other pages. */
  labels: string[]
}

/** The sheet that is open: all shortcuts, custom shortcuts, or the palette. */
type Sheet = 'keys' | 'own keys' | 'palette'

interface ShortcutStore {
  active: Shortcut[]
  known: Record<string, KnownKey>
  sheet: Sheet | null
  add(shortcut: Shortcut): () => void
  openSheet(sheet: Sheet | null): void
}

/**
 * The active shortcuts. The sheet is rendered from them, so it never lists one that does not work.
 */
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

/**
 * Registers a shortcut while the component is mounted and `isOn`. If two use the same key, the last
 * registered handler wins.
 */
export function useShortcut(
  keys: string,
  label: string,
  run: (event: KeyboardEvent) => void,
  { isOn = true, scope = 'here' }: { isOn?: boolean; scope?: Scope } = {},
): void {
  const latest = useLatest(run)
  const add = useShortcutStore((store) => store.add)
  useEffect(
    () => (isOn ? add({ keys, label, scope, run: latest }) : undefined),
    [add, keys, label, latest, scope, isOn],
  )
}
