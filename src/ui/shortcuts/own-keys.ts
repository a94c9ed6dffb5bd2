import * as z from 'zod/mini'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { isSingle } from './keys.ts'

/** A person's changes to the default keys. */
export interface OwnKeys {
  /** Single-character keys are off. */
  isSingleOff: boolean
  /** New key by default key; `''` for none. */
  keys: Record<string, string>
}

export const asDelivered: OwnKeys = { isSingleOff: false, keys: {} }

/** The current key for the action whose default key is `keys`; `null` if it has none. */
export function keysNow(own: OwnKeys, keys: string): string | null {
  const now = own.keys[keys] ?? keys
  return now === '' || (own.isSingleOff && isSingle(now)) ? null : now
}

interface OwnKeysStore {
  /** The signed-in person, since several people may share a browser. */
  person: string
  byPerson: Record<string, OwnKeys>
  enter(person: string): void
  change(changed: (own: OwnKeys) => OwnKeys): void
}

const written = z.string().check(z.maxLength(40))
const kept = z.object({
  isSingleOff: z._default(z.boolean(), false),
  keys: z.record(written, written),
})

/** The stored value, without anything in an unexpected form. */
export function readKept(stored: unknown): Record<string, OwnKeys> {
  const all = z.safeParse(z.object({ byPerson: z.record(z.string(), z.unknown()) }), stored)
  if (!all.success) return {}
  return Object.fromEntries(
    Object.entries(all.data.byPerson).flatMap(([person, one]) => {
      const read = z.safeParse(kept, one)
      return read.success ? [[person, read.data]] : []
    }),
  )
}

/**
 * Keys stored before `g` belonged to the rooms alone: going to what was read is on `'` now. Whoever
 * uses `'` for something else keeps `g`.
 */
export function withPlacesMoved(own: OwnKeys): OwnKeys {
  const { g, ...keys } = own.keys
  const places = g ?? (Object.values(keys).includes("'") ? 'g' : "'")
  return { ...own, keys: places === "'" ? keys : { ...keys, "'": places } }
}

const withAllMoved = (stored: unknown) => ({
  byPerson: Object.fromEntries(
    Object.entries(readKept(stored)).map(([person, own]) => [person, withPlacesMoved(own)]),
  ),
})

const storageName = 'redeem-desk-keys'

/** Custom keys of each person, stored in this browser. */
export const useOwnKeysStore = create<OwnKeysStore>()(
  persist(
    (set) => ({
      person: '',
      byPerson: {},
      enter: (person) => set({ person }),
      change: (changed) =>
        set(({ person, byPerson }) => ({
          byPerson: { ...byPerson, [person]: changed(byPerson[person] ?? asDelivered) },
        })),
    }),
    {
      name: storageName,
      version: 1,
      migrate: (stored, version) => (version === 0 ? withAllMoved(stored) : stored),
      partialize: ({ byPerson }) => ({ byPerson }),
      merge: (stored, current) => ({ ...current, byPerson: readKept(stored) }),
    },
  ),
)

/** Follows changes made in another tab of the same person. @returns stops following */
export function followOtherTabs(): () => void {
  const follow = ({ key }: StorageEvent) => {
    if (key === storageName) void useOwnKeysStore.persist.rehydrate()
  }
  addEventListener('storage', follow)
  return () => removeEventListener('storage', follow)
}

export const ownKeysOf = ({ person, byPerson }: OwnKeysStore): OwnKeys =>
  byPerson[person] ?? asDelivered

export const useOwnKeys = (): OwnKeys => useOwnKeysStore(ownKeysOf)
