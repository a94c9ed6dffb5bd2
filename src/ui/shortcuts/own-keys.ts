import * as z from 'zod/mini'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { isSingle } from './keys.ts'

/** What somebody changed of the keys as they are delivered. */
export interface OwnKeys {
  /** Keys that are a character alone do nothing. */
  isSingleOff: boolean
  /** By the key as delivered: another one, or `''` for none. */
  keys: Record<string, string>
}

export const asDelivered: OwnKeys = { isSingleOff: false, keys: {} }

/** The key that does now what `keys` did as delivered; `null` when none does. */
export function keysNow(own: OwnKeys, keys: string): string | null {
  const now = own.keys[keys] ?? keys
  return now === '' || (own.isSingleOff && isSingle(now)) ? null : now
}

interface OwnKeysStore {
  /** Who is at the desk; several people may share a browser. */
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

/** What stood in the browser, without whatever is not as we write it. */
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

const storageName = 'redeem-desk-keys'

/** Everybody's own keys, kept in this browser. */
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
      partialize: ({ byPerson }) => ({ byPerson }),
      merge: (stored, current) => ({ ...current, byPerson: readKept(stored) }),
    },
  ),
)

/** Another tab of the same person is told what was changed here. @returns stops following */
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
