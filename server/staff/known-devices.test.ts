import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../contract/access.ts'
import { sessionStart } from '../../contract/sign-in.ts'
import { staffInviteAgain, welcomeAccept } from '../../contract/staff.ts'
import { changeStaff, signOff } from '../../tests/support/sign-offs.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { visitor, type Visitor } from '../../tests/support/visitor.ts'
import { createWorker } from '../worker.ts'
import { cookieIdentity } from './sessions.ts'
import { addStaff } from './store.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const start = Date.parse('2026-03-10T02:00:00Z')
const password = 'kuda terbang di kolam'
const home = '203.0.113.7'

const desk = fileDesk({ identity: cookieIdentity })
let email: string
let id: string
let people = 0
/** Guesses that were looked at, and by which lane. */
let evaluated: string[] = []
beforeAll(async () => {
  // Hundreds of guesses: what hashing costs is another test's.
  desk.ports.passwords.hash = async (secret) => `hash of ${secret}`
  desk.ports.passwords.verify = async (secret, hash, from) => {
    evaluated.push(from)
    return hash === `hash of ${secret}`
  }
})
beforeEach(async () => {
  await desk.database.deleteFrom('sign_in_failures').execute()
  secondsLater(0)
  evaluated = []
  email = `owner-${++people}@desk.test`
  id = await newAccount(email)
})

async function newAccount(address: string, role: Role = 'agent'): Promise<string> {
  const one = desk.ports.ids.next()
  const passwordHash = await desk.ports.passwords.hash(password)
  const at = new Date(start)
  const account = { id: one, name: 'Owner', email: address, passwordHash, at }
  await addStaff(desk.database, { ...account, roles: [role] })
  return one
}

const secondsLater = (seconds: number) => desk.at(new Date(start + seconds * 1000).toISOString())
const days = 86_400

const signIn = (browser: Visitor, typed = email, secret = password) =>
  browser.call(sessionStart, { body: { email: typed, password: secret } })

/** The owner's browser, known since it signed in from home. */
async function knownBrowser(): Promise<string> {
  const browser = visitor(desk, { address: home })
  await signIn(browser)
  return browser.device() ?? expect.fail('the browser got no token')
}

const guess = (address: string, typed = email) =>
  signIn(visitor(desk, { address }), typed, 'Spring2026!').catch(() => {})

/** Every lane that strangers share is used up. */
async function flood(): Promise<void> {
  for (let n = 0; n < 60; n++) await guess(`198.51.100.${n}`)
}

test('however many strangers guess, from wherever, a known browser gets in at its first try', async () => {
  let device = await knownBrowser()
  const address = fc.oneof(
    fc.ipV4(),
    fc
      .integer({ min: 0, max: 0xff_ffff })
      .map((n) => `2001:db8:${(n >> 8).toString(16)}:${n & 255}::1`),
    fc.constant(home),
  )
  const typed = fc.oneof(fc.constant(email), fc.constant(email.toUpperCase()), fc.emailAddress())
  const guesses = fc.sample(fc.tuple(address, typed), { numRuns: 900, seed: 7 })
  for (const [n, [from, whom]] of guesses.entries()) {
    secondsLater(n * 3)
    await guess(from, whom)
    if (n % 75 !== 74) continue
    const owner = visitor(desk, { address: from, device })
    expect((await signIn(owner)).person?.email).toBe(email)
    device = owner.device() ?? ''
  }
})

test('of what strangers guess at one account, little is looked at in an hour', async () => {
  for (let n = 0; n < 1200; n++) {
    secondsLater(n * 3)
    await guess(n % 2 ? `198.18.${n >> 8}.${n & 255}` : `2001:db8:${n.toString(16)}::1`)
  }
  expect(evaluated.length).toBeLessThanOrEqual(30 + 3600 / 30)
  expect(new Set(evaluated)).toEqual(new Set(['stranger']))
})

test('a tunnel’s whole /48 is one customer, wherever in it they come from', async () => {
  for (let n = 0; n < 400; n++) {
    await guess(`2001:db8:7:${n.toString(16)}::1`, `p${n}@desk.test`)
  }
  expect(evaluated).toHaveLength(240)
  evaluated = []
  for (let n = 0; n < 200; n++) {
    await guess(`2001:db8:8:12${n.toString(16).padStart(2, '0')}::1`, `q${n}@desk.test`)
  }
  expect(evaluated).toHaveLength(120)
})

