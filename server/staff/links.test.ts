import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actList } from '../../contract/acts.ts'
import { sessionRead } from '../../contract/session.ts'
import { sessionStart } from '../../contract/sign-in.ts'
import { staffInvite, staffInviteAgain, welcomeAccept, welcomeRead } from '../../contract/staff.ts'
import { changeStaff } from '../../tests/support/sign-offs.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { visitor, type Visitor } from '../../tests/support/visitor.ts'
import { createWorker } from '../worker.ts'
import { makeLink, recordLinkOnMachine } from './links.ts'
import { cookieIdentity } from './sessions.ts'
import { addStaff, findByEmail } from './store.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const start = '2026-03-10T02:00:00Z'
const password = 'kuda terbang di kolam'

const desk = fileDesk({ identity: cookieIdentity })
let administrator: Visitor
let invitations = 0
beforeAll(async () => {
  administrator = visitor(desk)
  const token = await firstLink()
  await administrator.call(welcomeAccept, {
    body: { token, password, name: 'Dewi', email: 'dewi@desk.test' },
  })
})
beforeEach(() => desk.at(start))

async function firstLink(): Promise<string> {
  const { path } = await makeLink(desk.database, desk.ports, 'first_administrator', null)
  return tokenIn(path)
}

const tokenIn = (link: string | null) => link?.split('#')[1] ?? expect.fail('no token in the link')

async function invite() {
  const email = `invited-${++invitations}@desk.test`
  const body = { name: 'Budi Santoso', email, roles: ['agent' as const] }
  const { staff, link, expiresAt } = await administrator.call(staffInvite, { body })
  return { staff, email, link, token: tokenIn(link), expiresAt }
}

const accept = (body: { token: string; password?: string; name?: string; email?: string }) =>
  visitor(desk).call(welcomeAccept, { body: { password, ...body } })

const read = (token: string) => visitor(desk).call(welcomeRead, { body: { token } })

const hoursLater = (hours: number) =>
  desk.at(new Date(new Date(start).getTime() + hours * 3600_000).toISOString())

describe('the first administrator', () => {
  test('says who they are, and is signed in', async () => {
    const { person } = await administrator.call(sessionRead, {})
    expect(person).toMatchObject({ name: 'Dewi', roles: ['administrator'] })
  })

  test('is asked for name and e-mail, and for a better password, at once', async () => {
    const token = await firstLink()
    expect(await read(token)).toEqual({ purpose: 'first_administrator', name: null, email: null })
    expect(await faultsOf(accept({ token, password: 'aaaaaaaaaaaa' }))).toEqual([
      'email: required',
      'name: required',
      'password: guessable',
    ])
    expect(await read(token)).toMatchObject({ purpose: 'first_administrator' })
  })

  test('cannot take the e-mail of an account that is there', async () => {
    const token = await firstLink()
    const twin = accept({ token, name: 'Twin', email: 'DEWI@desk.test' })
    expect(await faultsOf(twin)).toEqual(['email: taken'])
    await accept({ token, name: 'Other', email: 'other@desk.test' })
    // Dewi is the only one again, who may act alone.
    await desk.database.deleteFrom('sessions').execute()
    await desk.database.deleteFrom('known_devices').execute()
    await desk.database.deleteFrom('links').execute()
    await desk.database.deleteFrom('staff').where('name', '=', 'Other').execute()
    await administrator.call(sessionStart, { body: { email: 'dewi@desk.test', password } })
  })
})

