import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { addressOf } from '../../contract/client.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { sessionRead } from '../../contract/session.ts'
import { sessionStart } from '../../contract/sign-in.ts'
import { anyPhoto, newKey, redeem } from '../../tests/support/acts.ts'
import { intakeKey } from '../../tests/support/desk.ts'
import { claimIntake } from '../../tests/support/factories.ts'
import { visitor } from '../../tests/support/visitor.ts'
import type { LogFields } from '../ports.ts'
import { cookieIdentity } from '../staff/sessions.ts'
import { addStaff } from '../staff/store.ts'
import { clientAddressHeader } from './client-address.ts'
import { sha256Hex } from './digest.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

/** What a request leaves behind: in a browser, in the log, among the answers kept for repeats. */
const address = '203.0.113.7'
const password = 'kuda terbang di kolam'
const email = 'dewi@desk.test'

const desk = fileDesk(() => ({
  identity: cookieIdentity,
  log: {
    info: (message, fields) => void lines.push({ message, ...fields }),
    error(_message, cause) {
      throw cause
    },
  },
}))
let id: string
let cookie: string
let lines: ({ message: string } & LogFields)[] = []
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  id = desk.ports.ids.next()
  const passwordHash = await desk.ports.passwords.hash(password)
  const at = new Date('2026-03-10T02:00:00Z')
  await addStaff(desk.database, {
    id,
    name: 'Dewi',
    email,
    roles: ['supervisor'],
    passwordHash,
    at,
  })
  const browser = visitor(desk, { address })
  await browser.call(sessionStart, { body: { email, password } })
  cookie = `__Host-session=${browser.token()}`
})
beforeEach(() => {
  lines = []
})

const send = (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
  desk.api(
    new Request(`https://desk.test${path}`, {
      ...init,
      headers: { [clientAddressHeader]: address, ...headers },
    }),
  )

describe('in a browser', () => {
  test('stays what is found by its hash, and nothing that is of this moment', async () => {
    const number = await redeem(desk)
    const claim = await visitorCall(number)
    const [page] = claim.attempts[0]?.documents[0]?.pages ?? []
    const picture = await send(`/api/claims/${number}/pictures/${page?.sha256}`, { cookie })
    expect(picture.status).toBe(200)
    expect(picture.headers.get('cache-control')).toBe('private, max-age=3600, immutable')
    const report = await send('/api/supervision/report.csv?from=2026-03-01&to=2026-03-09', {
      cookie,
    })
    expect(report.status).toBe(200)
    expect(report.headers.get('cache-control')).toBe('no-store')
  })

  const visitorCall = (number: string) =>
    visitor(desk, { token: cookie.split('=')[1] ?? '' }).call(claimRead, { params: { number } })

  test('nothing stays of a session that ended by itself, once it is noticed', async () => {
    const here = await send(addressOf(sessionRead, {}), { cookie })
    expect(here.headers.get('clear-site-data')).toBeNull()
    const gone = await send(addressOf(sessionRead, {}), {
      cookie: '__Host-session=a-token-of-a-session-that-is-over-0123456789',
    })
    expect(gone.headers.get('clear-site-data')).toBe('"cache"')
    const nobody = await send(addressOf(sessionRead, {}), {})
    expect(nobody.headers.get('clear-site-data')).toBeNull()
  })
})

describe('in the log', () => {
  test('a request says who made it, and not from where', async () => {
    await send('/api/claims', { cookie })
    expect(lines).toEqual([expect.objectContaining({ endpoint: 'claimList', staff: id })])
    expect(lines[0]).not.toHaveProperty('client')
  })

  test.each([
    ['/api/claims', {}, 401, 'not_signed_in'],
    ['/api/staff', { cookie: '__Host-session=over-and-gone-0123456789' }, 401, 'not_signed_in'],
    ['/api/intake/claims/R-100001', { authorization: 'Bearer wrong' }, 401, 'intake_key_wrong'],
    ['/api/mails', {}, 401, 'not_signed_in'],
  ])('a refusal of %s says why and from where', async (path, headers, status, problem) => {
    await send(path, headers)
    expect(lines.at(-1)).toMatchObject({ status, problem, client: address })
  })

  test('signing in is told, good and bad, without a name or a password', async () => {
    const browser = visitor(desk, { address: '198.51.100.1' })
    const client = '198.51.100.1'
    await browser.call(sessionStart, { body: { email, password: 'wrong one' } }).catch(() => {})
    const stranger = { email: 'nobody@desk.test', password: 'wrong one' }
    await browser.call(sessionStart, { body: stranger }).catch(() => {})
    for (let n = 0; n < 5; n++) {
      await browser.call(sessionStart, { body: stranger }).catch(() => {})
    }
    await browser.call(sessionStart, { body: { email, password } })
    const told = lines.filter(({ message }) => message !== 'request')
    expect(told[0]).toEqual({
      message: 'sign-in refused',
      client,
      staff: id,
      problem: 'wrong_credentials',
    })
    expect(told[1]).toEqual({ message: 'sign-in refused', client, problem: 'wrong_credentials' })
    expect(told.at(-2)).toEqual({
      message: 'sign-in refused',
      client,
      problem: 'too_many_attempts',
    })
    expect(told.at(-1)).toEqual({ message: 'signed in', client, staff: id })
    expect(JSON.stringify(lines)).not.toMatch(/desk\.test|wrong one|kuda/)
  })

  test('somebody who goes away while they send is no fault of ours', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new Error('aborted')),
    })
    const headers = { 'content-type': 'application/json' }
    const response = await send('/api/session', headers, {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(400)
    expect(lines).toEqual([expect.objectContaining({ status: 400, problem: 'invalid_input' })])
  })
})

describe('of what anybody may send', () => {
  test.each([
    ['/api/session', {}, 16],
    ['/api/welcome', {}, 16],
    ['/api/intake/bounces', { authorization: `Bearer ${intakeKey}` }, 64],
  ])('no more is read at %s than fits', async (path, headers, kilobytes) => {
    const json = { ...headers, 'content-type': 'application/json' }
    const of = (bytes: number) => ({ method: 'POST', body: `"${'x'.repeat(bytes - 2)}"` })
    expect((await send(path, json, of(kilobytes * 1024))).status).not.toBe(413)
    expect((await send(path, json, of(kilobytes * 1024 + 1))).status).toBe(413)
  })
})

describe('among answers kept for repeats', () => {
  const asked = async (idempotencyKey: string) =>
    desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake(),
      files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
      idempotencyKey,
    })

  test('nobody can read what was answered, nor with which key it was asked', async () => {
    const key = newKey()
    const { number } = await asked(key)
    const kept = await desk.database.selectFrom('idempotency_keys').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(number)
    expect(JSON.stringify(kept)).not.toContain(key)
  })

  test('an answer of before it was locked is still given', async () => {
    const key = newKey()
    const first = await asked(key)
    await desk.database
      .updateTable('idempotency_keys')
      .set({ answer: JSON.stringify(first) })
      .where('key', '=', await sha256Hex(key))
      .execute()
    expect(await asked(key)).toEqual(first)
  })
})
