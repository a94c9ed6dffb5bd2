import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPGlite } from '../server/hosts/node/open-database.ts'
import { readSettings, SettingsError } from '../server/hosts/node/settings.ts'
import { startDesk } from '../server/hosts/node/start.ts'
import type { Identity } from '../server/ports.ts'
import { findPerson } from '../server/staff/store.ts'
import { cookieIdentity } from '../server/staff/sessions.ts'
import { deskPictures, deskSnapshot, ensureDesk } from './desk/build.ts'
import { demoClock } from './desk/demo-clock.ts'
import { demoCodeKey, demoIntakeKey } from './desk/keys.ts'
import { personas } from './desk/personas.ts'
import { readFileSync } from 'node:fs'

/**
 * The demo on Node: the whole product on one port, on an embedded database with a made-up desk.
 * Anybody can be anybody in it, so it refuses to stand where real work could be.
 */
try {
  refuseRealWork()
  const settings = readSettings({
    DATA_DIR: '.demo/data',
    ...process.env,
    CODE_KEY: hex(demoCodeKey.bytes),
    INTAKE_KEY: demoIntakeKey,
  })
  await ensureDesk((line) => console.log(line))
  const openedAt = await furnish(settings.dataDir)
  const desk = await startDesk(settings, {
    appFolder: fileURLToPath(new URL('../dist/demo-server', import.meta.url)),
    clock: demoClock(openedAt),
    codeKeyId: demoCodeKey.id,
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    identity: demoIdentity,
  })
  console.log(`Redeem Desk is ready at http://localhost:${settings.port}`)
  const stop = () => void desk.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
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

function refuseRealWork(): void {
  if (process.env['DATABASE_URL'] || process.env['NODE_ENV'] === 'production') {
    throw new SettingsError(
      'The demo lets anybody be anybody: it does not run in production or on a DATABASE_URL. Use npm start.',
    )
  }
}

/** Puts the made-up desk into a data directory that has none yet. @returns when it was opened */
async function furnish(dataDir: string): Promise<number> {
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

function hex(bytes: Uint8Array): string {
  return bytes.toHex()
}