describe('a browser that signed in before', () => {
  test('has a token that no script reads, new at each sign-in', async () => {
    const response = await desk.api(
      new Request('https://desk.test/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      }),
    )
    expect(response.headers.getSetCookie()[1]).toMatch(
      /^__Host-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=15552000$/,
    )
    const first = await knownBrowser()
    const browser = visitor(desk, { device: first })
    await signIn(browser)
    expect(browser.device()).not.toBe(first)
    const stored = await desk.database.selectFrom('known_devices').select('subject').execute()
    expect(JSON.stringify(stored)).not.toContain(browser.device())
  })

  test('is known from elsewhere too, and is hashed in a lane of its own', async () => {
    const device = await knownBrowser()
    await flood()
    evaluated = []
    await signIn(visitor(desk, { address: '192.0.2.1', device }))
    expect(evaluated).toEqual(['known'])
  })

  test('may not guess for ever either', async () => {
    const device = await knownBrowser()
    evaluated = []
    const thief = () => signIn(visitor(desk, { address: '192.0.2.1', device }), email, 'wrong')
    for (let n = 0; n < 5; n++) expect((await refusal(thief())).id).toBe('wrong_credentials')
    for (let n = 0; n < 20; n++) expect((await refusal(thief())).id).toBe('too_many_attempts')
    expect(evaluated).toHaveLength(5)
  })

  test('is a stranger to every other account', async () => {
    const device = await knownBrowser()
    const other = `colleague-of-${email}`
    await newAccount(other)
    evaluated = []
    const elsewhere = visitor(desk, { address: '192.0.2.1', device })
    await signIn(elsewhere, other, 'wrong').catch(() => {})
    expect(evaluated).toEqual(['stranger'])
  })

  test('two people may share, and both are known', async () => {
    const other = `colleague-of-${email}`
    await newAccount(other)
    const shared = visitor(desk, { device: await knownBrowser() })
    await signIn(shared, other)
    evaluated = []
    for (const one of [email, other]) {
      const later = visitor(desk, { address: '192.0.2.1', device: shared.device() ?? '' })
      await signIn(later, one, 'wrong').catch(() => {})
    }
    expect(evaluated).toEqual(['known', 'known'])
  })
})

describe('a network that somebody signed in from', () => {
  test('is known, and strangers elsewhere do not use up its tries', async () => {
    await knownBrowser()
    await flood()
    evaluated = []
    expect((await signIn(visitor(desk, { address: home }))).person?.email).toBe(email)
    expect(evaluated).toEqual(['known'])
    expect((await refusal(signIn(visitor(desk, { address: '192.0.2.1' })))).id).toBe(
      'too_many_attempts',
    )
  })
})

describe('nobody is known any more', () => {
  async function isKnown(device: string): Promise<boolean> {
    evaluated = []
    await signIn(visitor(desk, { address: '192.0.2.1', device }), email, 'wrong').catch(() => {})
    return evaluated[0] === 'known'
  }

  test('once the account was disabled', async () => {
    const device = await knownBrowser()
    const browser = visitor(desk)
    await newAccount(`boss-of-${email}`, 'administrator')
    await signIn(browser, `boss-of-${email}`)
    for (const isDisabled of [true, false]) {
      await changeStaff(browser, id, { isDisabled })
    }
    const second = visitor(desk)
    await newAccount(`second-of-${email}`, 'supervisor')
    await signIn(second, `second-of-${email}`)
    await signOff(second, 'staff_changed').catch(() => null)
    expect(await isKnown(device)).toBe(false)
  })

  test('once the password was set anew, but whoever set it', async () => {
    const device = await knownBrowser()
    const boss = visitor(desk)
    await newAccount(`boss-of-${email}`, 'administrator')
    await signIn(boss, `boss-of-${email}`)
    const second = visitor(desk)
    await newAccount(`second-of-${email}`, 'supervisor')
    await signIn(second, `second-of-${email}`)
    await boss.call(staffInviteAgain, { params: { id } })
    const { link } = await signOff(second, 'staff_link')
    const token = link?.path.split('#')[1] ?? ''
    const owner = visitor(desk, { address: '192.0.2.9' })
    await owner.call(welcomeAccept, { body: { token, password: 'gajah biru menari' } })
    expect(await isKnown(device)).toBe(false)
    expect(await isKnown(owner.device() ?? '')).toBe(true)
  })

  test('after half a year without signing in, and then it is forgotten', async () => {
    const device = await knownBrowser()
    secondsLater(180 * days - 1)
    expect(await isKnown(device)).toBe(true)
    secondsLater(180 * days)
    expect(await isKnown(device)).toBe(false)
    await (await createWorker(desk.ports)).tick()
    const kept = await desk.database
      .selectFrom('known_devices')
      .selectAll()
      .where('staff_id', '=', id)
      .execute()
    expect(kept).toEqual([])
  })

  test('of the browsers that twenty newer ones came after', async () => {
    const first = await knownBrowser()
    for (let n = 1; n <= 20; n++) {
      secondsLater(n)
      await knownBrowser()
    }
    expect(await isKnown(first)).toBe(false)
  })
})
