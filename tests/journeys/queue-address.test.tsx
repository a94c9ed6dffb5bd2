import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { siti } from '../support/factories.ts'

const claims = { siti: '', dewi: '', again: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('spring', { name: 'Spring Special Plus', regions: ['FR'] })
  claims.siti = await redeemOwn(desk)
  desk.at('2026-03-10T03:00:00Z')
  claims.dewi = await redeemOwn(desk, { recipient: { ...siti, firstName: 'Dewi' } })
  claims.again = await redeemOwn(desk)
  await askAgain(await desk.as('supervisor'), claims.again)
  await redeemAgain(desk, claims.again)
})

const rows = () =>
  screen.queryAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent)
const showsRows = (...numbers: string[]) => waitFor(() => expect(rows()).toEqual(numbers))
const field = () => screen.getByRole('searchbox', { name: 'Claim, S/N, name, phone, store…' })

/** Every `q` the list was asked for, in order. */
function searches(): string[] {
  const asked: string[] = []
  app.intercept.before = async ({ url }) => {
    const { pathname, searchParams } = new URL(url)
    if (pathname === '/api/claims') asked.push(searchParams.get('q') ?? '')
  }
  return asked
}

test('the view stands in the address, and back leads to the one before', async () => {
  const { user, address, back } = await app.open('/queue', 'agent')
  await user.click(await screen.findByRole('button', { name: /^No answer yet/ }))
  expect(address()).toBe('/queue?view=asked_again')
  await screen.findByText('No claims in this view.')
  await back()
  expect(address()).toBe('/queue')
  await showsRows(claims.siti, claims.dewi, claims.again)
})

test('filters and order stand in the address, the defaults of the queue do not', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  await showsRows(claims.siti, claims.dewi, claims.again)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Newest first')
  await showsRows(claims.again, claims.dewi, claims.siti)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Attempt' }), 'First')
  await showsRows(claims.dewi, claims.siti)
  expect(address()).toBe('/queue?attempt=first&order=newest')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'By deadline')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Attempt' }), 'Any attempt')
  await waitFor(() => expect(address()).toBe('/queue'))
})

/** What can be chosen above the queue, with the address's word for each choice. */
const choices = {
  Order: { name: 'order', values: ['due', 'oldest', 'newest'], none: 'due' },
  Attempt: { name: 'attempt', values: ['', 'first', 'again'], none: '' },
  Assignee: { name: 'assignee', values: ['', 'me', 'nobody'], none: '' },
} as const

const choice = fc.constantFrom(
  ...Object.entries(choices).flatMap(([label, { name, values, none }]) =>
    values.map((value) => ({ label, name, value, isNone: value === none })),
  ),
)

test('whatever is chosen quicker than the page follows is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 8 }), async (made) => {
      const { address } = await app.open('/queue?q=dewi', 'agent')
      await screen.findByRole('combobox', { name: 'Order' })
      const expected: Record<string, string> = { q: 'dewi' }
      for (const { label, name, value, isNone } of made) {
        fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } })
        if (isNone) delete expected[name]
        else expected[name] = value
      }
      const shown = () => Object.fromEntries(new URLSearchParams(address().split('?')[1]))
      await waitFor(() => expect(shown()).toEqual(expected))
      cleanup()
    }),
    { numRuns: 8 },
  )
})

test('promotions, regions and colleagues are there to be chosen from', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  await screen.findByRole('option', { name: 'Spring Special Plus' })
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Promotion' }),
    'Spring Special Plus',
  )
  await screen.findByText('No claims match these filters.')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Promotion' }), 'Any promotion')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Region' }), 'FR')
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Assignee' }),
    await screen.findByRole('option', { name: /^supervisor/ }),
  )
  await waitFor(() => expect(address()).toMatch(/region=FR&assignee=[0-9a-f-]{36}$/))
})

