import { beforeEach, describe, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { sessionRead } from '../../contract/session.ts'
import { sessionEnd, sessionStart } from '../../contract/sign-in.ts'
import { staffInviteAgain, staffList, welcomeAccept } from '../../contract/staff.ts'
import { changeStaff, signOff } from '../../tests/support/sign-offs.ts'
import type { TestDesk } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { visitor, type Visitor } from '../../tests/support/visitor.ts'
import { sha256Hex } from '../http/digest.ts'
import { createWorker } from '../worker.ts'
import { cookieIdentity } from './sessions.ts'
import { addStaff } from './store.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const start = '2026-03-10T02:00:00Z'
const password = 'kuda terbang di kolam'

const desk = fileDesk({ identity: cookieIdentity })
let people = 0
beforeEach(() => desk.at(start))

/** A new colleague, signed in. */
async function signedIn(...roles: Parameters<TestDesk['as']>) {
  const email = `colleague-${++people}@desk.test`
  const id = desk.ports.ids.next()
  const passwordHash = await desk.ports.passwords.hash(password)
  const at = new Date(start)
  await addStaff(desk.database, { id, name: 'Ayu Lestari', email, roles, passwordHash, at })
  const browser = visitor(desk)
  await browser.call(sessionStart, { body: { email, password } })
  return { id, email, browser }
}

const isSignedIn = async (browser: Visitor) => (await browser.call(sessionRead, {})).person !== null

const minutesLater = (minutes: number) =>
  desk.at(new Date(new Date(start).getTime() + minutes * 60_000).toISOString())

describe('signing in', () => {
  test('answers who it is and what they may do', async () => {
    const { browser, id, email } = await signedIn('auditor')
    const session = await browser.call(sessionRead, {})
    expect(session).toEqual({
      person: {
        id,
        name: 'Ayu Lestari',
        email,
        roles: ['auditor'],
        permissions: expect.arrayContaining(['claims.read', 'staff.read']),
      },
      now: '2026-03-10T02:00:00.000Z',
      preferences: { shortcuts: null, queueColumns: null },
    })
    expect((await browser.call(claimList, { query: {} })).items).toEqual([])
  })

  test('sets a cookie that no script, no other site and no plain connection gets', async () => {
    const { browser } = await signedIn('agent')
    expect(browser.setCookie()).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    )
  })

  test('does not mind the case of the e-mail', async () => {
    const { email } = await signedIn('agent')
    const browser = visitor(desk)
    await browser.call(sessionStart, { body: { email: email.toUpperCase(), password } })
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('gives a new token every time, whatever came along', async () => {
    const { email, browser } = await signedIn('agent')
    const first = browser.token()
    await browser.call(sessionStart, { body: { email, password } })
    expect(browser.token()).not.toBe(first)

    const planted = 'planted-by-somebody-else-0123456789abcdefghi'
    const victim = visitor(desk, { token: planted })
    await victim.call(sessionStart, { body: { email, password } })
    expect(victim.token()).not.toBe(planted)
    expect(await isSignedIn(visitor(desk, { token: planted }))).toBe(false)
  })

  test('says the same for a wrong password, an unknown e-mail, and an account without one', async () => {
    const { email } = await signedIn('agent')
    const invited = 'invited@desk.test'
    const at = new Date(start)
    const id = desk.ports.ids.next()
    await addStaff(desk.database, { id, name: 'New', email: invited, roles: ['agent'], at })
    const refused = async (typed: string, secret: string) => {
      const call = visitor(desk).call(sessionStart, { body: { email: typed, password: secret } })
      const { instance: _, ...problem } = await refusal(call)
      return problem
    }
    const wrong = await refused(email, 'kuda terbang di kola')
    expect(wrong).toMatchObject({ id: 'wrong_credentials', status: 401 })
    expect(await refused('nobody@desk.test', password)).toEqual(wrong)
    expect(await refused(invited, password)).toEqual(wrong)
    expect(await refused(invited, ' ')).toEqual(wrong)
  })
})

test('sessions that are over are forgotten by the clean-up, and those that are not stay', async () => {
  await desk.database.deleteFrom('sessions').execute()
  await signedIn('agent')
  minutesLater(60 * 12 - 29)
  const { browser } = await signedIn('agent')
  const kept = () => desk.database.selectFrom('sessions').select('id').execute()
  await (await createWorker(desk.ports)).tick()
  expect(await kept()).toHaveLength(2)
  minutesLater(60 * 12)
  await (await createWorker(desk.ports)).tick()
  expect(await kept()).toHaveLength(1)
  expect(await isSignedIn(browser)).toBe(true)
})

test('signing out empties the browser’s cache of the evidence in it', async () => {
  const request = new Request('https://desk.test/api/session', { method: 'DELETE' })
  expect((await desk.api(request)).headers.get('clear-site-data')).toBe('"cache"')
})

describe('a session', () => {
  test('ends by signing out, on the server too, and the cookie is taken back', async () => {
    const { browser } = await signedIn('agent')
    const token = browser.token() ?? ''
    await browser.call(sessionEnd, {})
    expect(browser.setCookie()).toBe(
      '__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
    )
    expect(await isSignedIn(visitor(desk, { token }))).toBe(false)
  })

  test('ended in one browser goes on in another', async () => {
    const { browser, email } = await signedIn('agent')
    const other = visitor(desk)
    await other.call(sessionStart, { body: { email, password } })
    await browser.call(sessionEnd, {})
    expect(await isSignedIn(other)).toBe(true)
  })

  test('is over after thirty minutes without a request, and not a second before', async () => {
    const { browser } = await signedIn('agent')
    minutesLater(29.99)
    expect(await isSignedIn(browser)).toBe(true)
    minutesLater(29.99 + 30)
    expect(await isSignedIn(browser)).toBe(false)
    expect((await refusal(browser.call(claimList, { query: {} }))).id).toBe('not_signed_in')
  })

  test('is over after twelve hours, however busy', async () => {
    const { browser } = await signedIn('agent')
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      minutesLater(minutes)
      expect(await isSignedIn(browser)).toBe(true)
    }
    minutesLater(12 * 60)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('ends at once when the account is disabled, and stays ended when it is enabled', async () => {
    const { browser, id } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    const { browser: second } = await signedIn('supervisor')
    const change = (isDisabled: boolean) => changeStaff(administrator, id, { isDisabled })
    await change(true)
    expect(await isSignedIn(browser)).toBe(false)
    await change(false)
    // It waits for a second person, and then for its owner to sign in.
    expect(await isSignedIn(browser)).toBe(false)
    await signOff(second, 'staff_changed')
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('of a disabled account cannot begin', async () => {
    const { id, email } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    await changeStaff(administrator, id, { isDisabled: true })
    const again = visitor(desk).call(sessionStart, { body: { email, password } })
    expect((await refusal(again)).id).toBe('wrong_credentials')
  })

  test('loses and gains what its roles lose and gain, with the next request', async () => {
    const { browser, id } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    await changeStaff(administrator, id, { roles: ['logistics'] })
    await signOff((await signedIn('supervisor')).browser, 'staff_changed')
    expect((await refusal(browser.call(claimList, { query: {} }))).id).toBe('not_permitted')
    await changeStaff(administrator, id, { roles: ['auditor'] })
    await signOff((await signedIn('supervisor')).browser, 'staff_changed')
    expect((await browser.call(staffList, {})).length).toBeGreaterThan(1)
  })

  test('ends when a new password is set by link: whoever knew the old one is out', async () => {
    const { browser, id } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    const asked = await administrator.call(staffInviteAgain, { params: { id } })
    expect(asked).toMatchObject({ outcome: 'asked', link: null })
    const { link } = await signOff((await signedIn('supervisor')).browser, 'staff_link')
    expect(await isSignedIn(browser)).toBe(true)
    const owner = visitor(desk)
    const token = link?.path.split('#')[1] ?? ''
    await owner.call(welcomeAccept, { body: { token, password: 'gajah menari di atap' } })
    expect(await isSignedIn(owner)).toBe(true)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('begins anew in the same browser, and the session before is over', async () => {
    const { browser, email } = await signedIn('agent')
    const copied = visitor(desk, { token: browser.token() ?? '' })
    const elsewhere = visitor(desk)
    await elsewhere.call(sessionStart, { body: { email, password } })
    await browser.call(sessionStart, { body: { email, password } })
    expect(await isSignedIn(copied)).toBe(false)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(elsewhere)).toBe(true)
  })

  /** Signs in, while something else happens in the moment in which the password is looked at. */
  async function signInDuring(email: string, meanwhile: () => Promise<unknown>) {
    const { verify } = desk.ports.passwords
    desk.ports.passwords.verify = async (...asked) => {
      const isRight = await verify(...asked)
      await meanwhile()
      return isRight
    }
    const browser = visitor(desk)
    const answer = await refusal(browser.call(sessionStart, { body: { email, password } }))
    desk.ports.passwords.verify = verify
    return { answer, browser }
  }

  test('does not begin for an account that was disabled meanwhile', async () => {
    const { id, email } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    const { answer, browser } = await signInDuring(email, () =>
      changeStaff(administrator, id, { isDisabled: true }),
    )
    expect(answer.id).toBe('wrong_credentials')
    expect(browser.token()).toBeNull()
  })

  test('does not begin with a password that was replaced meanwhile', async () => {
    const { id, email } = await signedIn('agent')
    const { browser: administrator } = await signedIn('administrator')
    const { browser: second } = await signedIn('supervisor')
    await administrator.call(staffInviteAgain, { params: { id } })
    const { link } = await signOff(second, 'staff_link')
    const token = link?.path.split('#')[1] ?? ''
    const { answer, browser } = await signInDuring(email, () =>
      visitor(desk).call(welcomeAccept, { body: { token, password: 'gajah menari di atap' } }),
    )
    expect(answer.id).toBe('wrong_credentials')
    expect(browser.token()).toBeNull()
  })

  test('notes when somebody was last seen, once a minute and not at every request', async () => {
    const { browser, id } = await signedIn('administrator')
    const seen = async () =>
      (await browser.call(staffList, {})).find((one) => one.id === id)?.lastSeenAt
    minutesLater(0.5)
    expect(await seen()).toBe('2026-03-10T02:00:00.000Z')
    minutesLater(5)
    expect(await seen()).toBe('2026-03-10T02:05:00.000Z')
  })
})

describe('a copy of the database', () => {
  test('opens no session and tells no password', async () => {
    const { browser } = await signedIn('agent')
    const token = browser.token() ?? expect.fail('no token')
    const rows = JSON.stringify(
      await Promise.all(
        (['sessions', 'staff', 'links', 'sign_in_failures'] as const).map((table) =>
          desk.database.selectFrom(table).selectAll().execute(),
        ),
      ),
    )
    expect(rows).not.toContain(token)
    expect(rows).not.toContain(password)
    expect(rows).toContain(await sha256Hex(token))
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(await isSignedIn(visitor(desk, { token: await sha256Hex(token) }))).toBe(false)
  })

  test.each(['', 'x', 'a'.repeat(101), 'with spaces in it 0123456789', '🍪'.repeat(20)])(
    'a cookie like %j is nobody’s',
    async (token) => {
      const headers = { cookie: `__Host-session=${encodeURI(token)}` }
      const request = new Request('https://desk.test/api/session', { headers })
      const response = await desk.api(request)
      expect(await response.json()).toMatchObject({ person: null })
    },
  )
})
