import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'
import { pageReading, readAll } from '../support/readings.ts'

const claims = { first: '', stranger: '', alone: '' }

const sums = ['12.499.000', '1.374.890', '450.125', '77.318', '20/03/2026', '081277001', '552871']
/** The first claims’ papers say the same; the last one came before anything was read. */
let isRead = true

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    claims.first = await redeemOwn(desk)
    claims.stranger = await redeemOwn(desk, {
      member: { id: 'mc-10', email: 'ten@example.com' },
      purchase: { store: 'Bintang Gawai' },
      recipient: { lastName: 'Santoso', street: 'Jl. Melati 1', contactNumber: '0811 2222 3333' },
    })
    await readAll(desk)
    isRead = false
    claims.alone = await redeemOwn(desk, {
      member: { id: 'mc-11', email: 'eleven@example.com' },
      recipient: { lastName: 'Lestari', street: 'Jl. Anggrek 2', contactNumber: '0811 4444 5555' },
    })
    await readAll(desk)
  },
  {
    textReader: {
      engine: 'test-1',
      read: async () =>
        isRead
          ? [pageReading(['Invoice No: INV-7781', 'Modern AM242 1M', ...sums])]
          : [{ ...pageReading([]), hashes: [] }],
    },
  },
)

const linked = async (number: string, tab: string) => {
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await screen.findByRole('radio', { name: tab })
  await user.keyboard('u')
  return user
}

test('a claim that only a check names is linked, with why, and can be compared', async () => {
  const user = await linked(claims.stranger, 'Linked 1')
  const side = await screen.findByRole('complementary')
  const row = (await within(side).findByRole('link', { name: claims.first })).closest('li')
  expect(row).toHaveTextContent('same numbers (invoice)')
  expect(row).toHaveTextContent('Named by: Photo not sent before, Invoice line not used before')
  await user.click(within(side).getByRole('button', { name: `Compare with ${claims.first}` }))
  await screen.findByRole('region', { name: `Compared with ${claims.first}` })
})

test('a claim that shares nothing says so, and its tab counts none', async () => {
  await linked(claims.alone, 'Linked')
  await screen.findByText('No linked claims.')
})
