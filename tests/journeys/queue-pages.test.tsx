import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { manyClaims } from '../support/many-claims.ts'

/** The one that was sent, and its copies: three pages. */
const total = 120

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await manyClaims(desk, total - 1)
})

const table = () => screen.findByRole('table', { name: 'Queue' })
const inSight = () =>
  screen.getAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent ?? '')

const rowHeight = 40

/** Scrolls from top to end. @returns every number, in the order in which it was met */
async function scrollThrough(): Promise<string[]> {
  const met = new Set<string>()
  const list = await table()
  for (let row = 0; row < total; row += 10) {
    fireEvent.scroll(list, { target: { scrollTop: row * rowHeight } })
    await waitFor(() => {
      const drawn = within(list)
        .getAllByRole('row')
        .map((one) => one.ariaRowIndex)
      expect(drawn).toContain(String(row + 2))
    })
    for (const number of inSight()) met.add(number)
  }
  await screen.findByText(/End of list/)
  return [...met]
}

test('a long queue comes page by page, each claim once, and tells when that was all', async () => {
  await app.open('/queue', 'agent')
  expect(await screen.findByText('120 claims')).toBeInTheDocument()
  const numbers = await scrollThrough()
  expect(numbers).toHaveLength(total)
  expect(await table()).toHaveAttribute('aria-rowcount', String(total + 1))
})

test('only the rows in sight are drawn', async () => {
  await app.open('/queue', 'agent')
  await screen.findByText('120 claims')
  expect(inSight().length).toBeLessThan(40)
})

test('a next page that does not come says so below the last row, and can be tried again', async () => {
  app.intercept.before = async ({ url }) => (url.includes('cursor=') ? Response.error() : undefined)
  const { user } = await app.open('/queue', 'agent')
  await screen.findByText('120 claims')
  fireEvent.scroll(await table(), { target: { scrollTop: 1600 } })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The next page could not be loaded.')
  expect(await table()).toHaveAttribute('aria-rowcount', '51')
  app.intercept.before = null
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await waitFor(async () => expect(await table()).toHaveAttribute('aria-rowcount', '101'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('J goes on from the row one stood on, also when it was scrolled out of sight', async () => {
  const { user } = await app.open('/queue', 'agent')
  await screen.findByText('120 claims')
  const [, , third = ''] = inSight()
  await user.keyboard('jj')
  fireEvent.scroll(await table(), { target: { scrollTop: 1600 } })
  await waitFor(() => expect(inSight()).not.toContain(third))
  expect(document.body).toHaveFocus()
  await user.keyboard('j')
  fireEvent.scroll(await table(), { target: { scrollTop: 0 } })
  expect(await screen.findByRole('link', { name: new RegExp(third) })).toHaveFocus()
})

test('claims that arrive while one reads on push none of them onto a second page', async () => {
  await app.open('/queue?order=newest', 'agent')
  await screen.findByText('120 claims')
  app.desk.at('2026-03-10T04:00:00Z')
  await manyClaims(app.desk, 4)
  const numbers = await scrollThrough()
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toHaveLength(total)
})
