import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sessionStart } from '../../contract/sign-in.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { visitor } from '../../tests/support/visitor.ts'
import { createWorker } from '../worker.ts'
import { PasswordsBusy } from '../ports.ts'
import { cookieIdentity } from './sessions.ts'
import { addStaff } from './store.ts'
import { networkOf, networksOf } from '../http/client-address.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const start = new Date('2026-03-10T02:00:00Z')
const password = 'kuda terbang di kolam'

const desk = fileDesk({ identity: cookieIdentity })
let email: string
let people = 0
let evaluated = 0
beforeAll(async () => {
  const { verify } = desk.ports.passwords
  desk.ports.passwords.verify = (typed, hash, from) => {
    evaluated += 1
    return verify(typed, hash, from)
  }
})
beforeEach(async () => {
  await desk.database.deleteFrom('sign_in_failures').execute()
  desk.at(start.toISOString())
  evaluated = 0
  email = `owner-${++people}@desk.test`
  const passwordHash = await desk.ports.passwords.hash(password)
  const id = desk.ports.ids.next()
  await addStaff(desk.database, {
    id,
    name: 'Owner',
    email,
    roles: ['agent'],
    passwordHash,
    at: start,
  })
})

const secondsLater = (seconds: number) =>
  desk.at(new Date(start.getTime() + seconds * 1000).toISOString())

const attempt = (secret: string, address = '203.0.113.7', typed = email) =>
  visitor(desk, { address }).call(sessionStart, { body: { email: typed, password: secret } })

async function fail(times: number, address?: string): Promise<void> {
  for (let n = 0; n < times; n++) await attempt('wrong password', address).catch(() => {})
}

describe('guessing', () => {
  test('costs nothing five times, and then a wait that doubles', async () => {
    for (let n = 0; n < 5; n++) {
      expect((await refusal(attempt('wrong password'))).id).toBe('wrong_credentials')
    }
    let passed = 0
    for (const wait of [1, 2, 4, 8, 16]) {
      expect(await refusal(attempt('wrong password'))).toMatchObject({
        id: 'too_many_attempts',
        status: 429,
        retryAfterSeconds: wait,
      })
      passed += wait
      secondsLater(passed)
      expect((await refusal(attempt('wrong password'))).id).toBe('wrong_credentials')
    }
  })

  test('waits a quarter of an hour at most', async () => {
    let passed = 0
    for (let n = 0; n < 25; n++) {
      secondsLater(passed)
      const { retryAfterSeconds } = await refusal(attempt('wrong password'))
      expect(retryAfterSeconds ?? 0).toBeLessThanOrEqual(900)
      passed += 900
    }
    expect((await refusal(attempt('wrong password'))).retryAfterSeconds).toBe(900)
  })

  test('a thousand times at once is looked at five times', async () => {
    await fail(1000)
    expect(evaluated).toBe(5)
  })

  test('all at once is looked at no more often than one after the other', async () => {
    await Promise.allSettled(Array.from({ length: 40 }, () => attempt('wrong password')))
    expect(evaluated).toBe(5)
  })

  test('with the right password is refused as well while one has to wait', async () => {
    await fail(5)
    expect((await refusal(attempt(password))).id).toBe('too_many_attempts')
    secondsLater(1)
    expect((await attempt(password)).person?.email).toBe(email)
  })

  test('is told in the header that browsers and scripts understand', async () => {
    await fail(5)
    const body = JSON.stringify({ email, password: 'wrong password' })
    const headers = { 'content-type': 'application/json', 'x-redeem-desk-client': '203.0.113.7' }
    const request = new Request('https://desk.test/api/session', { method: 'POST', headers, body })
    expect((await desk.api(request)).headers.get('retry-after')).toBe('1')
  })
})

test('signing in forgets what went wrong before', async () => {
  await fail(4)
  await attempt(password)
  await fail(4)
  expect((await attempt(password)).person?.email).toBe(email)
})

test('a stranger elsewhere locks nobody out', async () => {
  await fail(20, '198.51.100.1')
  expect((await attempt(password, '203.0.113.7')).person?.email).toBe(email)
})

