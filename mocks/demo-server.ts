import { fileURLToPath } from 'node:url'
import { readSettings, SettingsError } from '../server/hosts/node/settings.ts'
import { startDesk } from '../server/hosts/node/start.ts'
import { demoDifferences, furnish } from './demo-desk.ts'
import { ensureDesk } from './desk/build.ts'
import { demoCodeKey, demoIntakeKey } from './desk/keys.ts'

/**
 * The demo on Node: the whole product on one port, on an embedded database with a made-up desk.
 * Anybody can be anybody in it, so it refuses to stand where real work could be.
 */
try {
  refuseRealWork()
  const settings = readSettings({
    DATA_DIR: '.demo/data',
    ...process.env,
    CODE_KEY: demoCodeKey.bytes.toHex(),
    CODE_KEY_ID: demoCodeKey.id,
    FORMER_CODE_KEY: '',
    INTAKE_KEY: demoIntakeKey,
  })
  await ensureDesk((line) => console.log(line))
  const desk = await startDesk(settings, {
    ...demoDifferences(await furnish(settings.dataDir)),
    appFolder: fileURLToPath(new URL('../dist/demo-server', import.meta.url)),
  })
  console.log(`Redeem Desk is ready at http://localhost:${settings.port}`)
  const stop = () => void desk.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
}

function refuseRealWork(): void {
  if (process.env['DATABASE_URL'] || process.env['NODE_ENV'] === 'production') {
    throw new SettingsError(
      'The demo lets anybody be anybody: it does not run in production or on a DATABASE_URL. Use npm start.',
    )
  }
}
