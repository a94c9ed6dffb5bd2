import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { claimHold } from '../../contract/claim-work.ts'
import { formatDate } from '../../src/ui/dates.ts'
import { readClaim, redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

async function openHold(before?: (number: string) => Promise<unknown>) {
  // The day before the days off around Nyepi and Eid.
  app.desk.at('2026-03-17T02:00:00Z')
  const number = await redeemOwn(app.desk)
  await before?.(number)
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

test('a hold that a colleague chose is shown with who and why before another takes its place', async () => {
  const { dialog } = await openHold(async (number) => {
    const camille = await app.desk.as('supervisor')
    const { version } = await readClaim(camille, number)
    await camille.call(claimHold, {
      params: { number },
      version,
      body: { until: '2026-04-02', because: 'The store is closed' },
    })
  })
  expect(dialog).toHaveTextContent(
    /On hold until Apr 2, 2026 by .+: The store is closed\. Your date and reason replace these\./,
  )
})
