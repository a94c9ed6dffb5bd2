import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

const claims = { first: '', second: '', third: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('spring', { name: 'Spring Special Plus', regions: ['FR'] })
  claims.first = await redeemOwn(desk)
  desk.at('2026-03-10T03:00:00Z')
  claims.second = await redeemOwn(desk)
  claims.third = await redeemOwn(desk)
})

const linkOf = (number: string) => screen.findByRole('link', { name: new RegExp(`^${number}`) })

/** The queue with all its rows. */
async function openQueue(address = '/queue'): Promise<Opened> {
  const opened = await app.open(address, 'agent')
  await linkOf(claims.third)
  return opened
}

/** How often the next claim was asked for. */
function takes(): { count: number } {
  const taken = { count: 0 }
  app.intercept.before = async ({ url }) => {
    if (url.endsWith('/api/claims/next')) taken.count += 1
  }
  return taken
}

test('J and the arrow go down from row to row, K and the arrow up, and no further than the ends', async () => {
  const { user } = await openQueue()
  await user.keyboard('j')
  expect(await linkOf(claims.first)).toHaveFocus()
  await user.keyboard('j{ArrowDown}')
  expect(await linkOf(claims.third)).toHaveFocus()
  await user.keyboard('j')
  expect(await linkOf(claims.third)).toHaveFocus()
  await user.keyboard('k{ArrowUp}k')
  expect(await linkOf(claims.first)).toHaveFocus()
})

test('Enter opens the row with the address of its queue, and Q leads back to it', async () => {
  const { user, address } = await openQueue('/queue?view=all&order=oldest')
  await user.keyboard('jj{Enter}')
  await screen.findByRole('heading', { name: claims.second })
  expect(address()).toBe(`/claims/${claims.second}?view=all&order=oldest`)
  await user.keyboard('q')
  await linkOf(claims.third)
  expect(address()).toBe('/queue?view=all&order=oldest')
})

test('back in the queue one goes on from the claim one comes from', async () => {
  const { user } = await openQueue()
  await user.keyboard('jj{Enter}')
  await screen.findByRole('heading', { name: claims.second })
  await user.keyboard('q')
  await linkOf(claims.third)
  await user.keyboard('j')
  expect(await linkOf(claims.third)).toHaveFocus()
})

test('digits switch between the views', async () => {
  const { user, address } = await openQueue()
  await user.keyboard('7')
  expect(address()).toBe('/queue?view=approved')
  await user.keyboard('1')
  expect(address()).toBe('/queue')
})

test('N takes the most urgent claim that is free', async () => {
  const colleague = await app.desk.as('agent')
  await colleague.call(claimTake, { params: { number: claims.first } })
  const { user, address } = await openQueue('/queue?attempt=first')
  await user.keyboard('n')
  await screen.findByRole('heading', { name: claims.second })
  expect(address()).toBe(`/claims/${claims.second}?attempt=first`)
  await app.desk.database.deleteFrom('leases').execute()
})

test('N pressed twice takes one claim', async () => {
  const { user } = await openQueue()
  const answer = Promise.withResolvers<void>()
  let taken = 0
  app.intercept.before = async ({ url }) => {
    if (!url.endsWith('/api/claims/next')) return
    taken += 1
    await answer.promise
  }
  await user.keyboard('nn')
  answer.resolve()
  await screen.findByRole('heading', { name: claims.first })
  expect(taken).toBe(1)
})

test('when no free claim is left, N says so and stays', async () => {
  const { user, address } = await app.open('/queue?region=FR', 'agent')
  await screen.findByText('No claims match these filters.')
  await user.keyboard('n')
  expect(await screen.findByText('No available claims here.')).toBeVisible()
  expect(address()).toBe('/queue?region=FR')
})

test('an auditor reads the queue and takes nothing', async () => {
  const { user } = await app.open('/queue', 'auditor')
  await linkOf(claims.first)
  const taken = takes()
  await user.keyboard('n')
  expect(screen.queryByRole('button', { name: /^Take next/ })).toBeNull()
  await user.keyboard('j')
  expect(taken.count).toBe(0)
})

test('keys are letters while somebody types, and dead in a control that reads them', async () => {
  const { user, address } = await openQueue()
  const taken = takes()
  await user.click(screen.getByRole('searchbox'))
  await user.keyboard('jn6?')
  expect(screen.getByRole('searchbox')).toHaveValue('jn6?')
  await user.clear(screen.getByRole('searchbox'))
  screen.getByRole('combobox', { name: 'Order' }).focus()
  await user.keyboard('n6')
  // What was typed may have been searched for meanwhile.
  await waitFor(() => expect(address()).toBe('/queue'))
  expect(taken.count).toBe(0)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a filter chosen with the mouse gives the keys back, one chosen by keyboard keeps the focus', async () => {
  const { user, address } = await openQueue()
  const order = screen.getByRole('combobox', { name: 'Order' })
  await user.click(order)
  await user.selectOptions(order, 'Oldest first')
  expect(order).not.toHaveFocus()
  order.focus()
  await user.keyboard('{ArrowDown}')
  fireEvent.change(order, { target: { value: 'newest' } })
  expect(order).toHaveFocus()
  await waitFor(() => expect(address()).toBe('/queue?order=newest'))
})

test('keys are dead while a dialog is open, and live the moment it is closed', async () => {
  const { user, address } = await openQueue()
  const taken = takes()
  await user.keyboard('?')
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  await user.keyboard('n7j')
  expect(address()).toBe('/queue')
  expect(taken.count).toBe(0)
  await user.keyboard('{Escape}7')
  expect(address()).toBe('/queue?view=approved')
})

test('a dialog that is closed gives the focus back to where it was', async () => {
  const { user } = await openQueue()
  await user.keyboard('j?')
  const sheet = await screen.findByRole('dialog')
  await waitFor(() => expect(sheet).toContainElement(document.activeElement as HTMLElement))
  await user.click(within(sheet).getByRole('button', { name: 'Close' }))
  await waitFor(async () => expect(await linkOf(claims.first)).toHaveFocus())
})

test('the sheet lists what works here, and what works anywhere', async () => {
  const { user } = await openQueue()
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  const keysOf = (label: string) =>
    within(sheet).getByText(label).parentElement?.querySelectorAll('kbd')
  const words = ['Take the next claim', 'Next row', 'Previous row', 'Open row', 'Search']
  for (const label of words) expect(keysOf(label)).toHaveLength(1)
  expect(keysOf('Mail')).toHaveLength(2)
  expect(within(sheet).queryByText('Staff')).toBeNull()
})

test('two keys in a row lead from room to room', async () => {
  const { user, address } = await openQueue()
  await user.keyboard('gp')
  await screen.findByRole('heading', { name: 'Prizes' })
  await user.keyboard('gq')
  await linkOf(claims.first)
  expect(address()).toBe('/queue')
})
