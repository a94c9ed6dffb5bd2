import { beforeEach, describe, expect, test } from 'vitest'
import { intakeMailBounce, mailBounce, mailRead, mailRetry } from '../../contract/mails.ts'
import { prizeCounts, prizeList } from '../../contract/prizes.ts'
import { replacementList } from '../../contract/replacements.ts'
import { approve, loadCodes, mailsOf, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { signOffConfirm } from '../../contract/sign-offs.ts'
import { signOff, waitingFor } from '../../tests/support/sign-offs.ts'
import {
  askReplacement,
  decideReplacement,
  readPrize,
  resend,
  reveal,
} from '../../tests/support/prizes.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { MailRefused, type OutgoingMail } from '../ports.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk(() => ({
  mailer: {
    async send(mail) {
      if (refuses) throw new MailRefused('550 no such mailbox', true)
      sent.push(mail)
    },
  },
}))
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let promotion: string
let tests = 0
let sent: OutgoingMail[] = []
let refuses = false
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  sent = []
  refuses = false
  promotion = `after-${++tests}`
  await desk.addPromotion(promotion)
})

const deliver = async () => (await createWorker(desk.ports)).tick()
const codeMails = () => sent.filter(({ text }) => text.includes('activation code'))

async function issued(...codes: string[]): Promise<string> {
  await loadCodes(supervisor, promotion, codes)
  const number = await redeem(desk, { promotion, member: { email: 'ayu@example.com' } })
  await approve(agent, number)
  return number
}

describe('a code that is sent again', () => {
  test('is the same code, to the same address, with the reason in the history', async () => {
    const number = await issued('AGAIN-CODE-AA01', 'OTHER-CODE-AA02')
    await deliver()
    expect((await readPrize(agent, number)).codeState).toBe('delivered')
    await resend(agent, number)
    await deliver()
    expect(codeMails().map(({ to, text }) => [to, text.includes('AGAIN-CODE-AA01')])).toEqual([
      ['ayu@example.com', true],
      ['ayu@example.com', true],
    ])
    expect(new Set(codeMails().map(({ messageId }) => messageId)).size).toBe(2)
    expect((await readClaim(agent, number)).history[0]).toMatchObject({
      kind: 'code_resent',
      details: { codeLast4: 'AA01', because: 'It never came' },
    })
  })

  test('goes three times in thirty days, and not more', async () => {
    const number = await issued(newKey())
    for (let n = 0; n < 3; n++) await resend(agent, number)
    expect((await refusal(resend(agent, number))).id).toBe('too_many_attempts')
    desk.at('2026-04-10T02:00:00Z')
    await expect(resend(agent, number)).resolves.toBeDefined()
  })

  test('goes to another address only if a supervisor says so, and stays there', async () => {
    const number = await issued(newKey())
    const elsewhere = 'ayu.new@example.com'
    expect((await refusal(resend(agent, number, elsewhere))).id).toBe('not_permitted')
    expect(await resend(supervisor, number, elsewhere)).toMatchObject({
      email: 'ayu@example.com',
      pending: [{ kind: 'code_redirected' }],
    })
    const waiting = (await waitingFor(supervisor, 'code_redirected')).at(-1)
    const params = { id: waiting?.id ?? '' }
    const own = supervisor.call(signOffConfirm, { params })
    expect((await refusal(own)).id).toBe('second_person_needed')
    await signOff(agent, 'code_redirected')
    expect(await readPrize(agent, number)).toMatchObject({ email: elsewhere, pending: [] })
    await resend(agent, number)
    await deliver()
    expect(
      codeMails()
        .slice(-3)
        .map(({ to }) => to),
    ).toEqual(['ayu@example.com', elsewhere, elsewhere])
    // Whoever reads the old address is told, without the code.
    const told = sent.filter(({ subject }) => subject.includes('New e-mail address'))
    expect(told.map(({ to }) => to)).toEqual(['ayu@example.com'])
    expect(told[0]?.text).not.toContain('test-key')
    expect((await readClaim(agent, number)).history[1]).toMatchObject({
      details: { emailBefore: 'ayu@example.com', email: elsewhere },
    })
  })

  test('is one that was issued', async () => {
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    expect((await refusal(resend(agent, number))).id).toBe('no_code_to_resend')
  })
})

