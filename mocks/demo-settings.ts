import { readSettings, SettingsError, type Settings } from '../server/hosts/node/settings.ts'
import { defaultDemoFolder } from './demo-folder.ts'
import { demoCodeKey, demoIntakeKey } from './desk/keys.ts'

type Environment = Record<string, string | undefined>

/**
 * The demo's settings. Anybody can be anybody in it, so it is refused where real work could be: that
 * is decided on the settings as they were read, whichever way they came. Of the environment it takes
 * where to listen; never a folder, a key or a mail server that may belong to a real desk.
 *
 * @throws {SettingsError} in production, on a database server, or for settings that are wrong
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
      'The demo lets anybody be anybody: it does not run in production or on a DATABASE_URL. Use npm start.',
    )
  }
  return settings
}

/** A setting of our own, which no file named by the environment replaces. */
const only = (name: string, value: string): Environment => ({ [name]: value, [`${name}_FILE`]: '' })