describe('an invitation', () => {
  test('leads its owner to a password, signs them in, and leaves behind # what nobody may see', async () => {
    const { staff, email, link, token, expiresAt } = await invite()
    expect(link).toMatch(/^\/welcome#[\w-]{43}$/)
    expect(expiresAt).toBe('2026-03-13T02:00:00.000Z')
    expect(staff).toMatchObject({ email, hasPassword: false, isDisabled: false, lastSeenAt: null })
    expect(await read(token)).toEqual({ purpose: 'invitation', name: 'Budi Santoso', email })

    const browser = visitor(desk)
    const session = await browser.call(welcomeAccept, { body: { token, password } })
    expect(session.person).toMatchObject({ email, roles: ['agent'] })
    expect((await browser.call(sessionRead, {})).person?.email).toBe(email)
    const again = visitor(desk)
    await again.call(sessionStart, { body: { email, password } })
    expect(again.token()).not.toBeNull()
  })

  test('does not let its owner be somebody else', async () => {
    const { token, email } = await invite()
    const { person } = await accept({ token, name: 'Boss', email: 'boss@desk.test' })
    expect(person).toMatchObject({ name: 'Budi Santoso', email })
  })

  test('refuses the owner’s own name as a password, and stays good', async () => {
    const { token } = await invite()
    expect(await faultsOf(accept({ token, password: 'budisantoso2026' }))).toEqual([
      'password: guessable',
    ])
    expect(await faultsOf(accept({ token, password: 'too short' }))).toEqual([
      'password: too_small',
    ])
    expect(await faultsOf(accept({ token, password: 'x'.repeat(129) }))).toEqual([
      'password: too_long',
    ])
    expect((await accept({ token })).person).not.toBeNull()
  })
})

describe('a link is gone', () => {
  const gone = { id: 'link_used_up', status: 410 }

  test('after it was used', async () => {
    const { token, email } = await invite()
    await accept({ token })
    expect(await refusal(read(token))).toMatchObject(gone)
    expect(await refusal(accept({ token, password: 'gajah menari di atap' }))).toMatchObject(gone)
    const stillMine = visitor(desk)
    await stillMine.call(sessionStart, { body: { email, password } })
    expect(stillMine.token()).not.toBeNull()
  })

  test('for one of two who use it at the same moment', async () => {
    const { token } = await invite()
    const both = await Promise.allSettled([accept({ token }), accept({ token })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('when a newer one was made', async () => {
    const { staff, token } = await invite()
    const { link } = await administrator.call(staffInviteAgain, { params: { id: staff.id } })
    expect(await refusal(accept({ token }))).toMatchObject(gone)
    expect((await accept({ token: tokenIn(link) })).person).not.toBeNull()

    const older = await firstLink()
    const newer = await firstLink()
    expect(await refusal(read(older))).toMatchObject(gone)
    expect(await read(newer)).toMatchObject({ purpose: 'first_administrator' })
  })

  test('when its time is over: three days for an invitation, one for the rest', async () => {
    const { staff, token } = await invite()
    const first = await firstLink()
    hoursLater(23.99)
    expect(await read(first)).toMatchObject({ purpose: 'first_administrator' })
    hoursLater(24)
    expect(await refusal(read(first))).toMatchObject(gone)
    hoursLater(71.99)
    await accept({ token })

    desk.at(start)
    await administrator.call(sessionStart, { body: { email: 'dewi@desk.test', password } })
    const forgotten = await administrator.call(staffInviteAgain, { params: { id: staff.id } })
    expect(await read(tokenIn(forgotten.link))).toMatchObject({ purpose: 'new_password' })
    hoursLater(24)
    expect(await refusal(read(tokenIn(forgotten.link)))).toMatchObject(gone)
    const late = await (desk.at(start), invite())
    hoursLater(72)
    expect(await refusal(accept({ token: late.token }))).toMatchObject(gone)
  })

  test('while its account is disabled', async () => {
    const { staff, token } = await invite()
    await changeStaff(administrator, staff.id, { isDisabled: true })
    expect(await refusal(read(token))).toMatchObject(gone)
    expect(await refusal(accept({ token }))).toMatchObject(gone)
  })

  test('that never was', async () => {
    expect(await refusal(read('a'.repeat(43)))).toMatchObject(gone)
    expect(await faultsOf(read('<script>'))).toEqual(['token: wrong_form'])
  })
})

test('no secret of a link is ever stored', async () => {
  const { token, email } = await invite()
  const rows = JSON.stringify(await desk.database.selectFrom('links').selectAll().execute())
  expect(rows).not.toContain(token)
  expect((await findByEmail(desk.database, email))?.password_hash).toBeNull()
})

test('an account that was added with a password needs no link', async () => {
  const id = desk.ports.ids.next()
  const passwordHash = await desk.ports.passwords.hash(password)
  const email = 'seeded@desk.test'
  const at = new Date(start)
  await addStaff(desk.database, { id, name: 'Seeded', email, roles: ['agent'], passwordHash, at })
  const browser = visitor(desk)
  await browser.call(sessionStart, { body: { email, password } })
  expect((await browser.call(sessionRead, {})).person?.id).toBe(id)
})

test('a link that was made on the server itself is in the record, without the link', async () => {
  const { staff } = await invite()
  await desk.database
    .transaction()
    .execute((tx) => recordLinkOnMachine(tx, desk.ports.ids, staff.id, new Date(start)))
  const { items } = await administrator.call(actList, { query: { by: staff.id } })
  expect(items).toMatchObject([
    {
      kind: 'staff_invited_again',
      subject: { id: staff.id },
      changes: [{ field: 'link', before: null, after: 'made on the server itself' }],
    },
  ])
})

test('links whose time is over are forgotten by the clean-up, and those that are good stay', async () => {
  await desk.database.deleteFrom('links').execute()
  const { token } = await invite()
  await firstLink()
  hoursLater(24)
  await (await createWorker(desk.ports)).tick()
  expect(await desk.database.selectFrom('links').select('purpose').execute()).toEqual([
    { purpose: 'invitation' },
  ])
  expect(await read(token)).toMatchObject({ purpose: 'invitation' })
  hoursLater(72)
  await (await createWorker(desk.ports)).tick()
  expect(await desk.database.selectFrom('links').select('purpose').execute()).toEqual([])
})
