import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataDir } from '../server/hosts/node/data-dir.ts'
import { openPGlite } from '../server/hosts/node/open-database.ts'
import type { Differences } from '../server/hosts/node/start.ts'
import type { Identity } from '../server/ports.ts'
import { cookieIdentity } from '../server/staff/sessions.ts'
import { findPerson } from '../server/staff/store.ts'
import { noteOpened, takeDemoFolder } from './demo-folder.ts'
import { deskPictures, deskSnapshot } from './desk/build.ts'
import { demoClock } from './desk/demo-clock.ts'
import { personas } from './desk/personas.ts'

/**
 * Opens the demo's folder, and copies the made-up desk into a new one.
 *
 * @param build creates the desk's files, if they do not exist
 * @throws {SettingsError} for a folder the demo did not create, which is left unchanged
 */
export async function openDemoDesk(
  path: string,
  build: () => Promise<void> = async () => {},
): Promise<{ dataDir: DataDir; openedAt: number }> {
  const { dataDir, openedAt } = takeDemoFolder(path)
  try {
    await build()
    return { dataDir, openedAt: openedAt ?? (await furnish(path)) }
  } catch (error) {
    dataDir.release()
    throw error
  }
}

/** @returns when the desk was first opened */
async function furnish(path: string): Promise<number> {
  cpSync(deskPictures, join(path, 'pictures'), { recursive: true })
  const pglite = await openPGlite(path, new Blob([readFileSync(deskSnapshot)]))
  await pglite.close()
  const openedAt = Date.now()
  noteOpened(path, openedAt)
  return openedAt
}

/** Differences between the demo and a real desk: its clock, and its personas. */
export function demoDifferences(openedAt: number): Omit<Differences, 'appFolder'> {
  return {
    clock: demoClock(openedAt),
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    identity: demoIdentity,
  }
}

/** Normal sessions, except that a visitor starts with a persona and can switch to any other. */
function demoIdentity(ports: Parameters<typeof cookieIdentity>[0]): Identity {
  const byCookie = cookieIdentity(ports)
  return {
    ...byCookie,
    identify: async (request, goesOn) =>
      (await byCookie.identify(request, goesOn)) ?? findPerson(ports.database, personas.rina.id),
    personas: async () =>
      Object.values(personas).map(({ id, name, roles }) => ({ id, name, roles })),
  }
}