describe('a replacement', () => {
  test('needs a second person, ends the first code, and gives another', async () => {
    const number = await issued('FIRST-CODE-BB01', 'SECOND-CODE-BB02')
    await deliver()
    await askReplacement(supervisor, number)
    expect((await refusal(askReplacement(agent, number))).id).toBe('replacement_asked')
    expect((await refusal(decideReplacement(supervisor, number))).id).toBe('second_person_needed')
    const second = await desk.as('supervisor')
    const waiting = await second.call(replacementList, {})
    expect(waiting.find(({ claim }) => claim === number)).toMatchObject({ canConfirm: true })
    expect(await decideReplacement(second, number)).toMatchObject({ codeLast4: 'BB02' })
    await deliver()
    expect(codeMails().at(-1)?.text).toContain('SECOND-CODE-BB02')
    const codes = await desk.database
      .selectFrom('codes')
      .select(['last4', 'state'])
      .where('promotion_id', '=', promotion)
      .orderBy('position')
      .execute()
    expect(codes).toEqual([
      { last4: 'BB01', state: 'void' },
      { last4: 'BB02', state: 'delivered' },
    ])
    expect((await reveal(second, number)).code).toBe('SECOND-CODE-BB02')
  })

  test('without stock waits in line, and a mail of the first code never leaves', async () => {
    const number = await issued('ONLY-CODE-CC01')
    await askReplacement(agent, number, 'compromised')
    expect(await decideReplacement(supervisor, number)).toMatchObject({
      state: 'awaiting_code',
      codeLast4: null,
    })
    await deliver()
    expect(codeMails()).toEqual([])
    const first = (await mailsOf(agent, number)).find(({ kind }) => kind === 'approved_code')
    expect(first).toMatchObject({ state: 'withdrawn', lastError: 'The code was replaced' })
    const params = { id: first?.id ?? '' }
    expect((await refusal(supervisor.call(mailRetry, { params }))).id).toBe('mail_not_stuck')
    await loadCodes(supervisor, promotion, ['LATER-CODE-CC02'])
    expect(await readPrize(agent, number)).toMatchObject({ state: 'issued', codeLast4: 'CC02' })
  })

  test('that is refused changes nothing but the history', async () => {
    const number = await issued('KEPT-CODE-DD01', newKey())
    await askReplacement(agent, number)
    expect(await decideReplacement(supervisor, number, false)).toMatchObject({ codeLast4: 'DD01' })
    expect((await readClaim(agent, number)).history[0]).toMatchObject({
      kind: 'replacement_refused',
    })
    await expect(askReplacement(agent, number)).resolves.toBeDefined()
  })

  test('is of something that was given', async () => {
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    expect((await refusal(askReplacement(agent, number))).id).toBe('nothing_to_replace')
    expect((await refusal(askReplacement(agent, number, 'lost'))).id).toBe('nothing_to_replace')
  })
})

describe('a mail that comes back', () => {
  test('refused for good by the server is work, and sent again it is not', async () => {
    const number = await issued(newKey())
    refuses = true
    await deliver()
    expect((await readPrize(agent, number)).codeState).toBe('bounced')
    const bounced = await agent.call(prizeList, { query: { bounced: 'true', promotion } })
    expect(bounced.items.map(({ claim }) => claim)).toEqual([number])
    const { bounced: before } = await agent.call(prizeCounts, {})
    refuses = false
    await resend(supervisor, number, 'right@example.com')
    await signOff(agent, 'code_redirected')
    await deliver()
    expect((await readPrize(agent, number)).codeState).toBe('delivered')
    expect((await agent.call(prizeCounts, {})).bounced).toBe(before - 1)
  })

  test('later is told by the mail system, once, by its Message-ID', async () => {
    const number = await issued(newKey())
    const mail = (await mailsOf(agent, number)).find(({ kind }) => kind === 'approved_code')
    const { messageId = '', id = '' } = mail ?? {}
    const body = { messageId, reason: '5.1.1 user unknown' }
    // Reported with its brackets, without, or with blanks: it is the same mail.
    for (const written of [messageId, messageId.slice(1, -1), ` < ${messageId.slice(1, -1)}> `]) {
      const early = desk.memberCenter.call(intakeMailBounce, {
        body: { ...body, messageId: written },
      })
      expect((await refusal(early)).id).toBe('mail_not_sent')
    }
    await deliver()
    await desk.memberCenter.call(intakeMailBounce, { body })
    const before = await readPrize(agent, number)
    expect(before.codeState).toBe('bounced')
    await desk.memberCenter.call(intakeMailBounce, { body })
    await supervisor.call(mailBounce, { params: { id }, body: { reason: 'again' } })
    expect((await readPrize(agent, number)).version).toBe(before.version)
    expect(await agent.call(mailRead, { params: { id } })).toMatchObject({
      state: 'sent',
      bounceReason: '5.1.1 user unknown',
      canMarkBounced: false,
    })
    const unknown = { body: { ...body, messageId: '<no@where>' } }
    expect((await refusal(desk.memberCenter.call(intakeMailBounce, unknown))).id).toBe('not_found')
  })
})