test('an address that was sent by a colleague shows the same queue, controls and all', async () => {
  await app.open('/queue?q=dewi&attempt=first&order=oldest&promotion=smart-moves', 'agent')
  await showsRows(claims.dewi)
  expect(field()).toHaveValue('dewi')
  expect(screen.getByRole('combobox', { name: 'Attempt' })).toHaveDisplayValue('First')
  expect(screen.getByRole('combobox', { name: 'Order' })).toHaveDisplayValue('Oldest first')
  await screen.findByRole('option', { name: 'Smart Moves, Smarter Work' })
  expect(screen.getByRole('combobox', { name: 'Promotion' })).toHaveDisplayValue(
    'Smart Moves, Smarter Work',
  )
})

test('what an address says that is no choice of ours is left out', async () => {
  await app.open(
    '/queue?view=everything&order=best&attempt=third&assignee=banana&region=Mars&colour=red',
    'agent',
  )
  await showsRows(claims.siti, claims.dewi, claims.again)
  expect(screen.getByRole('button', { name: /^To review/ })).toHaveAttribute('aria-current', 'true')
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull()
})

test('a search waits until the typing pauses, and is asked once', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  await showsRows(claims.siti, claims.dewi, claims.again)
  const asked = searches()
  await user.keyboard('/dewi')
  expect(field()).toHaveFocus()
  await showsRows(claims.dewi)
  expect(asked).toEqual(['dewi'])
  expect(address()).toBe('/queue?q=dewi')
})

test('a serial number that was pasted is looked for at once with Enter', async () => {
  const { user } = await app.open('/queue', 'agent')
  await showsRows(claims.siti, claims.dewi, claims.again)
  const asked = searches()
  await user.click(field())
  await user.paste(' dewi ')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked).toEqual(['dewi']))
  await showsRows(claims.dewi)
})

test('what is typed while an earlier search is still on its way stays', async () => {
  const { user, go, address } = await app.open('/queue', 'agent')
  await showsRows(claims.siti, claims.dewi, claims.again)
  await user.type(field(), 'sit{Enter}i{Enter}')
  await waitFor(() => expect(address()).toBe('/queue?q=siti'))
  expect(field()).toHaveValue('siti')
  await go('/queue?q=dewi')
  await showsRows(claims.dewi)
  expect(field()).toHaveValue('dewi')
  // Longer than a pause in typing.
  await act(() => new Promise((resolve) => setTimeout(resolve, 400)))
  expect(address()).toBe('/queue?q=dewi')
})

test('Escape leaves the search with what was typed, and the keys of the list work again', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  await showsRows(claims.siti, claims.dewi, claims.again)
  await user.keyboard('/dewi')
  await showsRows(claims.dewi)
  const isLeftAlone = { byTheBrowser: true }
  field().addEventListener('keydown', (event) => {
    queueMicrotask(() => (isLeftAlone.byTheBrowser = !event.defaultPrevented))
  })
  await user.keyboard('{Escape}j')
  // A browser would empty the field.
  expect(isLeftAlone.byTheBrowser).toBe(false)
  expect(field()).toHaveValue('dewi')
  expect(address()).toBe('/queue?q=dewi')
  expect(screen.getByRole('link', { name: new RegExp(claims.dewi) })).toHaveFocus()
})

test('clearing the filters empties the search too, and keeps the view', async () => {
  const { user, address } = await app.open('/queue?view=all&q=nobody&region=FR', 'agent')
  await screen.findByText('No claims match these filters.')
  const [clear] = screen.getAllByRole('button', { name: 'Clear filters' })
  await user.click(clear ?? expect.fail('nothing clears'))
  await showsRows(claims.siti, claims.dewi, claims.again)
  expect(address()).toBe('/queue?view=all')
  expect(field()).toHaveValue('')
})

test('back brings an earlier search into the field again', async () => {
  const { user, back } = await app.open('/queue?q=dewi', 'agent')
  await showsRows(claims.dewi)
  await user.click(screen.getByRole('link', { name: new RegExp(claims.dewi) }))
  await screen.findByRole('heading', { name: claims.dewi })
  await back()
  await showsRows(claims.dewi)
  expect(field()).toHaveValue('dewi')
})
