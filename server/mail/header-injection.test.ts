import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, decline, redeem } from '../../tests/support/acts.ts'
import { testDesk, type TestDesk } from '../../tests/support/desk.ts'
import { mailServer, type MailServer } from '../../tests/support/mail-server.ts'
import { physicalPrize } from '../../tests/support/factories.ts'
import { smtpMailer } from '../hosts/node/mailer.ts'
import { createWorker } from '../worker.ts'

let server: MailServer
let mailer: ReturnType<typeof smtpMailer>
let desk: TestDesk
beforeAll(async () => {
  server = await mailServer()
  mailer = smtpMailer(server.url)
  desk = await testDesk({ mailer })
})
afterAll(async () => {
  mailer.close()
  await desk.close()
  await server.close()
})

const known = new Set([
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'auto-submitted',
  'x-auto-response-suppress',
])

const breaks = ['\r\n', '\n', '\r', '\r\n\r\n', '\n.\n', '\u2028', '%0d%0a']

test.each(breaks)('a name with %j in it adds no header, no recipient and no mail', async (mark) => {
  const evil = `Sale${mark}Bcc: thief@example.com${mark}X-Evil: 1${mark}${mark}Buy now`
  const promotion = `evil-${breaks.indexOf(mark)}`
  await desk.addPromotion(promotion, {
    name: evil,
    prizes: [{ ...physicalPrize, name: evil }],
  })
  const agent = await desk.as('agent')
  const member = {
    recipient: { firstName: evil.slice(0, 70) },
    registration: { productName: evil },
  }
  await approve(agent, await redeem(desk, { promotion, ...member }))
  await decline(agent, await redeem(desk, { promotion, ...member }))
  server.received.length = 0
  await (await createWorker(desk.ports)).tick()

  expect(server.received).toHaveLength(4)
  for (const { to, headers } of server.received) {
    expect(to).toEqual(['siti@example.com'])
    expect([...headers.keys()].filter((name) => !known.has(name))).toEqual([])
    for (const [name, values] of headers) expect(values, name).toHaveLength(1)
  }
})
