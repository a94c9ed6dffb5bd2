import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { claimList } from '../../../contract/queue.ts'
import { healthRead } from '../../../contract/health.ts'
import { intakeClaimCreate } from '../../../contract/intake.ts'
import { promotionCreate } from '../../../contract/promotion-changes.ts'
import { sessionRead } from '../../../contract/session.ts'
import { staffInvite, welcomeAccept } from '../../../contract/staff.ts'
import { createClient, type Client } from '../../../contract/client.ts'
import { anyPhoto, newKey } from '../../../tests/support/acts.ts'
import { claimIntake, promotionTerms } from '../../../tests/support/factories.ts'
import { pdf } from '../../../tests/support/hostile-pictures.ts'
import type { LogFields } from '../../ports.ts'
import { readSettings, SettingsError, type Settings } from './settings.ts'
import { slowestPace } from './slow-senders.ts'
import { startDesk, type Desk } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-'))
const password = 'kuda terbang di kolam'
const logged: { message: string; fields: LogFields | undefined }[] = []
const log = {
  info: (message: string, fields?: LogFields) => void logged.push({ message, fields }),
  error(_message: string, cause: unknown) {
    throw cause
  },
}

let settings: Settings
let desk: Desk
let cookie = ''
beforeAll(async () => {
  settings = readSettings({ PORT: String(await freePort()), DATA_DIR: join(folder, 'data') })
  desk = await start()
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true })
})

afterEach(() => void vi.useRealTimers())

const start = (overrides: Partial<Settings> = {}) =>
  startDesk({ ...settings, ...overrides }, { appFolder: join(folder, 'no-app'), log })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A browser on a page of ours: same origin, with its cookie. */
function browser(headers: Record<string, string> = {}, port = settings.port): Client {
  return createClient(async (request) => {
    const all = new Headers(request.headers)
    all.set('sec-fetch-site', 'same-origin')
    if (cookie) all.set('cookie', cookie)
    for (const [name, value] of Object.entries(headers)) all.set(name, value)
    const response = await fetch(new Request(request, { headers: all }))
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }, `http://127.0.0.1:${port}`)
}

const memberCenter = () =>
  createClient(fetch, `http://127.0.0.1:${settings.port}`, {
    authorization: `Bearer ${desk.intakeKey}`,
  })

const redeem = async () =>
  memberCenter().call(intakeClaimCreate, {
    json: claimIntake(),
    files: { invoice: await pdf(1), serialPhoto: await anyPhoto() },
    idempotencyKey: newKey(),
  })

/** Sends a form that never ends, until there is an answer. */
function streamEndlessly(path: string): Promise<{ status: number; megabytes: number }> {
  return new Promise((resolve, reject) => {
    let megabytes = 0
    let isAnswered = false
    const sending = request({
      port: settings.port,
      path,
      method: 'POST',
      headers: {
        authorization: `Bearer ${desk.intakeKey}`,
        'idempotency-key': newKey(),
        'content-type': 'multipart/form-data; boundary=x',
        'transfer-encoding': 'chunked',
      },
    })
    const more = () => {
      while (!isAnswered && sending.write(new Uint8Array(1024 * 1024))) megabytes += 1
    }
    sending.on('drain', more)
    sending.on('response', ({ statusCode = 0 }) => {
      isAnswered = true
      sending.destroy()
      resolve({ status: statusCode, megabytes })
    })
    sending.on('error', (error) => (isAnswered ? undefined : reject(error)))
    sending.write('--x\r\nContent-Disposition: form-data; name="invoice"; filename="a"\r\n\r\n')
    more()
  })
}

describe('a desk that was just started', () => {
  test('is healthy, and says where its first administrator begins', async () => {
    expect(await browser().call(healthRead, {})).toEqual({ isHealthy: true })
    expect(desk.firstLink).toMatch(
      new RegExp(`^http://localhost:${settings.port}/welcome#[\\w-]{43}$`),
    )
  })

  test('has no account that anybody could guess', async () => {
    const { person } = await browser().call(sessionRead, {})
    expect(person).toBeNull()
  })

  test('takes its first administrator, a promotion, and a claim with real files', async () => {
    const token = desk.firstLink?.split('#')[1] ?? ''
    const body = { token, password, name: 'Dewi', email: 'dewi@desk.test' }
    await browser().call(welcomeAccept, { body })
    const terms = promotionTerms()
    await browser().call(promotionCreate, { body: { id: 'smart-moves', terms } })
    expect((await redeem()).status).toBe('Redeem qualification under reviewing')
  })
})

