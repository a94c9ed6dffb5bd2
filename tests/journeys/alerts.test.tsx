import { act, screen, waitFor, within } from '@testing-library/react'
import { focusManager } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { claimTakeOver } from '../../contract/claim-work.ts'
import { claimTake } from '../../contract/claims.ts'
import { createWorker } from '../../server/worker.ts'
import { redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  desk.at('2026-02-09T02:00:00Z')
  await redeem(desk)
  desk.at('2026-03-25T02:00:00Z')
  await (await createWorker(desk.ports)).tick()
})

test('a supervisor finds at the bell what is overdue and nobody’s, until it is seen', async () => {
  const { user, address } = await app.open('/prizes', 'supervisor')
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 unread' }))
  await user.click(await screen.findByRole('link', { name: 'Unassigned: 1 overdue' }))
  expect(address()).toBe('/queue?assignee=nobody&due=overdue')
  // It closed with that, and tells the same until it is said to be seen; by the keyboard as well.
  expect(screen.queryByRole('link', { name: 'Unassigned: 1 overdue' })).not.toBeInTheDocument()
  screen.getByRole('button', { name: 'Notices: 1 unread' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('link', { name: 'Unassigned: 1 overdue' })
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }))
  expect(await screen.findByRole('button', { name: 'Notices' })).toBeVisible()
  expect(await screen.findByText('No notices.')).toBeVisible()
})

test('Escape closes what hangs at the bell, and the bell has the focus again', async () => {
  const { user } = await app.open('/prizes', 'supervisor')
  const bell = await screen.findByRole('button', { name: /^Notices/ })
  await user.click(bell)
  await screen.findByRole('dialog', { name: /^Notices/ })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bell).toHaveFocus()
})

test('what is raised while one looks on is told once', async () => {
  const { user } = await app.open('/prizes', 'supervisor')
  await screen.findByRole('button', { name: /^Notices/ })
  app.desk.at('2026-02-10T02:00:00Z')
  await redeem(app.desk)
  app.desk.at('2026-03-26T02:00:00Z')
  await (await createWorker(app.desk.ports)).tick()
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
  expect(await screen.findByText(/^New deadlines/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /^Notices: \d unread/ }))
})

test('an agent to whom nothing was given has a bell that is still', async () => {
  await app.open('/prizes', 'agent')
  expect(await screen.findByRole('button', { name: 'Notices' })).toBeVisible()
})

async function ownClaimTakenOver() {
  const number = await redeem(app.desk)
  const ayu = await app.desk.as('agent')
  const budi = await app.desk.as('agent')
  await ayu.call(claimTake, { params: { number } })
  const takeOver = () => budi.call(claimTakeOver, { params: { number } })
  return { number, ayu, takeOver }
}

test('a notice that comes in is told once, leads to its claim, and is read there', async () => {
  const { number, ayu, takeOver } = await ownClaimTakenOver()
  const { user, address } = await app.openAs(ayu.id, '/queue?view=mine')
  await user.click(await screen.findByRole('button', { name: 'Notices' }))
  await screen.findByText('No notices.')
  await user.keyboard('{Escape}')
  await takeOver()
  lookAgain()
  const told = `took over ${number}.`
  expect(await screen.findByText(new RegExp(told))).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 unread' }))
  const bell = await screen.findByRole('dialog', { name: /^Notices/ })
  await user.click(within(bell).getByRole('link', { name: new RegExp(told) }))
  await waitFor(() => expect(address()).toBe(`/claims/${number}`))
  // Read, and still to be found.
  await user.click(await screen.findByRole('button', { name: 'Notices' }))
  expect(await screen.findByRole('link', { name: new RegExp(told) })).toBeVisible()
})

test('what came before the page was opened only counts at the bell, and is read in one go', async () => {
  const { ayu, takeOver } = await ownClaimTakenOver()
  await takeOver()
  const { user } = await app.openAs(ayu.id, '/queue?view=mine')
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 unread' }))
  const told = await screen.findAllByText(/took over/)
  expect(told).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }))
  expect(await screen.findByRole('button', { name: 'Notices' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Mark all as read' })).toBeDisabled()
})

test('a failure that was shown for some seconds can be read again at the bell', async () => {
  const { user } = await app.open('/queue', 'agent')
  await screen.findByRole('button', { name: 'Notices' })
  app.intercept.before = async (request) =>
    request.method === 'POST' && request.url.includes('/claims/next') ? Response.error() : undefined
  await user.keyboard('n')
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 unread' }))
  const bell = await screen.findByRole('dialog', { name: /^Notices/ })
  expect(within(bell).getByText(/did not answer/)).toBeVisible()
})

function lookAgain() {
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
}
