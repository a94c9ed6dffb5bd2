import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('jakarta', { name: 'Jakarta', language: 'id' })
  await desk.addPromotion('bandung', { name: 'Bandung', language: 'en' })
  desk.at('2026-02-09T02:00:00Z')
  await redeem(desk, { promotion: 'jakarta' })
  desk.at('2026-03-24T02:00:00Z')
  await redeem(desk, { promotion: 'bandung' })
  await redeem(desk, { promotion: 'bandung' })
  desk.at('2026-03-25T02:00:00Z')
})

const lines = () => screen.findByRole('region', { name: 'Open claims by' })

const lineOf = async (name: string) =>
  (await within(await lines()).findByText(name)).closest('tr') ?? expect.fail(`no line ${name}`)

test('a supervisor sees how many claims stand where, and whether the promise will be kept', async () => {
  await app.open('/board', 'supervisor')
  expect(await screen.findByRole('link', { name: '1 Overdue' })).toHaveAttribute(
    'href',
    '/queue?due=overdue',
  )
  expect(screen.getByRole('link', { name: '2 On track' })).toBeVisible()
  expect(screen.getByText(/2 claims will become overdue at this pace/)).toBeVisible()
  expect(screen.getByText(/The pace is 0.0 decisions per working day/)).toBeVisible()
})

test('a number leads to its claims, and the way back leads to the same board', async () => {
  const { user, address, back } = await app.open('/board?by=language', 'supervisor')
  const indonesian = await lineOf('Indonesian')
  await user.click(within(indonesian).getAllByRole('link', { name: '1' })[0] ?? indonesian)
  await waitFor(() => expect(address()).toBe('/queue?language=id&due=overdue'))
  expect(await screen.findAllByRole('link', { name: /^R-/ })).toHaveLength(1)
  expect(await screen.findByRole('button', { name: /^Language id/ })).toBeVisible()
  await back()
  await waitFor(() => expect(address()).toBe('/board?by=language'))
})

test('what narrows the queue from outside can be taken away there', async () => {
  const { user, address } = await app.open('/queue?due=overdue&language=id', 'supervisor')
  await user.click(await screen.findByRole('button', { name: /^Overdue ×|^Overdue×/ }))
  await waitFor(() => expect(address()).toBe('/queue?language=id'))
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(() => expect(address()).toBe('/queue'))
})

test('every choice is in the address', async () => {
  const { user, address } = await app.open('/board', 'supervisor')
  await screen.findByRole('option', { name: 'Bandung' })
  await user.selectOptions(screen.getByLabelText('Promotion'), 'Bandung')
  await waitFor(() => expect(address()).toBe('/board?promotion=bandung'))
  expect(await screen.findByRole('link', { name: '0 Overdue' })).toBeVisible()
  await user.click(within(await lines()).getByRole('button', { name: 'Region' }))
  await waitFor(() => expect(address()).toBe('/board?promotion=bandung&by=region'))
  expect(await lineOf('ID')).toBeVisible()
})

test('the charts can be read as numbers, each of which opens its day', async () => {
  await app.open('/board?as=table', 'supervisor')
  const trend = within(await screen.findByRole('region', { name: 'The last 30 days' }))
  const day = (await trend.findByText('Tue, Mar 24')).closest('tr') ?? expect.fail('no day')
  expect(within(day).getByRole('link', { name: '2' })).toHaveAttribute(
    'href',
    '/queue?view=all&receivedOn=2026-03-24',
  )
  const forecast = within(screen.getByRole('region', { name: 'Due in the coming days' }))
  expect(forecast.getAllByRole('link', { name: '2' })[0]).toHaveAttribute(
    'href',
    '/queue?dueOn=2026-04-14',
  )
})

test('the team’s hours are read by an auditor and set by a supervisor', async () => {
  await app.open('/board/team', 'auditor')
  expect(await screen.findByLabelText('Time zone')).toHaveValue('Asia/Taipei')
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
})

test('a zone that does not exist is said at its field, and nothing typed is lost', async () => {
  const { user } = await app.open('/board/team', 'supervisor')
  const zone = await screen.findByLabelText('Time zone')
  await user.clear(zone)
  await user.type(zone, 'Asia/Atlantis')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('are not valid')
  expect(zone).toHaveValue('Asia/Atlantis')
  await user.clear(zone)
  await user.type(zone, 'Asia/Jakarta')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved.')).toBeVisible()
})

test('an agent has no board', async () => {
  await app.open('/queue', 'agent')
  expect(await screen.findByRole('link', { name: 'Queue' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Board' })).not.toBeInTheDocument()
})
