import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseAddress, tlsFaultIn, UnsafeAddress } from './database-address.ts'
import { readSettings, SettingsError } from './settings.ts'
import { startDesk } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-tls-'))
const caFile = join(folder, 'ca.pem')
beforeAll(() => writeFileSync(caFile, 'certificates'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the driver makes of it in the end: where it goes, and how it checks who answers. */
function reached(url: string, ca: string | null = null) {
  const client = new pg.Client(databaseAddress(url, ca))
  // Typed as a boolean, and whatever it was given.
  const ssl: unknown = client.ssl
  if (ssl === false) return { host: client.host, tls: 'none' }
  if (typeof ssl !== 'object' || ssl === null) throw new Error('left to the driver')
  const checks = 'rejectUnauthorized' in ssl && ssl.rejectUnauthorized === true
  return { host: client.host, tls: checks ? 'checked' : 'unchecked' }
}

describe('beyond this machine', () => {
  test.each([
    'postgres://desk@db.example/desk',
    'postgresql://desk:secret@db.example:6432/desk?sslmode=verify-full',
    'postgres://desk@db.example/desk?ssl=true',
    'postgres://desk@db.example/desk?ssl=1&sslmode=verify-full',
    'postgres://desk@10.0.0.7/desk',
    'postgres://desk@[2001:db8::7]/desk',
    'postgres://localhost/desk?host=db.example',
    'postgres://127.0.0.1/desk?host=db.example&sslmode=verify-full',
    'postgres://desk@/desk?host=db.example',
    'postgres:///desk?host=db.example&user=desk',
    'postgres://db.example',
    // Invented: names and numbers that only look like this machine.
    'postgres://localhost.example/desk',
    'postgres://127.0.0.1.example/desk',
    'postgres://notlocalhost/desk',
    'postgres://0.0.0.0/desk',
    'postgres://desk@2130706433/desk',
    'postgres://localhost@db.example/desk',
    'postgres://desk:localhost@db.example/localhost?application_name=localhost',
    'postgres://db.example/desk#sslmode=disable',
    'postgres://db.example/desk?sslnegotiation=direct',
    'postgres://db.example/desk?uselibpqcompat=true&sslmode=verify-full',
  ])('%s is reached with a certificate that is checked', (url) => {
    expect(reached(url).tls).toBe('checked')
  })

  test.each([
    ...['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify', 'VERIFY-FULL', 'x'].map(
      (mode) => `sslmode=${mode}`,
    ),
    'ssl=0',
    'ssl=false',
    'ssl=no-verify',
    'sslmode=verify-full&ssl=no-verify',
    'sslmode=verify-full&sslmode=disable',
    'sslmode=disable&sslmode=verify-full',
    'ssl%6Dode=disable',
    'sslmode=no-verif%79',
    'host=db.example&sslmode=require',
    'uselibpqcompat=true&sslmode=require',
  ])('%s is refused, in words and without the password', (query) => {
    for (const ca of [null, caFile]) {
      const read = () => databaseAddress(`postgres://desk:hush@db.example/desk?${query}`, ca)
      expect(read).toThrow(UnsafeAddress)
      expect(read).toThrow(/sslmode=verify-full/)
      expect(read).not.toThrow(/hush/)
    }
  })

  test.each(['postgres://a.example,b.example/desk', 'postgres://a:1,b:2/desk'])(
    '%s names several servers, and is refused',
    (url) => expect(() => databaseAddress(url, null)).toThrow(UnsafeAddress),
  )

  test('nothing that an address can say makes the driver skip the check', () => {
    const anyHost = fc.constantFrom('db.example', '10.1.2.3', '[2001:db8::1]', 'LOCALHOST.example')
    const anyParameter = fc.tuple(
      fc.constantFrom('ssl', 'sslmode', 'sslnegotiation', 'uselibpqcompat', 'options', 'SSLMODE'),
      fc.constantFrom('disable', 'require', 'no-verify', 'direct', 'true', 'verify-full', '0', ''),
    )
    fc.assert(
      fc.property(anyHost, fc.array(anyParameter, { maxLength: 5 }), (host, parameters) => {
        const url = `postgres://desk@${host}/desk?${new URLSearchParams(parameters).toString()}`
        try {
          expect(reached(url).tls).toBe('checked')
        } catch (error) {
          if (!(error instanceof UnsafeAddress)) throw error
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('the file of an authority is read, from the setting or from the address', () => {
    const named = `postgres://db.example/desk?sslrootcert=${encodeURIComponent(caFile)}`
    for (const address of [
      databaseAddress('postgres://db.example/desk', caFile),
      databaseAddress(named, null),
    ]) {
      expect(address.ssl).toEqual({ ca: 'certificates', rejectUnauthorized: true })
    }
    expect(() => databaseAddress('postgres://db.example/desk', '/no/such/file')).toThrow(
      /\/no\/such\/file, which could not be read/,
    )
  })
})

describe('on this machine', () => {
  test.each([
    ['postgres://localhost/desk', 'localhost'],
    ['postgres://LOCALHOST:5433/desk', 'LOCALHOST'],
    ['postgres://desk@127.0.0.1/desk?sslmode=disable', '127.0.0.1'],
    ['postgres://desk@127.3.2.1/desk?sslmode=prefer', '127.3.2.1'],
    ['postgres://desk@[::1]:5432/desk', '::1'],
    ['postgres:///desk', 'localhost'],
    ['postgres://desk@/desk?host=/var/run/postgresql', '/var/run/postgresql'],
    ['postgres://%2Fvar%2Frun%2Fpostgresql/desk', '/var/run/postgresql'],
    ['postgres://db.example/desk?host=%2Ftmp&sslmode=verify-full', '/tmp'],
    ['postgres://db.example/desk?host=localhost', 'localhost'],
  ])('%s needs no TLS', (url, host) => {
    expect(reached(url)).toEqual({ host, tls: 'none' })
  })

  test.each([
    ['require', 'unchecked'],
    ['no-verify', 'unchecked'],
    ['verify-full', 'checked'],
    ['verify-ca', 'checked'],
  ])('has it all the same with sslmode=%s: %s', (mode, tls) => {
    expect(reached(`postgres://localhost/desk?sslmode=${mode}`).tls).toBe(tls)
  })
})

test('an address is refused where settings are read, also from a file', () => {
  const file = join(folder, 'url')
  writeFileSync(file, 'postgres://desk:hush@db.example/desk?sslmode=require\n')
  const keys = { CODE_KEY: 'ab'.repeat(32), INTAKE_KEY: 'sixteen-letters-' }
  const read = () => readSettings({ ...keys, DATABASE_URL_FILE: file })
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(/^DATABASE_URL asks for sslmode=require/)
})

describe('a server that offers no TLS', () => {
  let server: Server
  let received: Buffer[] = []
  beforeEach(async () => {
    received = []
    server = createServer((socket: Socket) => {
      socket.on('data', (bytes: Buffer) => {
        received.push(bytes)
        socket.write('N')
      })
      socket.on('error', () => {})
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => void server.close())

  const urlAt = (host: string, query = '') =>
    `postgres://desk:hush@${host}:${(server.address() as AddressInfo).port}/desk${query}`

  /** Each time it was asked: SSLRequest (PostgreSQL protocol, 55.7), a length of 8 and 80877103. */
  const told = () => [...new Set(received.map((bytes) => bytes.toString('hex')))]
  const onlyWhetherItDoes = ['0000000804d2162f']

  test('is told nothing but that it was wanted', async () => {
    const address = databaseAddress(urlAt('127.0.0.1', '?sslmode=verify-full'), null)
    const failed = await new pg.Client(address).connect().catch((error) => error)
    expect(tlsFaultIn(failed)).toMatch(/does not offer TLS/)
    expect(told()).toEqual(onlyWhetherItDoes)
  })

  // An address that leads here, and is none of those by which this machine is known to be meant.
  test('keeps a desk from starting, which says why', async () => {
    const settings = readSettings({
      CODE_KEY: 'ab'.repeat(32),
      INTAKE_KEY: 'sixteen-letters-',
      DATABASE_URL: urlAt('0.0.0.0'),
      DATA_DIR: join(folder, 'data'),
    })
    const starting = startDesk(settings, { appFolder: join(folder, 'no-app') })
    const failed: unknown = await starting.catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(SettingsError)
    expect(failed).toMatchObject({ message: expect.stringContaining('does not offer TLS') })
    expect(told()).toEqual(onlyWhetherItDoes)
  })
})
