import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { intakeClaimRead } from '../../contract/intake.ts'
import { approve, loadCodes, mailsOf, newKey, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import { aboveTheLimit } from '../support/factories.ts'

let [first, second] = ['', '']
let approver = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('dear', aboveTheLimit)
  await loadCodes(await desk.as('supervisor'), 'dear', [newKey(), newKey(), newKey()])
  const agent = await desk.as('agent')
  approver = agent.id
  first = await redeem(desk, { promotion: 'dear' })
  second = await redeem(desk, { promotion: 'dear' })
  for (const number of [first, second]) await approve(agent, number)
})

const statusOf = async (number: string) =>
  (await app.desk.memberCenter.call(intakeClaimRead, { params: { number } })).status
const card = async () => within(await screen.findByRole('region', { name: 'Prize' }))

test('whoever approves a dear prize is told that nothing leaves before somebody else confirms', async () => {
  await app.openAs(approver, `/claims/${first}`)
  const prize = await card()
  expect(await prize.findByText('Waiting for a second person')).toBeVisible()
  expect(prize.getByText('Value IDR 1,000,000')).toBeVisible()
  expect(prize.getByText('You approved it, so a colleague has to confirm it.')).toBeVisible()
  expect(prize.queryByRole('button')).not.toBeInTheDocument()
  expect(screen.getAllByText('Redeem qualification under reviewing').length).toBeGreaterThan(0)
})

test('a colleague finds it among the prizes, looks, and confirms', async () => {
  const { user, address } = await app.open('/prizes?state=to_confirm', 'agent')
  await user.click(await screen.findByRole('link', { name: `Review and confirm ${first}` }))
  expect(address()).toBe(`/claims/${first}`)
  const prize = await card()
  await user.click(await prize.findByRole('button', { name: 'Confirm prize' }))
  expect(await prize.findByText(/^Confirmed by agent/)).toBeVisible()
  expect(prize.getByText(/^Code mailed/)).toBeVisible()
  expect(await statusOf(first)).toBe('Redeem Success')
  expect((await mailsOf(await app.desk.as('auditor'), first)).at(-1)?.kind).toBe('approved_code')
})

test('or does not, and a supervisor reads why and decides', async () => {
  const { user } = await app.open(`/claims/${second}`, 'agent')
  await user.click(await (await card()).findByRole('button', { name: 'Don’t confirm…' }))
  const asked = within(await screen.findByRole('dialog'))
  expect(asked.getByRole('button', { name: 'Send to supervisors' })).toBeDisabled()
  await user.type(asked.getByLabelText(/^Reason/), 'Another model on the invoice')
  await user.click(asked.getByRole('button', { name: 'Send to supervisors' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(await (await card()).findByText(/did not confirm: Another model/)).toBeVisible()
  expect(await statusOf(second)).toBe('Redeem qualification under reviewing')
})

test('the supervisor may confirm all the same; what a colleague was quicker with is said', async () => {
  const { user } = await app.open('/prizes?state=refused', 'supervisor')
  await user.click(await screen.findByRole('link', { name: `Review and confirm ${second}` }))
  const prize = await card()
  const ways = await prize.findAllByRole('button')
  expect(ways.map(({ textContent }) => textContent)).toEqual([
    'Reverse decision…',
    'Confirm anyway',
  ])
  expect(new Set(ways.map(({ dataset }) => dataset['variant'])).size).toBe(1)
  expect(prize.queryByRole('button', { name: 'Don’t confirm…' })).not.toBeInTheDocument()
  app.intercept.before = async (request) => {
    if (!request.url.endsWith('/prize/confirm')) return
    return Response.json(
      {
        type: 'urn:redeem-desk:problem:prize_not_to_confirm',
        id: 'prize_not_to_confirm',
        title: 'x',
        status: 409,
      },
      { status: 409 },
    )
  }
  await user.click(await prize.findByRole('button', { name: 'Confirm anyway' }))
  expect(await prize.findByRole('alert')).toHaveTextContent(
    'This prize is no longer waiting for a second person. Reload the page.',
  )
  app.intercept.before = null
  await user.click(prize.getByRole('button', { name: 'Confirm anyway' }))
  expect(await prize.findByText(/^Confirmed by supervisor/)).toBeVisible()
})
