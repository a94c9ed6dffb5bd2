import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { formatDate } from '../../src/ui/dates.ts'
import { readClaim, redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

async function openHold() {
  // The day before the days off around Nyepi and Eid.
  app.desk.at('2026-03-17T02:00:00Z')
  const number = await redeemOwn(app.desk)
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('.')
  await user.click(await screen.findByRole('menuitem', { name: /^Hold/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Hold' })
  return { number, user, dialog, until: within(dialog).getByLabelText(/Until/) }
}

test('a hold proposes the next working day of the claim, and takes it', async () => {
  const { number, user, dialog, until } = await openHold()
  await waitFor(() => expect(until).toHaveValue(formatDate('2026-03-25')))
  expect(within(dialog).queryByRole('status')).toBeNull()
  await user.type(within(dialog).getByLabelText(/Reason/), 'Waiting for the store')
  await user.click(within(dialog).getByRole('button', { name: 'Hold' }))
  const agent = await app.desk.as('supervisor')
  await waitFor(async () => {
    expect((await readClaim(agent, number)).hold).toMatchObject({ until: '2026-03-25' })
  })
})

test('a hold that ends when the claim is due, or after, says so before it is sent', async () => {
  const { number, dialog, until } = await openHold()
  const agent = await app.desk.as('supervisor')
  const { dueOn } = (await readClaim(agent, number)).deadline
  fireEvent.change(until, { target: { value: dueOn } })
  expect(within(dialog).getByRole('status')).toHaveTextContent(
    /^It comes back on the day it is due/,
  )
  fireEvent.change(until, { target: { value: '2026-05-01' } })
  expect(within(dialog).getByRole('status')).toHaveTextContent(/^It comes back after it is due/)
  fireEvent.change(until, { target: { value: '2026-03-25' } })
  expect(within(dialog).queryByRole('status')).toBeNull()
})
