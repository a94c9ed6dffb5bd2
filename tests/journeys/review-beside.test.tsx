import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimBeside } from '../../contract/beside.ts'
import { addressOf } from '../../contract/client.ts'
import { readNext } from '../../server/evidence/read-due.ts'
import { appTest } from '../support/app.tsx'
import { pageReading } from '../support/readings.ts'
import { redeemOwn } from '../support/acts.ts'

const claims = { first: '', second: '', third: '' }
const sums = ['12.499.000', '1.374.890', '450.125', '77.318', '20/03/2026', '081277001', '552871']

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    claims.first = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946000V' } })
    claims.second = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946777V' } })
    claims.third = await redeemOwn(desk, {
      registration: { serialNumber: 'BA3T01946888V' },
      member: { id: 'mc-9', email: 'nine@example.com' },
    })
    while (await readNext(desk.ports)) {
      // One after the other.
    }
  },
  {
    textReader: {
      engine: 'test-1',
      read: async () => [pageReading(['Invoice No: INV-7781', 'Modern AM242 1M', ...sums])],
    },
  },
)

const open = async (number: string, search = '') => {
  const opened = await app.open(`/claims/${number}${search}`, 'agent')
  await screen.findAllByRole('img', { name: /Invoice|Serial photo/ })
  return opened
}

test('a claim that came with the same invoice is put beside it, with what stands on both', async () => {
  const { user, address } = await open(claims.second)
  const checks = screen.getByRole('region', { name: 'Checks' })
  const [compare] = within(checks).getAllByRole('button', {
    name: `Compare with ${claims.first}`,
  })
  if (!compare) throw new Error('Nothing to compare with')
  await user.click(compare)
  const bar = await screen.findByRole('region', { name: `Compared with ${claims.first}` })
  expect(within(bar).getByRole('status')).toHaveTextContent(
    'Same invoice number from the same store. 9 of 9 numbers appear on both.',
  )
  expect(bar).toHaveTextContent('= Store')
  expect(bar).toHaveTextContent('≠ S/N: BA3T01946000V')
  expect(address()).toContain(`beside=${claims.first}`)
  await screen.findByRole('img', { name: `Invoice of ${claims.first}` })
  await screen.findByRole('img', { name: `Invoice of ${claims.second}` })
  // In both pictures.
  expect(screen.getAllByRole('button', { name: 'On both: 12.499.000' })).toHaveLength(2)
})

test('what is looked for is found on the papers of both claims, this one first', async () => {
  const { user } = await open(claims.second, `?beside=${claims.first}`)
  await user.click(await screen.findByRole('heading', { name: `Invoice of ${claims.second}` }))
  await user.keyboard('{Control>}f{/Control}')
  await screen.findByRole('textbox', { name: 'Find on the papers' })
  await user.keyboard('inv7781')
  const marked = async (number: string) => {
    const viewer = await screen.findByRole('region', { name: `Invoice of ${number}` })
    const mark = await within(viewer).findByRole('button', { name: 'Found: Invoice No: INV-7781' })
    return mark.hasAttribute('data-pointed')
  }
  expect(await marked(claims.second)).toBe(true)
  expect(await marked(claims.first)).toBe(false)
  await user.keyboard('{Enter}')
  await waitFor(async () => expect(await marked(claims.first)).toBe(true))
})

test('Alt+C goes through the claims it resembles and away again; P shows their photos', async () => {
  const { user, address } = await open(claims.second)
  await screen.findByRole('region', { name: 'Checks' })
  await user.keyboard('{Alt>}c{/Alt}')
  await screen.findByRole('region', { name: `Compared with ${claims.first}` })
  await user.keyboard('p')
  await screen.findByRole('img', { name: `Serial photo of ${claims.first}` })
  await user.keyboard('{Alt>}c{/Alt}')
  await screen.findByRole('region', { name: `Compared with ${claims.third}` })
  await user.keyboard('{Alt>}c{/Alt}')
  await waitFor(() => expect(address()).not.toContain('beside'))
  expect(await screen.findByRole('img', { name: 'Invoice' })).toBeInTheDocument()
})

test('what cannot be put beside it says so, and can be tried again or closed', async () => {
  let fails = true
  app.intercept.before = async ({ url }) =>
    fails &&
    new URL(url).pathname ===
      addressOf(claimBeside, { params: { number: claims.second, other: claims.first } })
      ? new Response(null, { status: 503 })
      : undefined
  const { user, address } = await app.open(
    `/claims/${claims.second}?beside=${claims.first}`,
    'agent',
  )
  await screen.findByText(`${claims.first} could not be loaded for comparison.`)
  fails = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('region', { name: `Compared with ${claims.first}` })
  await user.click(screen.getByRole('button', { name: /^Close/ }))
  await waitFor(() => expect(address()).not.toContain('beside'))
})

test('an address that names no claim, or this one, is as if it named none', async () => {
  await open(claims.second, '?beside=elsewhere')
  expect(screen.getByRole('img', { name: 'Invoice' })).toBeInTheDocument()
  const { go } = await open(claims.first, `?beside=${claims.first}`)
  expect(screen.getAllByRole('img', { name: 'Invoice' }).length).toBeGreaterThan(0)
  await go('/queue')
})
