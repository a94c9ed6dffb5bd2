import { beforeAll, describe, expect, test } from 'vitest'
import { claimApprove, claimAskAgain, decisionPreview } from '../../../contract/decisions.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { prizeRead } from '../../../contract/prizes.ts'
import { languages, type Language } from '../../../contract/schema.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  mailsOf,
  newKey,
  readClaim,
  redeem,
} from '../../../tests/support/acts.ts'
import { physicalPrize } from '../../../tests/support/factories.ts'
import { refusal } from '../../../tests/support/refusal.ts'
import { maskedCode } from '../../mail/masked-code.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
beforeAll(async () => {
  for (const language of languages) {
    const code = language.toLowerCase()
    await desk.addPromotion(`code-${code}`, { language })
    await desk.addPromotion(`empty-${code}`, { language, activationPage: null })
    await desk.addPromotion(`held-${code}`, { language, release: 'after_end' })
    await desk.addPromotion(`physical-${code}`, { language, prizes: [physicalPrize] })
    await loadCodes(supervisor, `code-${code}`, [newKey()])
  }
})

const preview = (number: string, kind: DecisionKind, reasons: string[] = []) =>
  agent.call(decisionPreview, { params: { number }, body: { kind, reasons } })

const promotionIn = (kind: string, language: Language) => `${kind}-${language.toLowerCase()}`

/** A code has no last four characters before it is given: the preview masks all of it. */
const withoutLast4 = (body: string) => body.replaceAll(/•••• \w{4}/g, maskedCode('••••'))

describe.each(languages)('in %s, what was shown is what is written, to the letter', (language) => {
  test.each([
    ['ask_again', ['invoice_no_date']],
    ['ask_again', ['photo_unreadable', 'photo_of_packaging']],
    ['ask_again', ['photo_unreadable', 'invoice_no_date']],
    ['decline', ['final_model']],
    ['decline', ['final_limit', 'final_region']],
  ] as const)('%s for %j', async (kind, reasons) => {
    const number = await redeem(desk, {
      promotion: promotionIn('code', language),
      registration: { productName: 'Modern {{reasons}} <b>AM242</b>' },
    })
    const shown = await preview(number, kind, [...reasons])
    const decide = kind === 'decline' ? decline : askAgain
    const claim = await decide(agent, number, [...reasons])
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(shown.mail).toEqual({
      to: mail?.to,
      subject: mail?.subject,
      body: mail?.body,
      essence: expect.stringContaining(claim.redeemHistory.status),
      language,
    })
    expect(shown.redeemHistory).toEqual(claim.redeemHistory)
    expect(shown.prize).toBeNull()
  })

  test.each([
    ['code', 'issued'],
    ['empty', 'awaiting_code'],
    ['held', 'held'],
    ['physical', 'dispatch'],
  ] as const)('approve, with a prize that is %s', async (promotion, state) => {
    const number = await redeem(desk, { promotion: promotionIn(promotion, language) })
    const shown = await preview(number, 'approve')
    const claim = await approve(agent, number)
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(shown.mail).toEqual({
      to: mail?.to,
      subject: mail?.subject,
      body: withoutLast4(mail?.body ?? ''),
      essence: expect.stringContaining(claim.prize?.name ?? ''),
      language,
    })
    const paragraphs = shown.mail.body.split('\n\n')
    expect(paragraphs).toEqual(expect.arrayContaining(shown.mail.essence.split('\n\n')))
    expect(shown.mail.essence.length).toBeLessThan(shown.mail.body.length)
    expect(shown.redeemHistory).toEqual(claim.redeemHistory)
    const prize = await agent.call(prizeRead, { params: { number } })
    expect(prize.state).toBe(state)
    expect(shown.prize).toEqual({ name: prize.name, kind: prize.kind, state })
  })
})

test('looking changes nothing, however often', async () => {
  await loadCodes(supervisor, 'code-en', [newKey()])
  const number = await redeem(desk, { promotion: 'code-en' })
  const before = await readClaim(agent, number)
  const shown = await preview(number, 'approve')
  expect(await preview(number, 'approve')).toEqual(shown)
  await preview(number, 'decline', ['final_model'])
  expect(await readClaim(agent, number)).toEqual(before)
})

test('a preview is refused where its decision would be', async () => {
  await desk.addPromotion('none', { prizes: [{ ...physicalPrize, categories: ['laptop'] }] })
  const number = await redeem(desk, { promotion: 'none' })
  const why = async (kind: DecisionKind, reasons: string[] = []) =>
    (await refusal(preview(number, kind, reasons))).id
  expect(await why('approve')).toBe('no_prize_fits')
  expect(await why('approve', ['photo_unreadable'])).toBe('reason_unfit')
  expect(await why('ask_again')).toBe('reason_unfit')
  expect(await why('ask_again', ['final_model'])).toBe('reason_unfit')
  expect(await why('decline', ['unheard_of'])).toBe('reason_unfit')
  await decline(agent, number)
  expect(await why('decline', ['final_model'])).toBe('claim_not_open')
  expect((await refusal(preview('R-999999', 'approve'))).id).toBe('not_found')
})

test('a decision that names what was seen causes that or nothing', async () => {
  await desk.addPromotion('last-code', {})
  await loadCodes(supervisor, 'last-code', [newKey()])
  const number = await redeem(desk, { promotion: 'last-code' })
  const other = await redeem(desk, { promotion: 'last-code' })
  const decide = async (seal: string) =>
    agent.call(claimApprove, {
      params: { number },
      version: (await readClaim(agent, number)).version,
      idempotencyKey: newKey(),
      body: { overrideReason: 'so that the test can go on', seal },
    })
  const seen = await preview(number, 'approve')
  expect(seen.prize?.state).toBe('issued')
  await approve(agent, other)
  const before = await readClaim(agent, number)
  const mails = await mailsOf(agent, number)

  expect((await refusal(decide(seen.seal))).id).toBe('preview_stale')
  expect(await readClaim(agent, number)).toEqual(before)
  expect(await mailsOf(agent, number)).toEqual(mails)

  const anew = await preview(number, 'approve')
  expect(anew.prize?.state).toBe('awaiting_code')
  expect(anew.seal).not.toBe(seen.seal)
  expect(await decide(anew.seal)).toMatchObject({ state: 'approved' })
})

test('the seal of one decision does not fit another', async () => {
  const number = await redeem(desk, { promotion: 'code-en' })
  const { seal } = await preview(number, 'ask_again', ['invoice_no_date'])
  const askWith = async (reasons: string[]) =>
    agent.call(claimAskAgain, {
      params: { number },
      version: (await readClaim(agent, number)).version,
      idempotencyKey: newKey(),
      body: { reasons, seal },
    })
  expect((await refusal(askWith(['photo_unreadable']))).id).toBe('preview_stale')
  expect(await askWith(['invoice_no_date'])).toMatchObject({ state: 'asked_again' })
})
