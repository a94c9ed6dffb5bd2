import { beforeAll, describe, expect, test } from 'vitest'
import { mailList, mailRead, mailRetry } from '../../contract/mails.ts'
import { approve, askAgain, mailsOf, readClaim, redeem } from '../../tests/support/acts.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { createApi } from '../api.ts'
import type { OutgoingMail } from '../ports.ts'
import { createClient } from '../../contract/client.ts'
import { createWorker } from '../worker.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const supervisor = desk.staff('supervisor')
beforeAll(() => desk.addPromotion('smart-moves'))

const listed = async (query: Record<string, string>) =>
  (await supervisor.call(mailList, { query: query })).items

describe('the outbox', () => {
  test('is filtered by claim and state, and searched, the newest first', async () => {
    desk.at('2026-03-10T02:00:00Z')
    const one = await redeem(desk, { member: { email: 'Wati@example.com' } })
    desk.at('2026-03-10T03:00:00Z')
    await askAgain(supervisor, one)
    const other = await redeem(desk, { member: { email: 'a_b@example.com' } })

    expect((await listed({ claim: one })).map(({ kind }) => kind)).toEqual([
      'asked_again',
      'received',
    ])
    expect((await listed({ q: 'wati@' })).map(({ claim }) => claim)).toEqual([one, one])
    expect((await listed({ q: '_' })).map(({ claim }) => claim)).toEqual([other])
    expect(await listed({ q: one.toLowerCase() })).toHaveLength(2)
    expect(await listed({ q: 'redeem again' })).toHaveLength(1)
    expect(await listed({ state: 'sent,stuck,waiting' })).toEqual([])
    expect(await listed({ state: 'kept' })).toHaveLength(3)
    expect(await listed({ claim: 'R-999999' })).toEqual([])
  })

  test('is read page by page, none missed, none twice, while more are written', async () => {
    for (let n = 0; n < 5; n++) await redeem(desk)
    const whole = await listed({ limit: '200' })
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await supervisor.call(mailList, {
        query: { limit: '2', ...(cursor ? { cursor } : {}) },
      })
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
      desk.at('2026-03-10T04:00:00Z')
      await redeem(desk)
    } while (cursor)
    expect(paged).toEqual(whole.map(({ id }) => id))
  })

  test('a mail is linked from the step that caused it', async () => {
    const number = await redeem(desk)
    await approve(supervisor, number)
    const { history } = await readClaim(supervisor, number)
    const mails = await mailsOf(supervisor, number)
    expect(history.toReversed().flatMap(({ mails }) => mails)).toEqual(
      mails.map(({ id, kind, state }) => ({ id, kind, state })),
    )
  })

  test('a mail that is not there is not found', async () => {
    const params = { id: '0190a000-0000-7000-8000-000000000009' }
    expect((await refusal(supervisor.call(mailRead, { params }))).id).toBe('not_found')
    expect((await refusal(supervisor.call(mailRetry, { params }))).id).toBe('not_found')
  })
})

describe('without a mail server', () => {
  test('mails are kept, can be read, and cannot be retried', async () => {
    const number = await redeem(desk)
    await (await createWorker(desk.ports)).tick()
    const [mail] = await mailsOf(supervisor, number)
    expect(mail).toMatchObject({ state: 'kept', tries: 0, sentAt: null, canRetry: false })
    const { hasMailServer } = await supervisor.call(mailList, { query: {} })
    expect(hasMailServer).toBe(false)
    const params = { id: mail?.id ?? '' }
    expect((await refusal(supervisor.call(mailRetry, { params }))).id).toBe('no_mail_server')
  })

  test('what was kept is sent once there is one, when somebody asks for it', async () => {
    const number = await redeem(desk)
    const sent: OutgoingMail[] = []
    const ports = {
      ...desk.ports,
      mailer: { send: async (mail: OutgoingMail) => void sent.push(mail) },
    }
    const withServer = createClient(await createApi(ports), 'https://desk.test', {
      [personHeader]: supervisor.id,
    })
    const worker = await createWorker(ports)
    await worker.tick()
    expect(sent).toEqual([])

    const [kept] = await mailsOf(withServer, number)
    expect(kept?.canRetry).toBe(true)
    const params = { id: kept?.id ?? '' }
    await withServer.call(mailRetry, { params })
    expect((await refusal(withServer.call(mailRetry, { params }))).id).toBe('mail_not_stuck')
    await worker.tick()
    expect(sent.map(({ messageId }) => messageId)).toEqual([kept?.messageId])
    expect(await withServer.call(mailRead, { params })).toMatchObject({
      state: 'sent',
      canRetry: false,
    })
    expect((await refusal(withServer.call(mailRetry, { params }))).id).toBe('mail_not_stuck')
  })
})
