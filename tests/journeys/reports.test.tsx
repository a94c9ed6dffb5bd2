import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askAgain, decline, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const agent = await desk.as('agent')
  desk.at('2026-03-02T02:00:00Z')
  const [first, second] = [await redeem(desk), await redeem(desk)]
  desk.at('2026-03-06T02:00:00Z')
  await askAgain(agent, first)
  await decline(agent, second)
  desk.at('2026-03-10T02:00:00Z')
})

test('a supervisor reads how well and how fast was decided, and saves it as a table', async () => {
  const { user, address } = await app.open('/board/reports', 'supervisor')
  const report = await screen.findByRole('region', { name: 'Reports' })
  const line = within(report).getByText('Smart Moves, Smarter Work').closest('tr')
  expect(line).toHaveTextContent('Smart Moves, Smarter Work20 %50 %50 %440')
  const reasons = screen.getByRole('region', { name: 'Repeat faults' })
  expect(reasons).toHaveTextContent('English100 (—)')
  expect(screen.getByRole('link', { name: 'Export CSV' })).toHaveAttribute(
    'href',
    '/api/supervision/report.csv?from=2026-02-10&to=2026-03-10&by=promotion',
  )
  await user.click(screen.getByRole('button', { name: 'Agent' }))
  expect(address()).toBe('/board/reports?from=2026-02-10&to=2026-03-10&by=agent')
  expect(await screen.findByText(/^agent \d/)).toBeVisible()
})

test('days without decisions say so; days that run backwards are refused', async () => {
  await app.open('/board/reports?from=2026-01-01&to=2026-01-02', 'auditor')
  expect(await screen.findByText('No decisions between these days.')).toBeVisible()
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2025-12-01' } })
  expect(await screen.findByText('The report could not be loaded.')).toBeVisible()
})
