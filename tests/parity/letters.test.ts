import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { prepareDatabase } from '../../server/api.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'

test('a database whose locale knows no letters is refused before anything is written', async () => {
  const url = new URL(inject('postgresUrl'))
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(
    `create database of_ascii template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
  )
  url.pathname = '/of_ascii'
  const database = openPostgres(url.href)
  try {
    await expect(prepareDatabase(database, new Date())).rejects.toThrow('--locale=C.UTF-8')
    const tables = await database.introspection.getTables()
    expect(tables.map(({ name }) => name)).toEqual([])
  } finally {
    await database.destroy()
    await client.query('drop database of_ascii')
    await client.end()
  }
})