describe('over the wire', () => {
  test('a page of another site changes nothing', async () => {
    const from = browser({ 'sec-fetch-site': 'cross-site' })
    const body = { name: 'Evil', email: 'evil@desk.test', roles: ['administrator' as const] }
    await expect(from.call(staffInvite, { body })).rejects.toMatchObject({
      problem: { id: 'cross_site' },
    })
  })

  test('answers carry the headers of data, errors too', async () => {
    for (const path of ['/api/health', '/api/nothing', '/api/claims']) {
      const { headers } = await fetch(`http://127.0.0.1:${settings.port}${path}`)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json; charset=utf-8$/)
    }
  })

  test('nobody chooses the address their failures are counted for', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) {
      const response = await fetch(`http://127.0.0.1:${settings.port}/api/session`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'x-redeem-desk-client': `198.51.100.${n}`,
          'x-forwarded-for': `198.51.100.${n}`,
        },
        body: JSON.stringify({ email: 'guessed@desk.test', password: 'wrong' }),
      })
      statuses.push(response.status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  test('a body that streams on without a length is cut off', async () => {
    const { status, megabytes } = await streamEndlessly('/api/intake/claims')
    expect(status).toBe(413)
    expect(megabytes).toBeLessThan(60)
  })

  test('a method that repeats what was sent is refused', async () => {
    const { promise, resolve } = Promise.withResolvers<[number | undefined, string | undefined]>()
    request({ port: settings.port, path: '/api/health', method: 'TRACE' }, (response) => {
      response.resume()
      resolve([response.statusCode, response.headers.allow])
    }).end()
    const [status, allow] = await promise
    expect(status).toBe(405)
    expect(allow).not.toContain('TRACE')
  })

  test('a body that does not go on is cut off', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const socket = connect(settings.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('error', () => {})
    socket.write(
      `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:${settings.port}\r\n` +
        'Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n' +
        'Content-Length: 900\r\n\r\n{',
    )
    const aStretchLater = () => {
      vi.advanceTimersByTime(slowestPace.milliseconds)
      return answer
    }
    await expect.poll(aStretchLater).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('the log tells requests, and no person, key or address with parameters', async () => {
    await browser().call(healthRead, {})
    const lines = JSON.stringify(logged)
    expect(lines).toContain('"endpoint":"intakeClaimCreate","status":201')
    for (const canary of ['siti', 'Rahayu', 'dewi@', desk.intakeKey, password, 'BA3T', 'http']) {
      expect(lines).not.toContain(canary)
    }
  })
})

test('a second desk on the same directory is refused, with who holds it', async () => {
  const second = start({ port: await freePort() })
  await expect(second).rejects.toThrow(SettingsError)
  await expect(second).rejects.toThrow(`in use by process ${process.pid}`)
})

test('another CODE_KEY than the first is refused in a sentence, and the first one starts again', async () => {
  const own = { port: await freePort(), dataDir: join(folder, 'keyed') }
  const first = { ...own, codeKey: 'ab'.repeat(32) }
  await (await start(first)).close()
  const changed = start({ ...own, codeKey: 'cd'.repeat(32) })
  await expect(changed).rejects.toThrow(SettingsError)
  await expect(changed).rejects.toThrow(/^CODE_KEY is not the key/)
  const lost = start(own)
  await expect(lost).rejects.toThrow(/^CODE_KEY is not the key/)
  await (await start(first)).close()
})

test('what was there is there after a restart, and the intake key is the same', async () => {
  const { intakeKey } = desk
  const { number } = await redeem()
  await desk.close()
  desk = await start({ trustsProxy: true })
  expect(desk.intakeKey).toBe(intakeKey)
  expect(desk.firstLink).toBeNull()
  const { person } = await browser().call(sessionRead, {})
  expect(person?.name).toBe('Dewi')
  await browser().call(staffInvite, {
    body: { name: 'Ayu', email: 'ayu@desk.test', roles: ['agent'] },
  })
  await expect(browser().call(claimList, { query: { q: number } })).rejects.toMatchObject({
    problem: { id: 'not_permitted' },
  })
  expect(await redeem()).toHaveProperty('number')
})

test('behind a proxy that is trusted, the address it saw is the one that counts', async () => {
  const guess = async (address: string) => {
    const response = await fetch(`http://127.0.0.1:${settings.port}/api/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': `1.2.3.4, ${address}`,
      },
      body: JSON.stringify({ email: 'proxied@desk.test', password: 'wrong' }),
    })
    return response.status
  }
  for (let n = 0; n < 5; n++) expect(await guess('203.0.113.1')).toBe(401)
  expect(await guess('203.0.113.1')).toBe(429)
  expect(await guess('203.0.113.2')).toBe(401)
})
