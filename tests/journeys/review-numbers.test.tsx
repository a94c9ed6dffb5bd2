import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readNext } from '../../server/evidence/read-due.ts'
import { appTest } from '../support/app.tsx'
import { pageReading } from '../support/readings.ts'
import { redeemOwn } from '../support/acts.ts'

const claims = { right: '', slip: '' }

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    claims.right = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946000V' } })
    claims.slip = await redeemOwn(desk, { registration: { serialNumber: 'BA3TO1946000V' } })
    while (await readNext(desk.ports)) {
      // One after the other.
    }
  },
  {
    textReader: {
      engine: 'test-1',
      read: async () => [
        pageReading(['S/N: BA3T01946000V', 'S/N: BA3T01946017V'], ['BA3T01946000V']),
      ],
    },
  },
)

async function serialOf(number: string) {
  await app.open(`/claims/${number}`, 'agent')
  return screen.findByRole('group', { name: 'S/N' })
}

test('what agrees stands beside what was registered, and another S/N in the picture is named', async () => {
  const serial = await serialOf(claims.right)
  expect(within(serial).getAllByText('BA3T01946000V')).not.toHaveLength(0)
  expect(within(serial).getByRole('button', { name: 'BA3T01946000V' })).toBeVisible()
  expect(serial).toHaveTextContent('Same in code · printed text')
  expect(within(serial).queryByRole('list')).toBeNull()
  expect(serial).toHaveTextContent('Another S/N in this picture: BA3T01946017V')
})

test('a slip is shown in its column, in every row, and said in words', async () => {
  const serial = await serialOf(claims.slip)
  const rows = within(serial).getAllByRole('button', {
    name: /BA3T01946000V 0 instead of O in position 5$/,
  })
  expect(rows.map((row) => row.getAttribute('aria-label')?.split(':')[0])).toEqual([
    'In the code',
    'In the printed text',
    'On the invoice',
  ])
  expect([...serial.querySelectorAll('[data-meant]')].map((one) => one.textContent)).toEqual(['O'])
  // Beside the registered number, the character that differs is marked.
  expect([...serial.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['0'])
})
