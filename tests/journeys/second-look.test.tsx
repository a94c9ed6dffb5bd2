import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { qualityChange } from '../../contract/quality.ts'
import { createWorker } from '../../server/worker.ts'
import { askAgain, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

let number = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const supervisor = await desk.as('supervisor')
  const everything = { promotion: null, reason: null, staff: null, prize: null, share: 100 }
  await supervisor.call(qualityChange, { body: { rules: [everything], goldenShare: 0 } })
  const tick = async () => (await createWorker(desk.ports)).tick()
  await tick()
  desk.at('2026-03-10T03:00:00Z')
  number = await redeem(desk)
  await askAgain(await desk.as('agent'), number)
  desk.at('2026-03-10T04:00:00Z')
  await tick()
})

test('a blind second look that disagrees is settled by a supervisor', async () => {
  const { user } = await app.open('/second-look', 'agent')
  expect(await screen.findByText('1 left')).toBeVisible()
  expect(await screen.findByText('BA3T01946000V')).toBeVisible()
  // Nothing on the page tells what the first person concluded.
  expect(document.body).not.toHaveTextContent(/product name on it|asked again/i)
  expect(screen.getByRole('button', { name: 'Submit verdict' })).toBeDisabled()
  await user.click(screen.getByRole('radio', { name: 'Decline' }))
  const [reason] = await screen.findAllByRole('checkbox')
  await user.click(reason ?? expect.fail('no reasons'))
  await user.type(screen.getByLabelText('Note'), 'Not this model')
  await user.click(screen.getByRole('button', { name: 'Submit verdict' }))
  expect(await screen.findByText('You disagree')).toBeVisible()
  expect(screen.getByText(/^agent \d+: Ask again/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByText('No second looks')).toBeVisible()
})

test('the supervisor sees both verdicts and says who was right', async () => {
  const { user } = await app.open('/board/quality', 'supervisor')
  const both = within(await screen.findByRole('article', { name: number }))
  expect(both.getByText('Not this model')).toBeVisible()
  const [, second] = both.getAllByRole('button', { name: /is right$/ })
  await user.click(second ?? expect.fail('nobody to give right'))
  expect(await both.findByText(/supervisor.* decided that .* was right/)).toBeVisible()
  const byAgent = within(screen.getByRole('region', { name: 'Agreement by first reviewer' }))
  expect(await byAgent.findByText('0 of 1')).toBeVisible()
})

test('shares are set line by line', async () => {
  const { user } = await app.open('/board/quality', 'supervisor')
  const rules = within(
    await screen.findByRole('region', { name: 'Share of decisions that get a second look' }),
  )
  await user.click(rules.getByRole('button', { name: 'Add rule' }))
  const [, line] = rules.getAllByRole('row')
  await within(line ?? expect.fail('no line')).findByRole('option', {
    name: 'Smart Moves, Smarter Work',
  })
  await user.selectOptions(
    within(line ?? expect.fail('no line')).getByLabelText('Promotion'),
    'Smart Moves, Smarter Work',
  )
  await user.click(rules.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved.')).toBeVisible()
})

test('whoever decided is never given it to look at', async () => {
  await app.open('/second-look', 'supervisor')
  expect(await screen.findByText('None left')).toBeVisible()
})

test('a decided claim becomes one with a known answer, and no longer', async () => {
  const { user } = await app.open('/board/quality', 'supervisor')
  const golden = within(await screen.findByRole('region', { name: 'Golden claims' }))
  await user.type(golden.getByLabelText('Number of a decided claim'), 'R-999999{Enter}')
  expect(await golden.findByText('Not found. Check the number or address.')).toBeVisible()
  await user.clear(golden.getByLabelText('Number of a decided claim'))
  await user.type(golden.getByLabelText('Number of a decided claim'), `${number}{Enter}`)
  expect(await golden.findByRole('link', { name: number })).toBeVisible()
  await user.click(golden.getByRole('button', { name: `Remove ${number}` }))
  expect(await golden.findByText('None yet.')).toBeVisible()
})
