import pg from 'pg'
import { inject } from 'vitest'

let made = 0

/**
 * A new, empty database on the test server.
 *
 * @param like what comes after its name in `create database`
 * @returns its address
 */
export async function newPostgresDatabase(like = ''): Promise<string> {
  const serverUrl = inject('postgresUrl')
  made += 1
  const name = `desk_${process.pid}_${Date.now()}_${made}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name} ${like}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
