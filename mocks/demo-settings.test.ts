import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { SettingsError } from '../server/hosts/node/settings.ts'
import { demoSettings } from './demo-settings.ts'
import { demoCodeKey, demoIntakeKey } from './desk/keys.ts'

const home = mkdtempSync(join(tmpdir(), 'redeem-desk-demo-settings-'))
afterAll(() => rmSync(home, { recursive: true }))

/** Settings of a real desk, as they lie around in a shell, a unit file or a container. */
const real = {
  DATABASE_URL: 'postgres://localhost/desk',
  DATA_DIR: '/var/lib/desk',
  CODE_KEY: 'ab'.repeat(32),
  CODE_KEY_ID: 'k7',
  FORMER_CODE_KEY: 'cd'.repeat(32),
  INTAKE_KEY: 'the key of the real desk',
  SMTP_URL: 'smtp://mail.example',
  NODE_ENV: 'production',
} as const

for (const [name, value] of Object.entries(real)) writeFileSync(join(home, name), `${value}\n`)

type Way = 'missing' | 'empty' | 'set' | 'in a file'
const ways: Way[] = ['missing', 'empty', 'set', 'in a file']
const anyWay = fc.constantFrom(...ways)

function environmentOf(chosen: Record<keyof typeof real, Way>): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(real)) {
    const way = chosen[name as keyof typeof real]
    if (way === 'empty') env[name] = ''
    if (way === 'set') env[name] = value
    if (way === 'in a file') env[`${name}_FILE`] = join(home, name)
  }
  return env
}

test('whichever way a real desk is named, the demo refuses it or has nothing of it', () => {
  const anyEnvironment = fc.record({
    DATABASE_URL: anyWay,
    DATA_DIR: anyWay,
    CODE_KEY: anyWay,
    CODE_KEY_ID: anyWay,
    FORMER_CODE_KEY: anyWay,
    INTAKE_KEY: anyWay,
    SMTP_URL: anyWay,
    NODE_ENV: anyWay,
  })
  fc.assert(
    fc.property(anyEnvironment, (chosen) => {
      const isReal = ['set', 'in a file'].includes(chosen.DATABASE_URL) || chosen.NODE_ENV === 'set'
      const read = () => demoSettings(environmentOf(chosen))
      if (isReal) {
        expect(read).toThrow(SettingsError)
        expect(read).toThrow(/does not run in production or with a DATABASE_URL/)
        return
      }
      expect(read()).toMatchObject({
        databaseUrl: null,
        dataDir: '.demo/data',
        codeKey: demoCodeKey.bytes.toHex(),
        codeKeyId: demoCodeKey.id,
        formerCodeKey: null,
        intakeKey: demoIntakeKey,
        smtpUrl: null,
      })
    }),
    { numRuns: 500 },
  )
})

test('its folder is its own to name', () => {
  expect(demoSettings({ DEMO_DATA_DIR: '/tmp/mine', DATA_DIR: '/var/lib/desk' }).dataDir).toBe(
    '/tmp/mine',
  )
})

test('a setting that is wrong is refused too', () => {
  expect(() => demoSettings({ DATABASE_URL: 'not an address' })).toThrow(SettingsError)
})
