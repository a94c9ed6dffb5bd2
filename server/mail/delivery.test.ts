import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailRead, mailRetry, type Mail } from '../../contract/mails.ts'
import { approve, askAgain, loadCodes, mailsOf, redeem } from '../../tests/support/acts.ts'
import { fileMailServer, mailServer, smtpRefusal } from '../../tests/support/mail-server.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { smtpMailer } from '../hosts/node/mailer.ts'
import { createWorker, type Worker } from '../worker.ts'

const start = new Date('2026-03-10T02:00:00Z')

const server = fileMailServer()
const desk = fileDesk({ mailer: server.mailer })
const supervisor = desk.staff('supervisor')
let worker: Worker
beforeAll(async () => {
  worker = await createWorker(desk.ports)
  await desk.addPromotion('smart-moves')
})
beforeEach(() => {
  desk.at(start.toISOString())
  server.behave({})
})
afterEach(async () => {
  server.behave({})
  desk.at('2026-04-10T02:00:00Z')
  for (let n = 0; n < 3; n++) await worker.tick()
  server.received.length = 0
})

const secondsLater = (seconds: number) =>
  desk.at(new Date(start.getTime() + seconds * 1000).toISOString())

/** The only mail of a claim that was just received. */
async function firstMail(number: string): Promise<Mail> {
  const [mail] = await mailsOf(supervisor, number)
  return mail ?? expect.fail('no mail')
}

const messageIds = () => server.received.map(({ headers }) => headers.get('message-id')?.[0])

describe('a mail that is taken', () => {
  test('is sent once, to the member, with the headers it needs', async () => {
    const number = await redeem(desk, { member: { email: 'ayu@example.com' } })
    expect(await firstMail(number)).toMatchObject({ state: 'waiting', tries: 0 })
    await worker.tick()
    await worker.tick()

    const mail = await firstMail(number)
    expect(mail).toMatchObject({
      state: 'sent',
      sentAt: '2026-03-10T02:00:00.000Z',
      tries: 1,
      lastError: null,
      nextTryAt: null,
    })
    expect(server.received).toHaveLength(1)
    const [received] = server.received
    expect(received).toMatchObject({
      from: 'no-reply@msi-mail.com',
      to: ['ayu@example.com'],
      body: mail.body,
    })
    const header = (name: string) => received?.headers.get(name)
    expect(header('from')).toEqual(['"no-reply" <no-reply@msi-mail.com>'])
    expect(header('to')).toEqual(['ayu@example.com'])
    expect(header('subject')).toEqual(['[No Reply] MSI Redeem Notice - Received'])
    expect(header('message-id')).toEqual([mail.messageId])
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@msi-mail\.com>$/)
    expect(header('date')).toEqual(['Tue, 10 Mar 2026 02:00:00 +0000'])
    expect(header('content-language')).toEqual(['en'])
    expect(header('auto-submitted')).toEqual(['auto-generated'])
    expect(header('x-auto-response-suppress')).toEqual(['All'])
    expect(header('content-type')?.[0]).toMatch(/^text\/plain; charset=utf-8/)
  })

  test.each([
    ['fr', 'Demande reçue'],
    ['zh-TW', '已收到申請'],
  ] as const)('in %s arrives with its letters', async (language, subject) => {
    await desk.addPromotion(`in-${language.toLowerCase()}`, { language })
    const number = await redeem(desk, { promotion: `in-${language.toLowerCase()}` })
    await worker.tick()
    expect(server.received[0]?.headers.get('subject')?.[0]).toContain(subject)
    expect(server.received[0]?.headers.get('content-language')).toEqual([language])
    expect(server.received[0]?.body).toBe((await firstMail(number)).body)
  })

  test('is not sent for a change that did not happen', async () => {
    const number = await redeem(desk)
    await worker.tick()
    await askAgain(supervisor, number, ['no-such-reason']).catch(() => {})
    await worker.tick()
    expect(server.received).toHaveLength(1)
  })

  test('goes out with its code, which stands nowhere else', async () => {
    await loadCodes(supervisor, 'smart-moves', ['PLAIN-CODE-GG01'])
    const number = await redeem(desk)
    await approve(supervisor, number)
    await worker.tick()

    const sent = server.received.find(({ body }) => body.includes('activation code is'))
    expect(sent?.body).toContain('activation code is\n\nPLAIN-CODE-GG01\n\nNotice')
    const mail = (await mailsOf(supervisor, number)).at(-1)
    expect(mail?.body).toContain('activation code is\n\n•••• GG01\n\nNotice')
    const rows = await desk.database.selectFrom('mails').selectAll().execute()
    expect(JSON.stringify([rows, mail])).not.toContain('PLAIN')
  })

  test('is sent by one of two that look at the same moment', async () => {
    for (let n = 0; n < 5; n++) await redeem(desk)
    const other = await createWorker(desk.ports)
    await Promise.all([worker.tick(), other.tick()])
    expect(server.received).toHaveLength(5)
    expect(new Set(messageIds()).size).toBe(5)
  })
})

