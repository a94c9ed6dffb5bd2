import { prepareDatabase } from '../../api.ts'
import { readAgain } from '../../evidence/read-due.ts'
import { engineName } from '../../reading/engine-name.ts'
import { lockDataDir } from './data-dir.ts'
import { openEmbedded, openPostgres } from './open-database.ts'
import { readSettings, SettingsError } from './settings.ts'

/**
 * `npm run evidence:again`: queues every picture that this version's engines have not read. The
 * desk reads them while it runs; until then earlier readings remain.
 */
async function putInLine(): Promise<void> {
  const settings = readSettings(process.env)
  const dataDir = settings.databaseUrl ? null : lockDataDir(settings.dataDir)
  const database = settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databaseCaFile)
    : await openEmbedded(settings.dataDir)
  await prepareDatabase(database, new Date())
  const count = await readAgain(database, engineName, new Date())
  console.log(`${count} documents are queued to be read by ${engineName}.`)
  await database.destroy()
  dataDir?.release()
}

try {
  await putInLine()
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
}
