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
 * Takes the demo's folder, and puts the made-up desk into one that has none yet.
 *
 * @param build makes the desk's files, if they are not there
 * @throws {SettingsError} for a folder that the demo did not make, of which nothing is changed
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

/** @returns when the desk was opened */
async function furnish(path: string): Promise<number> {
  cpSync(deskPictures, join(path, 'pictures'), { recursive: true })
  const pglite = await openPGlite(path, new Blob([readFileSync(deskSnapshot)]))
  await pglite.close()
  const openedAt = Date.now()
  noteOpened(path, openedAt)
  return openedAt
}

/** How a made-up desk differs from a real one: its clock, and who one is in it. */
export function demoDifferences(openedAt: number): Omit<Differences, 'appFolder'> {
  return {
    clock: demoClock(openedAt),
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    identity: demoIdentity,
  }
}

/** Sessions as always, but a visitor is somebody at once, and can become anybody. */
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
