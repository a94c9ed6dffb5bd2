import pg from 'pg'
import type { TestProject } from 'vitest/node'
import startPostgres from '../support/postgres-setup.ts'
import { torture } from './torture.ts'

/** `npm run torture [claims codes kills]`: the long form, on a PostgreSQL started for it. */
const [claims = 150, codes = 110, kills = 12] = process.argv.slice(2).map(Number)
let serverUrl = ''
const provide = (_name: string, url: unknown) => {
  serverUrl = String(url)
}
// Of a whole project of tests only this one thing is asked for.
const stop = await startPostgres({ provide } as unknown as TestProject)
const name = `torture_${Date.now()}`
const client = new pg.Client({ connectionString: serverUrl })
await client.connect()
await client.query(`create database ${name}`)
await client.end()
const url = new URL(serverUrl)
url.pathname = `/${name}`

const { violations, figures } = await torture({
  databaseUrl: url.href,
  claims,
  codes,
  kills,
  tell: (line) => console.log(line),
})
console.table(figures)
for (const violation of violations) console.error(violation)
await stop?.()
process.exit(violations.length === 0 ? 0 : 1)
