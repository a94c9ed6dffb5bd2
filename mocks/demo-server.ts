import { fileURLToPath } from 'node:url'
import { SettingsError } from '../server/hosts/node/settings.ts'
import { startDesk } from '../server/hosts/node/start.ts'
import { demoDifferences, openDemoDesk } from './demo-desk.ts'
import { demoSettings } from './demo-settings.ts'
import { ensureDesk } from './desk/build.ts'

/** The demo on Node: the whole product on one port, on an embedded database with a made-up desk. */
try {
  const settings = demoSettings(process.env)
  const { dataDir, openedAt } = await openDemoDesk(settings.dataDir, () =>
    ensureDesk((line) => console.log(line)),
  )
  const desk = await startDesk(settings, {
    ...demoDifferences(openedAt),
    dataDir,
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
