import { prepareDatabase } from '../../server/api.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'
import { fuzzSuite } from './suite.ts'

fuzzSuite('PostgreSQL', async () => {
  const database = openPostgres(await newPostgresDatabase())
  await prepareDatabase(database, new Date('2025-01-01T00:00:00Z'))
  return { database, close: () => database.destroy() }
})
