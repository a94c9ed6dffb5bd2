import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import {
  ownKeys,
  preferencesChange,
  type OwnKeys,
  type Preferences,
} from '../../contract/preferences.ts'
import { api } from '../api/api.ts'
import { showPreferences } from '../api/keep-preferences.ts'
import { usePerson, usePreferences } from '../api/session.ts'

const storageName = 'redeem-desk-keys'

/** Brings shortcuts to the server that an earlier version of the app kept in this browser only. */
export function useBringKeys(): void {
  const { id } = usePerson()
  const isUnset = usePreferences()?.shortcuts === null
  const cache = useQueryClient()
  useEffect(() => {
    const own = keptHere(read())[id]
    if (!own) return
    if (!isUnset) return forget(id)
    void bring(own).then((kept) => {
      // Otherwise they stay where they are, and are tried again another time.
      if (kept) forget(id)
      return kept && showPreferences(cache, kept)
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each person
  }, [id])
}

// Written before a field was added, it has none.
const kept = z.extend(ownKeys, { isSingleOff: z._default(z.boolean(), false) })
const bring = (shortcuts: OwnKeys): Promise<Preferences | null> =>
  api.call(preferencesChange, { body: { shortcuts } }).catch(() => null)

const stored = z.object({
  state: z.object({ byPerson: z.record(z.string(), z.unknown()) }),
  version: z._default(z.number(), 0),
})

/** The shortcuts of each person in the stored value, without anything in an unexpected form. */
export function keptHere(value: unknown): Record<string, OwnKeys> {
  const all = z.safeParse(stored, value)
  if (!all.success) return {}
  const { state, version } = all.data
  return Object.fromEntries(
    Object.entries(state.byPerson).flatMap(([person, one]) => {
      const own = z.safeParse(kept, one)
      if (!own.success) return []
      return [[person, version === 0 ? withPlacesMoved(own.data) : own.data]]
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

/** A storage may be forbidden, and what it keeps be broken. */
function read(): unknown {
  try {
    return JSON.parse(localStorage.getItem(storageName) ?? 'null')
  } catch {
    return null
  }
}

function forget(person: string): void {
  const { [person]: _brought, ...byPerson } = keptHere(read())
  if (Object.keys(byPerson).length === 0) localStorage.removeItem(storageName)
  else localStorage.setItem(storageName, JSON.stringify({ state: { byPerson }, version: 1 }))
}
