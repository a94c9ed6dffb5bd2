import { fileURLToPath } from 'node:url'
import { readSettings, SettingsError } from './settings.ts'
import { startDesk } from './start.ts'

/**
 * The real server: `npm start`. Settings come from the environment, and invalid ones are refused.
 */
try {
  const settings = readSettings(process.env)
  const appFolder = fileURLToPath(new URL('../../../dist/app', import.meta.url))
  const desk = await startDesk(settings, { appFolder })
  if (desk.firstLink) {
    // Printed and not logged: the link is a key to the desk, and logs are collected and kept.
    console.error(
      `Nobody has an account yet. Open this link within a day to create the first administrator:`,
    )
    console.error(`  ${desk.firstLink}`)
  }
  if (!settings.smtpUrl) console.log('SMTP_URL is not set, so mails are kept and not sent.')
  console.log(`Redeem Desk is ready at http://localhost:${settings.port}`)

  const stop = () => {
    void desk.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
}
