import { prepareDatabase } from '../../api.ts'
import { checkCodeKeys, WrongCodeKey } from '../../prizes/key-check.ts'
import { rewrapCodes } from '../../prizes/rewrap.ts'
import { openVault } from '../../prizes/vault.ts'
import { codeKeyOf } from './code-key.ts'
import { lockDataDir } from './data-dir.ts'
import { nodeIds } from './ids.ts'
import { openEmbedded, openPostgres } from './open-database.ts'
import { readSettings, SettingsError } from './settings.ts'

/**
 * `npm run codes:rewrap`: encrypts with CODE_KEY every prize code that still uses FORMER_CODE_KEY.
 * It can be stopped and run again, also while a desk on PostgreSQL is running.
 */
async function rewrap(): Promise<void> {
  const settings = readSettings(process.env)
  if (!settings.formerCodeKey) {
    throw new SettingsError('FORMER_CODE_KEY is not set, so there is no key to move codes from')
  }
  const dataDir = settings.databaseUrl ? null : lockDataDir(settings.dataDir)
  const database = settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databaseCaFile)
    : await openEmbedded(settings.dataDir)
  const clock = { now: () => new Date() }
  await prepareDatabase(database, clock.now())
  const vault = await openVault(codeKeyOf(settings, settings.dataDir))
  await checkCodeKeys(database, vault)
  const done = await rewrapCodes({ database, ids: nodeIds, clock }, vault, (count) =>
    console.log(`${count} codes encrypted with the new key`),
  )
  console.log(`Done: ${done} codes moved from ${settings.formerCodeKey.id} to ${vault.keyId}.`)
  console.log('You can now remove FORMER_CODE_KEY from the settings of every process.')
  await database.destroy()
  dataDir?.release()
}

try {
  await rewrap()
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof WrongCodeKey)) throw error
  console.error(error.message)
  process.exit(1)
}