describe('a mail that is not taken now', () => {
  test('is tried again after ten seconds, a minute, five…, and then a person must look', async () => {
    server.behave({ mail: () => smtpRefusal(451, 'try later') })
    const number = await redeem(desk)
    const waits = [10, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600]
    let passed = 0
    for (const [index, wait] of waits.entries()) {
      secondsLater(passed)
      await worker.tick()
      expect(await firstMail(number)).toMatchObject({
        state: 'waiting',
        tries: index + 1,
        lastError: '451 try later',
        nextTryAt: new Date(start.getTime() + (passed + wait) * 1000).toISOString(),
      })
      secondsLater(passed + wait - 1)
      await worker.tick()
      expect((await firstMail(number)).tries).toBe(index + 1)
      passed += wait
    }
    secondsLater(passed)
    await worker.tick()
    expect(await firstMail(number)).toMatchObject({ state: 'stuck', tries: 9, nextTryAt: null })
    expect(new Set(messageIds()).size).toBe(1)
  })

  test('is sent at the next try, with the same Message-ID', async () => {
    server.behave({ recipient: () => smtpRefusal(450, 'greylisted') })
    const number = await redeem(desk)
    await worker.tick()
    expect(server.received).toHaveLength(0)
    server.behave({})
    secondsLater(10)
    await worker.tick()
    const mail = await firstMail(number)
    expect(mail).toMatchObject({ state: 'sent', tries: 2, lastError: null })
    expect(messageIds()).toEqual([mail.messageId])
  })

  test('because the connection broke before the server answered, is sent again, the same', async () => {
    server.behave({ mail: () => 'hang up' })
    const number = await redeem(desk)
    await worker.tick()
    // The server was not heard out: that is no mail's fault, and costs no try.
    expect(await firstMail(number)).toMatchObject({ state: 'waiting', tries: 0 })
    server.behave({})
    secondsLater(60)
    await worker.tick()

    const { messageId } = await firstMail(number)
    expect(messageIds()).toEqual([messageId, messageId])
    const [first, second] = server.received
    expect(second?.body).toBe(first?.body)
    expect(second?.headers.get('date')).toEqual(first?.headers.get('date'))
  })

  test('does not keep the others waiting', async () => {
    const refused = await redeem(desk, { member: { email: 'refused@example.com' } })
    const taken = await redeem(desk)
    let asked = 0
    server.behave({ recipient: () => (asked++ === 0 ? smtpRefusal(450, 'later') : null) })
    await worker.tick()
    expect((await firstMail(refused)).state).toBe('waiting')
    expect((await firstMail(taken)).state).toBe('sent')
  })
})

describe('a mail that is refused for good', () => {
  test('waits for a person, who can let it be tried again with the same Message-ID', async () => {
    server.behave({ recipient: () => smtpRefusal(550, 'no such mailbox') })
    const number = await redeem(desk)
    await worker.tick()
    const stuck = await firstMail(number)
    expect(stuck).toMatchObject({ state: 'stuck', tries: 1, canRetry: true })
    expect(stuck.lastError).toContain('550 no such mailbox')
    secondsLater(3600)
    await worker.tick()
    expect((await firstMail(number)).tries).toBe(1)

    server.behave({})
    const params = { id: stuck.id }
    const retried = await supervisor.call(mailRetry, { params })
    expect(retried).toMatchObject({ state: 'waiting', tries: 0, canRetry: false })
    await worker.tick()
    expect(await supervisor.call(mailRead, { params })).toMatchObject({ state: 'sent' })
    expect(messageIds()).toEqual([stuck.messageId])
  })

  test('also when it is its content that is refused', async () => {
    server.behave({ mail: () => smtpRefusal(554, 'no thanks') })
    const number = await redeem(desk)
    await worker.tick()
    expect((await firstMail(number)).state).toBe('stuck')
  })
})

