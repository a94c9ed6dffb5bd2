import { describe, expect, test } from 'vitest'
import { claimApprove, claimAskAgain, decisionPreview } from '../../../contract/decisions.ts'
import { claimRead } from '../../../contract/claims.ts'
import {
  intakeAttemptCreate,
  intakeClaimCreate,
  intakeClaimRead,
} from '../../../contract/intake.ts'
import { mailList, mailRead } from '../../../contract/mails.ts'
import { prizeRead } from '../../../contract/prizes.ts'
import { loadCodes } from '../../../tests/support/acts.ts'
import { claimIntake, siti } from '../../../tests/support/factories.ts'
import { jpeg } from '../../../tests/support/pictures.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()

const reason = 'Please provide the invoice with your product name on it, thanks.'

describe('one claim, all the way through', () => {
  test('received, asked again, redeemed again, approved, code mailed', async () => {
    await desk.addPromotion('smart-moves')
    const agent = await desk.as('agent')
    const supervisor = await desk.as('supervisor')
    await loadCodes(supervisor, 'smart-moves', ['AAAA-BBBB-CC01'])

    const received = await desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake(),
      files: { invoice: await jpeg(10), serialPhoto: await jpeg(20) },
      idempotencyKey: 'redeem-1001',
    })
    expect(received).toMatchObject({
      redeemDate: '2026-03-10',
      promotionName: 'Smart Moves, Smarter Work',
      productName: 'Modern AM242 1M',
      serialNumber: 'BA3T01946000V',
      status: 'Redeem qualification under reviewing',
      hasRedeemAgain: false,
    })
    const { number } = received

    const waiting = await agent.call(claimRead, { params: { number } })
    expect(waiting).toMatchObject({
      state: 'waiting',
      version: 1,
      deadline: { dueSoonOn: '2026-03-26', dueOn: '2026-04-07', standing: 'on_track' },
      abilities: { approve: { isAllowed: true }, askAgain: { isAllowed: true } },
    })
    expect(waiting.attempts[0]?.documents.map(({ kind }) => kind)).toEqual([
      'invoice',
      'serial_photo',
    ])

    const preview = await agent.call(decisionPreview, {
      params: { number },
      body: { kind: 'ask_again', reasons: ['invoice_no_product_name'] },
    })
    expect(preview.redeemHistory).toMatchObject({ status: reason, hasRedeemAgain: true })

    const asked = await agent.call(claimAskAgain, {
      params: { number },
      version: waiting.version,
      idempotencyKey: 'ask-again-1',
      body: { reasons: ['invoice_no_product_name'], internalNote: 'blurred' },
    })
    expect(asked).toMatchObject({ state: 'asked_again', version: 2 })
    const [askedMail] = (await agent.call(mailList, { query: { claim: number } })).items
    const sent = await agent.call(mailRead, { params: { id: askedMail?.id ?? '' } })
    expect(sent.body).toBe(preview.mail.body)
    expect(sent.body).toBe(
      [
        'Dear Customer,',
        'Thanks for your application,',
        'Sorry to inform you that your redemption have some missing purchase proof.',
        'Please go to product page and re-upload your purchase proof and promotion page re-redeem again. Thank you.',
        'https://account.msi.com/login?ref=service',
        `Reason : ${reason}`,
        'Sincerely,',
        'MSI customer service',
      ].join('\n\n'),
    )
    expect(await desk.memberCenter.call(intakeClaimRead, { params: { number } })).toMatchObject({
      status: reason,
      hasRedeemAgain: true,
      fixes: ['my_products'],
    })

    desk.at('2026-03-12T03:00:00Z')
    await desk.memberCenter.call(intakeAttemptCreate, {
      params: { number },
      json: { memberId: 'mc-1001', recipient: siti, note: null },
      files: { invoice: await jpeg(30) },
      idempotencyKey: 'redeem-again-1001',
    })
    const again = await agent.call(claimRead, { params: { number } })
    expect(again).toMatchObject({ state: 'waiting', version: 3 })
    expect(again.attempts.map((attempt) => attempt.number)).toEqual([2, 1])
    expect(again.attempts[0]?.documents.map((d) => d.sentWithAttempt)).toEqual([2, 1])
    expect(again.attempts[1]?.decision).toMatchObject({ kind: 'ask_again' })

    const approved = await agent.call(claimApprove, {
      params: { number },
      version: 3,
      idempotencyKey: 'approve-1001',
      body: {},
    })
    expect(approved).toMatchObject({ state: 'approved', version: 4 })
    expect(approved.redeemHistory.status).toBe('Redeem Success')
    expect(await agent.call(prizeRead, { params: { number } })).toMatchObject({
      state: 'issued',
      codeLast4: 'CC01',
    })
    const [successMail] = (await agent.call(mailList, { query: { claim: number } })).items
    const success = await agent.call(mailRead, { params: { id: successMail?.id ?? '' } })
    expect(success.subject).toBe('[No Reply] MSI Redeem Notice - Success')
    expect(success.body).toContain('•••• CC01')
    expect(success.body).not.toContain('AAAA')

    expect(approved.history.map((event) => event.kind)).toEqual([
      'claim_approved',
      'attempt_received',
      'claim_asked_again',
      'claim_received',
    ])
  })
})
