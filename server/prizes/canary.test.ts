import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { createClient, type Client } from '../../contract/client.ts'
import {
  codeBatchConfirm,
  codeBatchCreate,
  codeBatchList,
  codeBatchPreview,
} from '../../contract/code-batches.ts'
import { codeFind, codeStockList, vaultEventList } from '../../contract/codes.ts'
import { shipmentExport } from '../../contract/dispatch-batches.ts'
import { mailList, mailRead } from '../../contract/mails.ts'
import { prizeList } from '../../contract/prizes.ts'
import { releaseList } from '../../contract/releases.ts'
import { replacementList } from '../../contract/replacements.ts'
import { approve, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { testDesk } from '../../tests/support/desk.ts'
import {
  askReplacement,
  decideReplacement,
  readPrize,
  resend,
  reveal,
} from '../../tests/support/prizes.ts'
import { jsonLog } from '../hosts/node/log.ts'
import type { OutgoingMail } from '../ports.ts'
import { createWorker } from '../worker.ts'

/** Parts of the canaries that no masked form of them shows: whoever says one has said too much. */
const marks = ['KANARI', 'VOGELX', 'ZWITSC']
const canaries = marks.map((mark, n) => `${mark}-BAUER-000${n + 1}`)

const seen = (text: string) => marks.filter((mark) => text.toUpperCase().includes(mark))

test('canary codes go through their whole life, and stand in no log, answer, address or row', async () => {
  const logged: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const sent: OutgoingMail[] = []
  let refuses = true
  const desk = await testDesk({
    log: jsonLog(pino({ base: null }, sink)),
    mailer: {
      async send(mail) {
        // A careless mail server quotes what it refuses.
        if (refuses) throw new Error(`Connection lost while sending: ${mail.text}`)
        sent.push(mail)
      },
    },
  })
  const answers: string[] = []
  const watched = async (...roles: Parameters<typeof desk.as>): Promise<Client> => {
    const { id } = await desk.as(...roles)
    const send = async (request: Request) => {
      answers.push(request.url)
      const response = await desk.api(request)
      answers.push(await response.clone().text(), JSON.stringify([...response.headers]))
      return response
    }
    return createClient(send, 'https://desk.test', { [personHeader]: id })
  }
  await desk.addPromotion('smart-moves')
  const [sender, confirmer, agent] = [
    await watched('supervisor'),
    await watched('supervisor'),
    await watched('agent'),
  ]
  const worker = await createWorker(desk.ports)

  const call = {
    json: { promotion: 'smart-moves', prize: 'voucher' },
    files: { codes: codeFile(canaries) },
  }
  await sender.call(codeBatchPreview, call)
  const twice = { ...call, files: { codes: codeFile([...canaries, ...canaries, 'no!']) } }
  await sender.call(codeBatchPreview, twice)
  await sender.call(codeBatchCreate, { ...twice, idempotencyKey: newKey() }).catch(() => {})
  const { id } = await sender.call(codeBatchCreate, { ...call, idempotencyKey: newKey() })
  await confirmer.call(codeBatchConfirm, { params: { id }, idempotencyKey: newKey() })
  const number = await redeem(desk)
  await approve(agent, number)
  desk.at('2026-03-10T02:10:00Z')
  await worker.tick()
  const [refused] = (await agent.call(mailList, {})).items
  expect(refused?.lastError).toMatch(/Connection lost while sending: .*••••/s)
  refuses = false
  desk.at('2026-03-10T03:00:00Z')
  await worker.tick()
  await resend(agent, number)
  await askReplacement(agent, number)
  await decideReplacement(sender, number)
  await worker.tick()
  await sender.call(codeFind, { body: { code: canaries[2] ?? '' } })
  await sender.call(codeFind, { body: { code: 'KANARI-UNKNOWN' } }).catch(() => {})

  for (const read of [codeStockList, codeBatchList, vaultEventList, prizeList] as const) {
    await sender.call(read, {})
  }
  await sender.call(releaseList, {})
  await sender.call(replacementList, {})
  await sender.call(shipmentExport, {})
  await agent.call(claimRead, { params: { number } })
  const { items } = await agent.call(mailList, {})
  for (const mail of items) await agent.call(mailRead, { params: { id: mail.id } })
  await readPrize(agent, number)

  expect(answers.length).toBeGreaterThan(60)
  expect(logged.length).toBeGreaterThan(20)
  expect(seen(answers.join('\n'))).toEqual([])
  expect(seen(logged.join('\n'))).toEqual([])
  const tables = await desk.database.introspection.getTables()
  for (const { name } of tables) {
    // Every table there is, also those that this test has never heard of.
    const rows = await desk.database
      .selectFrom(name as 'mails')
      .selectAll()
      .execute()
    const text = JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(seen(text), name).toEqual([])
  }

  // They are canaries: where they may stand, they are found.
  expect(seen(sent.map(({ text }) => text).join())).toEqual(['KANARI', 'VOGELX'])
  expect((await reveal(sender, number)).code).toBe(canaries[1])
  await desk.close()
})