describe('what is refused of us and not of a mail', () => {
  /** Asks longer and oftener than a mail is tried; nothing of it may be counted. */
  async function askForTwoDays(desking: Worker, number: string): Promise<Mail> {
    for (let hour = 0; hour <= 48; hour += 3) {
      secondsLater(hour * 3600)
      await desking.tick()
      expect(await firstMail(number)).toMatchObject({ state: 'waiting', tries: 0 })
    }
    return firstMail(number)
  }

  test.each([
    ['sender', { sender: () => smtpRefusal(550, 'sender unknown here') }, '550'],
    ['server that closes', { recipient: () => smtpRefusal(421, 'closing down') }, '421'],
    ['missing sign-in', { recipient: () => smtpRefusal(530, 'sign in first') }, '530'],
  ])('a %s gives no mail up, however long it lasts', async (_what, behaviour, reply) => {
    server.behave(behaviour)
    const number = await redeem(desk)
    expect((await askForTwoDays(worker, number)).lastError).toContain(reply)
    server.behave({})
    secondsLater(51 * 3600)
    await worker.tick()
    expect(await firstMail(number)).toMatchObject({ state: 'sent', tries: 1 })
  })

  test('a wrong password gives no mail up either', async () => {
    const guarded = await mailServer({ authOptional: false, allowInsecureAuth: true })
    guarded.behave({ sign: () => smtpRefusal(535, 'wrong password') })
    const locked = smtpMailer(guarded.url.replace('smtp://', 'smtp://desk:secret@'))
    const number = await redeem(desk)
    const other = await createWorker({ ...desk.ports, mailer: locked })
    expect((await askForTwoDays(other, number)).lastError).toContain('535')

    guarded.behave({})
    secondsLater(51 * 3600)
    await other.tick()
    expect((await firstMail(number)).state).toBe('sent')
    locked.close()
    await guarded.close()
  })
})

test('a mail whose code does not open waits for a person at once, and the log says why', async () => {
  await loadCodes(supervisor, 'smart-moves', ['LOCKED-AWAY-HH02'])
  const number = await redeem(desk)
  await approve(supervisor, number)
  const causes: unknown[] = []
  const keyless = await createWorker({
    ...desk.ports,
    codeKey: { id: 'another', bytes: new Uint8Array(32).fill(9) },
    log: { info() {}, error: (_message, cause) => void causes.push(cause) },
  })
  await keyless.tick()
  secondsLater(3600)
  await keyless.tick()
  expect((await mailsOf(supervisor, number)).at(-1)).toMatchObject({
    state: 'stuck',
    tries: 0,
    nextTryAt: null,
    lastError: 'The code in this mail could not be opened',
    canRetry: true,
  })
  expect(causes).toEqual([expect.any(Error)])
  expect(server.received.map(({ body }) => body).join()).not.toContain('activation code is')
})

test('a mail server that is not there gives no mail up', async () => {
  const gone = await mailServer()
  await gone.close()
  const nowhere = smtpMailer(gone.url)
  const number = await redeem(desk)
  const hopeful = await createWorker({ ...desk.ports, mailer: nowhere })
  for (let minute = 0; minute < 12; minute++) {
    secondsLater(60 * minute)
    await hopeful.tick()
  }
  expect(await firstMail(number)).toMatchObject({ state: 'waiting', tries: 0 })
  nowhere.close()
})

test('a mail whose sender died in the middle is tried again two minutes later', async () => {
  const number = await redeem(desk)
  const dying = await createWorker({
    ...desk.ports,
    mailer: { send: () => new Promise(() => {}) },
  })
  void dying.tick()
  await expect.poll(async () => (await firstMail(number)).tries).toBe(1)
  secondsLater(119)
  await worker.tick()
  expect((await firstMail(number)).state).toBe('waiting')
  secondsLater(120)
  await worker.tick()
  expect(await firstMail(number)).toMatchObject({ state: 'sent', tries: 2 })
})
