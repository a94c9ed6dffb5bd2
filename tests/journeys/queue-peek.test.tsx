import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

const numbers: string[] = []
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  for (let at = 0; at < 3; at++) numbers.push(await redeemOwn(desk))
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
