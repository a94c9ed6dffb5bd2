import { readSettings, SettingsError, type Settings } from '../server/hosts/node/settings.ts'
import { defaultDemoFolder } from './demo-folder.ts'
import { demoCodeKey, demoIntakeKey } from './desk/keys.ts'

type Environment = Record<string, string | undefined>

/**
 * The demo's settings. Since anyone can be anyone in it, it refuses to run where real work could
 * happen, and checks the settings as read, whatever their source. From the environment it only
 * takes the address to listen on; never a folder, a key or a mail server that may belong to a real
 * desk.
 *
 * @throws {SettingsError} in production, with a database server, or for invalid settings
 */
export function demoSettings(env: Environment): Settings {
  const settings = readSettings({
    ...env,
    ...only('DATA_DIR', env['DEMO_DATA_DIR'] || defaultDemoFolder),
    ...only('CODE_KEY', demoCodeKey.bytes.toHex()),
    ...only('CODE_KEY_ID', demoCodeKey.id),
    ...only('FORMER_CODE_KEY', ''),
    ...only('INTAKE_KEY', demoIntakeKey),
    ...only('SMTP_URL', ''),
  })
  if (settings.databaseUrl !== null || env['NODE_ENV'] === 'production') {
    throw new SettingsError(
      'In the demo anyone can act as anyone, so it does not run in production or with a DATABASE_URL. Use npm start.',
    )
  }
  return settings
}

/** A fixed setting, which no file named in the environment replaces. */
const only = (name: string, value: string): Environment => ({ [name]: value, [`${name}_FILE`]: '' })
