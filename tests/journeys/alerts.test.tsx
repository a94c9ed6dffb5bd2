import { act, screen, waitFor } from '@testing-library/react'
import { focusManager } from '@tanstack/react-query'
import { expect, test } from 'vitest'
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
  await user.click(await screen.findByRole('button', { name: 'Deadlines: 1 new' }))
  await user.click(await screen.findByRole('link', { name: 'Unassigned: 1 overdue' }))
  expect(address()).toBe('/queue?assignee=nobody&due=overdue')
  // It closed with that, and tells the same until it is said to be seen; by the keyboard as well.
  expect(screen.queryByRole('link', { name: 'Unassigned: 1 overdue' })).not.toBeInTheDocument()
  screen.getByRole('button', { name: 'Deadlines: 1 new' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('link', { name: 'Unassigned: 1 overdue' })
  await user.click(screen.getByRole('button', { name: 'Mark as seen' }))
  await user.click(await screen.findByRole('button', { name: 'Deadlines' }))
  expect(await screen.findByText('No new deadlines.')).toBeVisible()
})

test('Escape closes what hangs at the bell, and the bell has the focus again', async () => {
  const { user } = await app.open('/prizes', 'supervisor')
  const bell = await screen.findByRole('button', { name: /^Deadlines/ })
  await user.click(bell)
  await screen.findByRole('dialog', { name: /^Deadlines/ })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bell).toHaveFocus()
})

test('what is raised while one looks on is told once', async () => {
  const { user } = await app.open('/prizes', 'supervisor')
  await screen.findByRole('button', { name: /^Deadlines/ })
  app.desk.at('2026-02-10T02:00:00Z')
  await redeem(app.desk)
  app.desk.at('2026-03-26T02:00:00Z')
  await (await createWorker(app.desk.ports)).tick()
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
  expect(await screen.findByText(/^New deadlines/)).toBeVisible()
  await user.click(await screen.findByRole('button', { name: /^Deadlines: \d new/ }))
})

test('an agent to whom nothing was given has a bell that is still', async () => {
  await app.open('/prizes', 'agent')
  expect(await screen.findByRole('button', { name: 'Deadlines' })).toBeVisible()
})
