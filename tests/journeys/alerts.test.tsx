import { screen, waitFor } from '@testing-library/react'
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

test('a supervisor is told of what is overdue and nobody’s, until it is seen', async () => {
  const { user, address } = await app.open('/prizes', 'supervisor')
  await user.click(await screen.findByRole('link', { name: 'Nobody’s: 1 overdue' }))
  expect(address()).toBe('/queue?assignee=nobody&due=overdue')
  await user.click(screen.getByRole('button', { name: 'Seen' }))
  await waitFor(() =>
    expect(screen.queryByRole('complementary', { name: 'Deadlines' })).not.toBeInTheDocument(),
  )
})

test('an agent to whom nothing was given is not told', async () => {
  await app.open('/prizes', 'agent')
  expect(await screen.findByRole('link', { name: 'Prizes' })).toBeVisible()
  expect(screen.queryByRole('complementary', { name: 'Deadlines' })).not.toBeInTheDocument()
})
