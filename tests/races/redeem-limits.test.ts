import { expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { outcomesOf } from '../support/outcomes.ts'
import { claimIntake, type IntakeOverrides } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import { fileRaceDesk } from './race-desk.ts'

/** What a promotion allows once, approved by several at once who all looked while it was free. */
const desk = fileRaceDesk()
let keys = 0
const key = () => `redeem-${String((keys += 1)).padStart(6, '0')}`

/** Days that hold whenever this runs. */
const always = { purchaseFrom: '2020-01-01', purchaseTo: '2099-12-31', redeemUntil: '2099-12-31' }

/** Claims of one promotion, each with pictures of its own. */
async function redeem(promotion: string, claims: Omit<IntakeOverrides, 'promotion'>[]) {
  return Promise.all(
    claims.map(async (overrides, n) => {
      const files = { invoice: await jpeg(50 + 2 * n), serialPhoto: await jpeg(51 + 2 * n) }
      const json = claimIntake({ promotion, ...overrides })
      const { number } = await desk.memberCenter.call(intakeClaimCreate, {
        json,
        files,
        idempotencyKey: key(),
      })
      return number
    }),
  )
}

/** Approved by one agent each, at once, with nothing said to override a check. */
async function approveAll(numbers: string[]) {
  const waiting = await Promise.all(
    numbers.map(async (number) => ({ number, agent: await desk.as('agent') })),
  )
  return outcomesOf(
    waiting.map(({ number, agent }) =>
      agent.call(claimApprove, {
        params: { number },
        version: 1,
        idempotencyKey: key(),
        body: {},
      }),
    ),
  )
}

test('of claims of one e-mail approved at once no more pass than its promotion allows', async () => {
  const terms = { ...always, redeemLimitPerEmail: 2 }
  await desk.addPromotion('two-each', terms)
  const member = { email: 'Often@example.com' }
  const numbers = await redeem(
    'two-each',
    Array.from({ length: 8 }, (_, n) => ({
      member: n % 2 ? member : { email: 'often@EXAMPLE.com' },
      registration: { serialNumber: `TWO-EACH-${n}X` },
    })),
  )
  const auditor = await desk.as('auditor')
  const { checks } = await auditor.call(claimRead, { params: { number: numbers[0] ?? '' } })
  expect(checks.filter(({ outcome }) => outcome === 'fails')).toEqual([])
  expect(await approveAll(numbers)).toEqual({ done: 2, override_missing: 6 })
})

test('of claims of one S/N approved at once one passes', async () => {
  await desk.addPromotion('one-serial', always)
  const numbers = await redeem(
    'one-serial',
    Array.from({ length: 8 }, (_, n) => ({
      member: { id: `mc-${n}`, email: `member-${n}@example.com` },
      registration: { serialNumber: n % 2 ? 'ONE-SERIAL-1X' : 'one-serial-1x' },
    })),
  )
  expect(await approveAll(numbers)).toEqual({ done: 1, override_missing: 7 })
})
