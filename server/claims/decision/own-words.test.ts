import { beforeAll, expect, test } from 'vitest'
import { claimAskAgain, decisionPreview } from '../../../contract/decisions.ts'
import { intakeClaimRead } from '../../../contract/intake.ts'
import { mailsOf, newKey, readClaim, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
beforeAll(() => desk.addPromotion('smart-moves'))

async function askAgain(number: string, addition: string, reasons: string[]) {
  const { version } = await readClaim(agent, number)
  const idempotencyKey = newKey()
  const body = { reasons, addition }
  return agent.call(claimAskAgain, { params: { number }, version, idempotencyKey, body })
}

test('a sentence of one’s own reaches the member: in the answer, in the mail, as it was previewed', async () => {
  const number = await redeem(desk)
  const reasons = ['photo_of_packaging', 'invoice_no_product_name']
  const addition = 'Please show the whole sticker, not its left half.'
  const preview = await agent.call(decisionPreview, {
    params: { number },
    body: { kind: 'ask_again', reasons, addition },
  })
  const claim = await askAgain(number, addition, reasons)
  expect(claim.redeemHistory).toEqual(preview.redeemHistory)

  const member = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
  expect(member.status.split('\n')).toHaveLength(3)
  expect(member.status.split('\n').at(-1)).toBe(addition)
  const mail = (await mailsOf(agent, number)).at(-1)
  expect(mail?.body).toBe(preview.mail.body)
  expect(mail?.body).toContain(addition)
})

test('it is asked anew with each attempt, and the earlier one keeps its own', async () => {
  const number = await redeem(desk)
  await askAgain(number, 'The first sentence.', ['photo_of_packaging'])
  await redeemAgain(desk, number)
  const claim = await askAgain(number, 'Another sentence.', ['photo_of_packaging'])
  expect(claim.redeemHistory.status).toMatch(/Another sentence\.$/)
  expect(claim.redeemHistory.status).not.toContain('The first')
})

test('the longest one is told whole, one longer is refused, and blanks are none', async () => {
  const [longest, number] = ['界'.repeat(500), await redeem(desk)]
  const tooLong = askAgain(number, `${longest}x`, ['photo_of_packaging'])
  expect(await faultsOf(tooLong)).toEqual(['addition: too_long'])
  expect((await askAgain(number, longest, ['photo_of_packaging'])).redeemHistory.status).toContain(
    longest,
  )
  const other = await redeem(desk)
  const { redeemHistory } = await askAgain(other, '   ', ['photo_of_packaging'])
  expect(redeemHistory.status.split('\n')).toHaveLength(1)
})
