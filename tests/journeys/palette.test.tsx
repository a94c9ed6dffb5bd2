import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { viewCreate } from '../../contract/view-changes.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { newKey, redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const claims = { first: '', second: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  claims.first = await redeemOwn(desk)
  claims.second = await redeemOwn(desk, {
    member: { email: 'helene@example.fr' },
    registration: { serialNumber: '601-V808' },
  })
})

async function openPalette(address = '/queue') {
  const opened = await app.open(address, 'agent')
  await screen.findAllByRole('link', { name: /^R-/ })
  await opened.user.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('dialog')
  const field = await within(palette).findByRole('textbox')
  await waitFor(() => expect(field).toHaveFocus())
  return { ...opened, palette: within(palette) }
}

test('a room is gone to by a part of its name', async () => {
  const { user, address, palette } = await openPalette()
  await user.keyboard('priz')
  await waitFor(() => expect(palette.getAllByRole('button')).toHaveLength(1))
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Prizes' })
  expect(address()).toBe('/prizes')
})

test.each([
  ['number', () => claims.second],
  ['S/N', () => '601-v8'],
  ['e-mail', () => 'helene@'],
])('a claim is found by its %s, and opened with Enter', async (_, typed) => {
  const { user, palette } = await openPalette()
  await user.keyboard(typed())
  await palette.findByRole('button', { name: new RegExp(`^${claims.second}`) })
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: claims.second })).toBeVisible()
})

test('what has a key on this page can be done, with the focus where it was', async () => {
  const { user, palette } = await openPalette()
  await user.keyboard('next row')
  await palette.findByRole('button', { name: /^Next row/ })
  await waitFor(() => expect(palette.getAllByRole('button')).toHaveLength(2))
  await user.keyboard('{Enter}')
  const first = await screen.findByRole('link', { name: new RegExp(`^${claims.first}`) })
  await waitFor(() => expect(first).toHaveFocus())
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('saved views are there, and nothing that fits is said', async () => {
  const colleague = await app.desk.as('agent')
  await colleague.call(viewCreate, {
    idempotencyKey: newKey(),
    body: { name: 'Late in France', query: 'view=overdue&region=FR', isShared: true },
  })
  const { user, palette, address } = await openPalette()
  await expectAccessibleHere()
  await user.keyboard('zzzz')
  expect(await palette.findByText('No results for “zzzz”.')).toBeVisible()
  await user.clear(palette.getByRole('textbox'))
  await user.keyboard('france late')
  await palette.findByRole('button', { name: /^Late in France/ })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(address()).toBe('/queue?view=overdue&region=FR'))
})

test('it opens while somebody types, and Escape gives the field back', async () => {
  const { user } = await app.open('/queue', 'agent')
  const search = await screen.findByRole('searchbox')
  await user.click(search)
  await user.keyboard('dewi{Control>}k{/Control}')
  await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(search).toHaveFocus()
  expect(search).toHaveValue('dewi')
})

test('a search that fails says so, and the rest can still be done', async () => {
  const { user, palette } = await openPalette()
  app.intercept.before = async ({ url }) => (url.includes('q=') ? Response.error() : undefined)
  await user.keyboard('mail')
  expect(await palette.findByText('The search failed. Try again.')).toBeVisible()
  expect(palette.getByRole('button', { name: /^Mail/ })).toBeVisible()
})