describe('an address that tries one account after the other', () => {
  async function spray(count: number, address: (n: number) => string): Promise<void> {
    for (let n = 0; n < count; n++) {
      await attempt('Spring2026!', address(n), `p${n}@desk.test`).catch(() => {})
    }
  }

  test('is looked at sixty times in an hour, and then has to wait', async () => {
    await spray(100, () => '198.51.100.9')
    expect(evaluated).toBe(60)
    expect((await refusal(attempt(password, '198.51.100.9'))).id).toBe('too_many_attempts')
    expect((await attempt(password, '203.0.113.7')).person?.email).toBe(email)
    secondsLater(3600)
    expect((await attempt(password, '198.51.100.9')).person?.email).toBe(email)
  })

  test('is the same address wherever in its /64 it comes from', async () => {
    await spray(100, (n) => `2001:db8:0:7::${n.toString(16)}`)
    expect(evaluated).toBe(60)
    expect((await attempt(password, '2001:db8:0:8::1')).person?.email).toBe(email)
  })

  test('is not counted for whoever signs in', async () => {
    for (let n = 0; n < 70; n++) await attempt(password)
    expect((await attempt(password)).person?.email).toBe(email)
  })
})

describe('an account that is tried from everywhere', () => {
  const everywhere = (n: number) => `198.51.${n >> 8}.${n & 255}`

  test('is slowed, and its owner gets in between, from wherever', async () => {
    for (let n = 0; n < 100; n++) await fail(1, everywhere(n))
    expect(evaluated).toBe(30)
    expect(await refusal(attempt(password))).toMatchObject({
      id: 'too_many_attempts',
      retryAfterSeconds: 1,
    })
    let passed = 0
    for (let n = 0; n < 20; n++) {
      secondsLater((passed += 30))
      await fail(1, everywhere(200 + n))
      expect((await refusal(attempt(password))).retryAfterSeconds).toBeLessThanOrEqual(30)
    }
    secondsLater(passed + 30)
    expect((await attempt(password)).person?.email).toBe(email)
  })

  test('stays slowed when its owner signs in: that says nothing of the others', async () => {
    for (let n = 0; n < 40; n++) await fail(1, everywhere(n))
    secondsLater(30)
    await attempt(password)
    await fail(1, everywhere(300))
    expect((await refusal(attempt('wrong password', everywhere(301)))).id).toBe('too_many_attempts')
  })
})

describe('when more passwords come than can be hashed', () => {
  test('whoever is not looked at is told to come again, and it counts against nobody', async () => {
    const { verify } = desk.ports.passwords
    desk.ports.passwords.verify = async () => {
      throw new PasswordsBusy()
    }
    for (let n = 0; n < 10; n++) {
      expect(await refusal(attempt(password))).toMatchObject({
        id: 'too_many_attempts',
        retryAfterSeconds: 2,
      })
    }
    desk.ports.passwords.verify = verify
    expect((await attempt(password)).person?.email).toBe(email)
  })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0:0:ffff::', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
  ['::not::an::address', '::not::an::address'],
])('%s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['203.0.113.7', ['203.0.113.7']],
  ['2001:db8:1:2345::1', ['2001:db8:1:2345::/64', '2001:db8:1:2300::/56', '2001:db8:1::/48']],
  ['2001:db8::1', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48']],
])('%s is in %j', (address, networks) => {
  expect(networksOf(address)).toEqual(networks)
})

test('the account is meant, however it is written', async () => {
  await fail(5)
  const shouted = attempt(password, '203.0.113.7', email.toUpperCase())
  expect((await refusal(shouted)).id).toBe('too_many_attempts')
})

test('an e-mail nobody has is throttled the same: nobody learns who has an account', async () => {
  const unknown = 'nobody@desk.test'
  for (let n = 0; n < 5; n++) {
    const call = attempt('wrong password', '203.0.113.7', unknown)
    expect((await refusal(call)).id).toBe('wrong_credentials')
  }
  const sixth = attempt('wrong password', '203.0.113.7', unknown)
  expect((await refusal(sixth)).id).toBe('too_many_attempts')
})

test('what strangers tried is forgotten after a day, and does not pile up', async () => {
  await fail(7)
  const worker = await createWorker(desk.ports)
  const kept = () => desk.database.selectFrom('sign_in_failures').selectAll().execute()
  secondsLater(23 * 3600)
  await worker.tick()
  expect(await kept()).toHaveLength(3)
  secondsLater(24 * 3600 + 1)
  await (await createWorker(desk.ports)).tick()
  expect(await kept()).toEqual([])
})
