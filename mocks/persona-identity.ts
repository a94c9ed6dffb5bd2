import type { Identity } from '../server/ports.ts'
import { findPerson } from '../server/staff/store.ts'
import type { Database } from '../server/storage/tables.ts'
import { personas } from './desk/personas.ts'

/** Where this visitor's persona is stored. */
export interface Remembered {
  get(): string | null
  set(id: string | null): void
}

/**
 * Identity without cookies: a visitor is the chosen persona, and has one from the start. Another
 * adapter of the same port; no real server uses it.
 */
export function personaIdentity(database: Database, remembered: Remembered): Identity {
  return {
    identify: () => findPerson(database, remembered.get() ?? personas.rina.id),
    async begin(_tx, staffId) {
      remembered.set(staffId)
      return new Headers()
    },
    async end() {
      remembered.set(null)
      return new Headers()
    },
    personas: async () =>
      Object.values(personas).map(({ id, name, roles }) => ({ id, name, roles })),
  }
}
