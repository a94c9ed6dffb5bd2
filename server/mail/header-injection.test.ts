import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { approve, decline, redeem } from '../../tests/support/acts.ts'
import { fileMailServer } from '../../tests/support/mail-server.ts'
import { physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { addPromotion } from '../promotions/store.ts'
import { createWorker } from '../worker.ts'

const server = fileMailServer()
const desk = fileDesk({ mailer: server.mailer })

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

/** Such names are refused at the door; a desk that is older than that rule may hold some. */
test.each(breaks)('a name with %j in it adds no header, no recipient and no mail', async (mark) => {
  const evil = `Sale${mark}Bcc: thief@example.com${mark}X-Evil: 1${mark}${mark}Buy now`
  const promotion = `evil-${breaks.indexOf(mark)}`
  await addPromotion(desk.ports.database, promotion, {
    ...promotionTerms({ name: evil }),
    prizes: [{ ...physicalPrize, name: evil }],
  })
  const agent = await desk.as('agent')
  for (const decide of [approve, decline]) {
    const number = await redeem(desk, { promotion })
    await sql`
      update attempts set facts = jsonb_set(
        jsonb_set(facts, '{recipient,firstName}', to_jsonb(${evil}::text)),
        '{registration,productName}', to_jsonb(${evil}::text))
      where claim_id = (select id from claims where number = ${number})
    `.execute(desk.ports.database)
    await decide(agent, number)
  }
  server.received.length = 0
  await (await createWorker(desk.ports)).tick()

  expect(server.received).toHaveLength(4)
  for (const { to, headers } of server.received) {
    expect(to).toEqual(['siti@example.com'])
    expect([...headers.keys()].filter((name) => !known.has(name))).toEqual([])
    for (const [name, values] of headers) expect(values, name).toHaveLength(1)
  }
})

/** An address as Member Center knows it, and as a mail server hears it: it reads `xn--` as letters. */
test.each([
  ['toko&anak@example.com', 'toko&anak@example.com'],
  ['a/b!c@example.com', 'a/b!c@example.com'],
  ["o'neil+x=y@example.com", "o'neil+x=y@example.com"],
  ['"quoted"@example.com', '"quoted"@example.com'],
  ['"toko.anak"@example.com', '"toko.anak"@example.com'],
  ['info@bücher.example', 'info@bücher.example'],
  ['siti@contoh.xn--q9jyb4c', 'siti@contoh.みんな'],
  ['andré@example.com', 'andré@example.com'],
  ['用户@例子.广告', '用户@例子.广告'],
  ['\u202asiti@example.com\u202c ', 'siti@example.com'],
])('a mail to %j goes to that one address', async (email, expected) => {
  await desk.addPromotion('wide')
  server.received.length = 0
  await redeem(desk, { promotion: 'wide', member: { email } })
  await (await createWorker(desk.ports)).tick()
  expect(server.received.map(({ to }) => to)).toEqual([[expected]])
  const [mail] = server.received
  expect(mail?.headers.get('to')).toHaveLength(1)
  expect([...(mail?.headers.keys() ?? [])].filter((name) => !known.has(name))).toEqual([])
})
