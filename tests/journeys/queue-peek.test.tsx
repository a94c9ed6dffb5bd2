import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { jpeg } from '../support/pictures.ts'

const numbers: string[] = []
let again = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves', { redeemLimitPerEmail: 1 })
  for (let at = 0; at < 3; at++) numbers.push(await redeemOwn(desk))
  again = await redeemOwn(desk)
  await askAgain(await desk.as('supervisor'), again)
  desk.at('2026-03-11T02:00:00Z')
  await redeemAgain(desk, again, {}, { invoice: await jpeg(222) })
})

const peekOf = (number = '') => screen.findByRole('complementary', { name: `Peek at ${number}` })
const row = (number: string | undefined) =>
  screen.findByRole('link', { name: new RegExp(`^${number},`) })

test('Space shows a claim beside the list, J and K another one, and Enter opens it', async () => {
  const { user, address } = await app.open('/queue', 'agent')
  await row(numbers[0])
  await user.keyboard('j ')
  const peek = within(await peekOf(numbers[0]))
  expect(await peek.findByRole('img', { name: 'Invoice' })).toBeVisible()
  expect(peek.getByRole('img', { name: 'Serial photo' })).toBeVisible()
  await user.keyboard('j')
  await peekOf(numbers[1])
  expect(await row(numbers[1])).toHaveFocus()
  await user.keyboard('k')
  await peekOf(numbers[0])
  await user.keyboard('j{Enter}')
  await waitFor(() => expect(address()).toBe(`/claims/${numbers[1]}`))
})

test('a peek says what the claim page says first: what was asked, and what the checks found', async () => {
  const { user } = await app.open('/queue', 'agent')
  await row(again)
  await user.keyboard('jjjj ')
  const peek = within(await peekOf(again))
  const brief = await peek.findByRole('region', { name: 'Summary' })
  const [asked, sent, ...found] = within(brief).getAllByRole('listitem')
  expect(asked).toHaveTextContent(/^Asked on Mar 10, 2026: /)
  expect(asked).not.toHaveTextContent('invoice_no_product_name')
  expect(sent).toHaveTextContent('New: invoice')
  expect(found.map(({ textContent }) => textContent)).toContainEqual(
    expect.stringMatching(/^Limit of 1 claim may be reached by R-/),
  )
  expect(peek.queryByRole('button', { name: /^Compare/ })).toBeNull()
})

test('whoever peeks reviews nothing: no colleague is kept out', async () => {
  const { user } = await app.open('/queue', 'agent')
  await row(numbers[0])
  await user.keyboard('j ')
  await peekOf(numbers[0])
  await within(await peekOf(numbers[0])).findByRole('img', { name: 'Invoice' })
  const leases = await app.desk.database.selectFrom('leases').selectAll().execute()
  expect(leases).toEqual([])
})

test('the peek closes by Space, by Escape, and with the list that it was opened from', async () => {
  const { user, go } = await app.open('/queue', 'agent')
  await row(numbers[0])
  const closed = () => waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  await user.keyboard('j ')
  await peekOf(numbers[0])
  await user.keyboard(' ')
  await closed()
  await user.keyboard(' ')
  await peekOf(numbers[0])
  await user.keyboard('{Escape}')
  await closed()
  await user.keyboard(' ')
  await peekOf(numbers[0])
  await go('/queue?view=all')
  await closed()
})

test('Space on a box selects its row, and peeks at nothing', async () => {
  const { user } = await app.open('/queue', 'agent')
  await row(numbers[0])
  const box = screen.getByRole('checkbox', { name: `Select ${numbers[0]}` })
  box.focus()
  await user.keyboard(' ')
  expect(box).toBeChecked()
  expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
})
