import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { smtpMailer } from './mailer.ts'
import { readSettings, SettingsError } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const codeKey = 'ab'.repeat(32)

test('nothing has to be set', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '.data',
    databaseUrl: null,
    databaseCaFile: null,
    smtpUrl: null,
    intakeKey: null,
    codeKey: null,
    codeKeyId: 'k1',
    formerCodeKey: null,
    undoSeconds: 10,
    secondPersonDays: 7,
    publicUrl: 'http://localhost:3000',
    trustsProxy: false,
    memberCenterSignIn: 'https://account.msi.com/login?ref=service',
    mailFrom: 'no-reply <no-reply@msi-mail.com>',
    mailDomain: 'msi-mail.com',
  })
})

test('what is set is read', () => {
  expect(
    readSettings({
      PORT: '8080',
      DATABASE_URL: 'postgres://desk@db.example.com/desk',
      CODE_KEY: codeKey,
      INTAKE_KEY: 'sixteen-letters-',
      PUBLIC_URL: 'https://desk.example.com//',
      TRUST_PROXY: 'true',
      SMTP_URL: 'smtps://mail.example.com',
    }),
  ).toMatchObject({
    port: 8080,
    databaseUrl: 'postgres://desk@db.example.com/desk',
    codeKey,
    undoSeconds: 10,
    intakeKey: 'sixteen-letters-',
    publicUrl: 'https://desk.example.com',
    trustsProxy: true,
    smtpUrl: 'smtps://mail.example.com',
  })
})

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', SMTP_URL: '', TRUST_PROXY: '' })).toEqual(readSettings({}))
})

describe('a wrong setting is refused by name', () => {
  test.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://db.example.com'],
    ['DATABASE_URL', 'db.example.com'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['INTAKE_KEY', 'too short'],
    ['CODE_KEY', 'ab'.repeat(31)],
    ['CODE_KEY', 'xy'.repeat(32)],
    ['CODE_KEY_ID', 'two words'],
    ['FORMER_CODE_KEY', 'ab'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['PUBLIC_URL', 'ftp://desk.example.com'],
    ['TRUST_PROXY', 'yes'],
    ['MEMBER_CENTER_SIGN_IN', 'http://account.msi.com'],
    ['MAIL_DOMAIN', 'msi mail.com'],
  ])('%s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })

  test('a new key beside the former one is given, and has a name of its own', () => {
    const former = { FORMER_CODE_KEY: codeKey }
    expect(() => readSettings(former)).toThrow('CODE_KEY must be set together with FORMER_CODE_KEY')
    const both = { ...former, CODE_KEY: 'cd'.repeat(32) }
    expect(() => readSettings(both)).toThrow('give the new key another name')
    expect(readSettings({ ...both, CODE_KEY_ID: 'k2' })).toMatchObject({
      codeKeyId: 'k2',
      formerCodeKey: { id: 'k1', key: codeKey },
    })
  })

  test('all of them at once, and none of their values: they may be secrets', () => {
    const wrong = { PORT: 'x', INTAKE_KEY: 'secret', CODE_KEY: 'canary' }
    const thrown = (() => {
      try {
        return readSettings(wrong)
      } catch (error) {
        return error
      }
    })()
    const lines = thrown instanceof SettingsError ? thrown.message.split('\n') : []
    expect(lines).toEqual([
      'PORT must be a port number',
      'INTAKE_KEY must have at least 16 characters',
      'CODE_KEY must be 64 hexadecimal digits (32 bytes)',
    ])
  })

  test('a database that several processes use needs the key they share', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://db/desk' })).toThrow(/^CODE_KEY must be/)
  })
})

describe('a secret from a file', () => {
  test('is read without the line break at its end', () => {
    const file = join(folder, 'intake')
    writeFileSync(file, 'sixteen-letters-from-a-file\n')
    expect(readSettings({ INTAKE_KEY_FILE: file }).intakeKey).toBe('sixteen-letters-from-a-file')
  })

  test('that is not there is refused by name', () => {
    const file = join(folder, 'nowhere')
    expect(() => readSettings({ CODE_KEY_FILE: file })).toThrow(
      `CODE_KEY_FILE names ${file}, which could not be read`,
    )
  })
})

describe('mail in the clear', () => {
  test.each([
    'smtp://mail.example.com?tls=never',
    'smtp://10.0.0.5:25?tls=never',
    'smtp://localhost.example.com?tls=never',
  ])('%s is refused', (url) => {
    expect(() => smtpMailer(url)).toThrow(SettingsError)
  })

  test.each(['smtp://127.0.0.1:25?tls=never', 'smtp://[::1]?tls=never', 'smtp://mail.example.com'])(
    '%s is not',
    (url) => {
      expect(() => smtpMailer(url).close()).not.toThrow()
    },
  )
})
