import type { TestProject } from 'vitest/node'
import { startPostgres } from './start-postgres.ts'

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
  const postgres = await startPostgres(['-c', 'fsync=off', '-c', 'max_connections=200'])
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}
