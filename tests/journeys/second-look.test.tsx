import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askAgain, redeem } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { lookAtEverything } from '../support/second-looks.ts'

let number = ''
/** The agent who was given the look: nobody else gets it meanwhile. */
let looker = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const draw = await lookAtEverything(desk)
  desk.at('2026-03-10T03:00:00Z')
  number = await redeem(desk)
  await askAgain(await desk.as('agent'), number)
  desk.at('2026-03-10T04:00:00Z')
  await draw()
})

test('a blind second look has the pictures and names of the claim page, and nothing of the decision', async () => {
  const { user, me } = await app.open('/second-look', 'agent')
  looker = me
  expect(await screen.findByText('1 left')).toBeVisible()
  expect(await screen.findByText('BA3T01946000V')).toBeVisible()
  await readyToDecide()
  // Nothing on the page tells what the first person concluded, nor what the checks say.
  expect(document.body).not.toHaveTextContent(/product name on it|asked again|R-\d{6}|fails|holds/i)
  const evidence = within(screen.getByRole('region', { name: 'Evidence' }))
  const invoice = evidence.getByRole('region', { name: 'Invoice' })
  const photo = evidence.getByRole('region', { name: 'Serial photo' })
  const isActive = (viewer: HTMLElement) => viewer.hasAttribute('data-active')
  expect(isActive(invoice)).toBe(true)
  await user.keyboard('p')
  expect([invoice, photo].map(isActive)).toEqual([false, true])
  await user.keyboard('x')
  await user.click(within(photo).getByRole('button', { name: 'More tools: picture adjusted' }))
  expect(await screen.findByRole('switch', { name: 'Invert' })).toBeChecked()
  await user.keyboard('{Escape}')
  await user.keyboard('l')
  expect(evidence.queryByRole('region', { name: 'Invoice' })).toBeNull()
  await user.keyboard('l')
  expect(evidence.getByRole('region', { name: 'Invoice' })).toBeVisible()
  await user.keyboard('?')
  const sheet = within(await screen.findByRole('dialog'))
  for (const action of ['Zoom in', 'Magnifier', 'Approve', 'Ask again', 'Decline']) {
    expect(sheet.getByText(action)).toBeVisible()
  }
})

test('a verdict waits until both pictures were on screen', async () => {
  app.intercept.before = async ({ url }) =>
    url.includes('/pictures/') ? new Response(null, { status: 404 }) : undefined
  await app.openAs(looker, '/second-look')
  await screen.findByText('BA3T01946000V')
  expect(await screen.findByText(/A picture could not be loaded/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})

test('a second look that disagrees is given by the keys of a decision, and a supervisor settles it', async () => {
  const { user } = await app.openAs(looker, '/second-look')
  await screen.findByText('BA3T01946000V')
  await readyToDecide()
  await user.keyboard('a')
  expect(await screen.findByRole('button', { name: /^Submit: Approve/ })).toBeEnabled()
  await user.keyboard('{Escape}')
  await user.keyboard('d')
  const submit = await screen.findByRole('button', { name: /^Submit: Decline/ })
  expect(submit).toBeDisabled()
  await user.keyboard('{Enter}')
  await user.keyboard('1')
  expect(screen.getAllByRole('checkbox')[0]).toBeChecked()
  await user.type(screen.getByLabelText('Note'), 'Not this model')
  // The first Escape only leaves the note.
  await user.keyboard('{Escape}')
  expect(submit).toBeEnabled()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('You disagree')).toBeVisible()
  expect(screen.getByText(/^agent \d+: Ask again/)).toBeVisible()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('No second looks')).toBeVisible()
})

test('the supervisor sees both verdicts and says who was right', async () => {
  const { user } = await app.open('/board/quality', 'supervisor')
  const both = within(await screen.findByRole('article', { name: number }))
  expect(both.getByText('Not this model')).toBeVisible()
  const [, second] = both.getAllByRole('button', { name: /is right$/ })
  await user.click(second ?? expect.fail('nobody to give right'))
  expect(await both.findByText(/supervisor.* decided that .* was right/)).toBeVisible()
  const byAgent = within(screen.getByRole('region', { name: 'Agreement by agent' }))
  expect(await byAgent.findByText('0 of 1')).toBeVisible()
})

test('shares are set line by line', async () => {
  const { user } = await app.open('/board/quality', 'supervisor')
  const rules = within(await screen.findByRole('region', { name: 'Sampling' }))
  await user.click(rules.getByRole('button', { name: 'Add rule' }))
  const [, line] = rules.getAllByRole('listitem')
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
  const golden = within(await screen.findByRole('region', { name: 'Test claims' }))
  await user.type(golden.getByLabelText('Number of a decided claim'), 'R-999999{Enter}')
  expect(await golden.findByText('Not found. Check the number or address.')).toBeVisible()
  await user.clear(golden.getByLabelText('Number of a decided claim'))
  await user.type(golden.getByLabelText('Number of a decided claim'), `${number}{Enter}`)
  expect(await golden.findByRole('link', { name: number })).toBeVisible()
  await user.click(golden.getByRole('button', { name: `Remove ${number}` }))
  expect(await golden.findByText('None yet.')).toBeVisible()
})
