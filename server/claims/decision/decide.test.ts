import { beforeAll, describe, expect, test } from 'vitest'
import { claimApprove, claimAskAgain, claimDecline } from '../../../contract/decisions.ts'
import { claimRead } from '../../../contract/claims.ts'
import { intakeClaimRead } from '../../../contract/intake.ts'
import { promotionChange } from '../../../contract/promotion-changes.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  mailsOf,
  newKey,
  readClaim,
  redeem,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import { physicalPrize, promotionTerms } from '../../../tests/support/factories.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const ayu = desk.staff('agent')
const budi = desk.staff('agent')
const supervisor = desk.staff('supervisor')
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('laptops', { prizes: [{ ...physicalPrize, categories: ['laptop'] }] })
})

const note = 'seen twice, CANARY-NOTE'

describe('each decision is one version with its event, its mail and what the member reads', () => {
  test('approve', async () => {
    await desk.addPromotion('with-codes')
    await loadCodes(supervisor, 'with-codes', ['AAAA-BBBB-0001'])
    const number = await redeem(desk, { promotion: 'with-codes' })
    const claim = await ayu.call(claimApprove, {
      params: { number },
      version: 1,
      idempotencyKey: newKey(),
      body: { internalNote: note },
    })
    expect(claim).toMatchObject({
      state: 'approved',
      version: 2,
      deadline: { standing: 'stopped' },
      redeemHistory: { status: 'Redeem Success', hasRedeemAgain: false },
    })
    expect(claim.attempts[0]?.decision).toEqual({
      kind: 'approve',
      at: '2026-03-10T02:00:00.000Z',
      by: 'agent 1',
      reasons: [],
      internalNote: note,
      marks: [],
      overrideReason: null,
    })
    expect(claim.history[0]).toMatchObject({
      version: 2,
      kind: 'claim_approved',
      actor: { kind: 'staff', name: 'agent 1' },
      details: { prize: 'Digital Code IDR 500.000', prizeState: 'issued', codeLast4: '0001' },
      internalNote: note,
      mails: [{ kind: 'approved_code' }],
    })
  })

  test('ask again', async () => {
    const number = await redeem(desk)
    const claim = await ayu.call(claimAskAgain, {
      params: { number },
      version: 1,
      idempotencyKey: newKey(),
      body: { reasons: ['photo_unreadable', 'invoice_no_date'], internalNote: note },
    })
    const status = [
      'Please provide a clear picture of the S/N number on the product, thanks.',
      'Please provide the invoice with the purchase date on it, thanks.',
    ].join('\n')
    expect(claim).toMatchObject({
      state: 'asked_again',
      version: 2,
      redeemHistory: { status, hasRedeemAgain: true },
    })
    expect(claim.attempts[0]?.decision?.reasons).toEqual(['photo_unreadable', 'invoice_no_date'])
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_asked_again',
      details: { reasons: ['photo_unreadable', 'invoice_no_date'] },
      mails: [{ kind: 'asked_again' }],
    })
  })

  test('decline', async () => {
    const number = await redeem(desk)
    const claim = await ayu.call(claimDecline, {
      params: { number },
      version: 1,
      idempotencyKey: newKey(),
      body: { reasons: ['final_region'], internalNote: note },
    })
    expect(claim).toMatchObject({
      state: 'declined',
      redeemHistory: {
        status: 'Sorry, the region you live in is not eligible for the promotion.',
        hasRedeemAgain: false,
      },
    })
    expect(claim.history[0]).toMatchObject({
      kind: 'claim_declined',
      mails: [{ kind: 'declined' }],
    })
  })
})

test('a reason that is reworded later rewords nothing that was told', async () => {
  const number = await redeem(desk)
  await askAgain(ayu, number, ['photo_unreadable'])
  const told = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
  const { texts } = await desk.database
    .selectFrom('reasons')
    .select('texts')
    .where('id', '=', 'photo_unreadable')
    .executeTakeFirstOrThrow()
  const reword = (words: object) =>
    desk.database
      .updateTable('reasons')
      .set({ texts: JSON.stringify(words) })
      .where('id', '=', 'photo_unreadable')
      .execute()
  await reword({ ...texts, en: 'Something else altogether.' })
  const after = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
  await reword(texts)
  expect(after).toEqual(told)
  expect(told.status).toBe(texts.en)
})

test('an internal note never reaches the member', async () => {
  const number = await redeem(desk)
  await ayu.call(claimAskAgain, {
    params: { number },
    version: 1,
    idempotencyKey: newKey(),
    body: { reasons: ['photo_unreadable'], internalNote: note },
  })
  const row = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
  expect(JSON.stringify([row, await mailsOf(ayu, number)])).not.toContain('CANARY')
})

