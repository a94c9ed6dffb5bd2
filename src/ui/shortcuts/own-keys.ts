import { create } from 'zustand'
import type { OwnKeys } from '../../../contract/preferences.ts'
import { isSingle } from './keys.ts'

export const asDelivered: OwnKeys = { isSingleOff: false, keys: {} }

/** The current key for the action whose default key is `keys`; `null` if it has none. */
export function keysNow(own: OwnKeys, keys: string): string | null {
  const now = own.keys[keys] ?? keys
  return now === '' || (own.isSingleOff && isSingle(now)) ? null : now
}

/** The shortcuts of whoever is signed in, as they are kept on the server. */
export const useOwnKeysStore = create<{ own: OwnKeys }>()(() => ({ own: asDelivered }))

export const useOwnKeys = (): OwnKeys => useOwnKeysStore(({ own }) => own)
