import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPGlite } from '../server/hosts/node/open-database.ts'
import type { Differences } from '../server/hosts/node/start.ts'
import type { Identity } from '../server/ports.ts'
import { cookieIdentity } from '../server/staff/sessions.ts'
import { findPerson } from '../server/staff/store.ts'
import { deskPictures, deskSnapshot } from './desk/build.ts'
import { demoClock } from './desk/demo-clock.ts'
import { personas } from './desk/personas.ts'

/** Puts the made-up desk into a data directory that has none yet. @returns when it was opened */
export async function furnish(dataDir: string): Promise<number> {
  const openedFile = join(dataDir, 'opened-at')
  if (existsSync(openedFile)) return Number(readFileSync(openedFile, 'utf8'))
  rmSync(join(dataDir, 'database'), { recursive: true, force: true })
  cpSync(deskPictures, join(dataDir, 'pictures'), { recursive: true })
  const pglite = await openPGlite(dataDir, new Blob([readFileSync(deskSnapshot)]))
  await pglite.close()
  const openedAt = Date.now()
  writeFileSync(openedFile, String(openedAt))
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
    identify: async (request) =>
      (await byCookie.identify(request)) ?? findPerson(ports.database, personas.rina.id),
    personas: async () =>
      Object.values(personas).map(({ id, name, roles }) => ({ id, name, roles })),
  }
}
