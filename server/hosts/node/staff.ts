import { prepareDatabase } from '../../api.ts'
import { makeLink, recordLinkOnMachine } from '../../staff/links.ts'
import { findByEmail } from '../../staff/store.ts'
import { lockDataDir } from './data-dir.ts'
import { nodeIds } from './ids.ts'
import { openEmbedded, openPostgres } from './open-database.ts'
import { readSettings, SettingsError } from './settings.ts'

/**
 * `npm run staff:link -- EMAIL`: a single-use link for a new password, for when the last
 * administrator has lost theirs.
 */
async function printLink(email: string | undefined): Promise<void> {
  if (!email) throw new SettingsError('Which account? npm run staff:link -- name@example.com')
  const settings = readSettings(process.env)
  const dataDir = settings.databaseUrl ? null : lockDataDir(settings.dataDir)
  const database = settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databaseCaFile)
    : await openEmbedded(settings.dataDir)
  const clock = { now: () => new Date() }
  await prepareDatabase(database, clock.now())
  const account = await findByEmail(database, email)
  if (!account) throw new SettingsError(`Nobody has an account with ${email}`)
  const purpose = account.password_hash === null ? 'invitation' : 'new_password'
  const { path, expiresAt } = await database.transaction().execute(async (tx) => {
    await recordLinkOnMachine(tx, nodeIds, account.id, clock.now())
    return makeLink(tx, { ids: nodeIds, clock }, purpose, account.id)
  })
  console.log(`${settings.publicUrl}${path}`)
  console.log(`It works once, until ${expiresAt.toISOString()}.`)
  await database.destroy()
  dataDir?.release()
}

try {
  await printLink(process.argv[2])
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
}