describe('the mail that asks again speaks of what is missing', () => {
  test.each([
    [['photo_unreadable'], 'could not be accepted'],
    [['invoice_no_date'], 'missing purchase proof'],
    [['photo_unreadable', 'invoice_no_date'], 'missing purchase proof'],
  ])('%j', async (reasons, expected) => {
    const number = await redeem(desk)
    await askAgain(ayu, number, reasons)
    expect((await mailsOf(ayu, number)).at(-1)?.body).toContain(expected)
  })
})

describe('a decision is refused', () => {
  const asking = (number: string, reasons: string[], version = 1) =>
    ayu.call(claimAskAgain, {
      params: { number },
      version,
      idempotencyKey: newKey(),
      body: { reasons },
    })

  test('when another one came first: with who it was and what they did', async () => {
    const number = await redeem(desk)
    await askAgain(budi, number)
    await redeemAgain(desk, number)
    expect(await refusal(asking(number, ['photo_unreadable']))).toMatchObject({
      id: 'claim_changed',
      status: 412,
      version: 3,
      changes: [
        { version: 2, kind: 'claim_asked_again', by: 'agent 2' },
        { version: 3, kind: 'attempt_received', by: null },
      ],
    })
    expect((await readClaim(ayu, number)).state).toBe('waiting')
  })

  test.each([approve, askAgain, decline])(
    'when the claim was decided already (%#)',
    async (decide) => {
      const number = await redeem(desk)
      await decide(budi, number)
      const before = await readClaim(ayu, number)
      for (const again of [approve, askAgain, decline]) {
        expect((await refusal(again(ayu, number))).id).toBe('claim_not_open')
      }
      expect(await readClaim(ayu, number)).toEqual(before)
    },
  )

  test('for a version that does not exist yet', async () => {
    const number = await redeem(desk)
    expect(await refusal(asking(number, ['photo_unreadable'], 9))).toMatchObject({
      id: 'claim_changed',
      version: 1,
      changes: [],
    })
  })

  test('for a product without a prize: it can only be asked again or declined', async () => {
    const number = await redeem(desk, { promotion: 'laptops' })
    expect((await refusal(approve(ayu, number))).id).toBe('no_prize_fits')
    expect((await decline(ayu, number)).state).toBe('declined')
  })

  test.each([
    ['final reasons do not ask again', 'ask_again', ['final_model']],
    ['not one of several', 'ask_again', ['photo_unreadable', 'final_model']],
    ['what can be mended does not decline', 'decline', ['photo_unreadable']],
    ['nobody knows the reason', 'decline', ['final_weather']],
  ])('when %s', async (_, kind, reasons) => {
    const number = await redeem(desk)
    const decide = kind === 'decline' ? decline : askAgain
    expect((await refusal(decide(ayu, number, reasons))).id).toBe('reason_unfit')
    expect((await readClaim(ayu, number)).version).toBe(1)
  })

  test('without a reason, with one twice, with too many', async () => {
    const number = await redeem(desk)
    expect(await faultsOf(asking(number, []))).toEqual(['reasons: required'])
    expect(await faultsOf(asking(number, ['photo_unreadable', 'photo_unreadable']))).toEqual([
      'reasons: repeated',
    ])
    const nine = Array.from({ length: 9 }, (_, index) => `reason-${index}`)
    expect(await faultsOf(asking(number, nine))).toEqual(['reasons: too_many'])
  })

  test('for a claim that is not there', async () => {
    expect((await refusal(asking('R-999999', ['photo_unreadable']))).id).toBe('not_found')
  })
})

describe('a promotion whose terms change', () => {
  test('changes nothing about a prize that was earned', async () => {
    const administrator = await desk.as('administrator')
    await desk.addPromotion('changing', { prizes: [physicalPrize] })
    const number = await redeem(desk, { promotion: 'changing' })
    await approve(ayu, number)
    const prizes = [{ ...physicalPrize, name: 'A mug' }]
    await administrator.call(promotionChange, {
      params: { id: 'changing' },
      version: 1,
      body: promotionTerms({ prizes }),
    })
    const claim = await ayu.call(claimRead, { params: { number } })
    expect(claim.prize).toEqual({ name: 'MSI Titan backpack', kind: 'physical', supply: null })
    const open = await redeem(desk, { promotion: 'changing' })
    expect((await readClaim(ayu, open)).prize?.name).toBe('A mug')
  })
})
