import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useShortcutStore } from '../../src/ui/shortcuts/shortcuts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'
import { manyClaims } from '../support/many-claims.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await manyClaims(desk, 60)
})

const heading = () => screen.getByRole('heading', { level: 1 }).textContent

test('full stop and comma go through the view one came from, beyond its first page, and say what is left', async () => {
  const { user, address } = await app.open('/queue?view=all&order=oldest', 'auditor')
  const rows = await screen.findAllByRole('link', { name: /^R-/ })
  const numbers = rows.map((row) => row.textContent)
  await user.keyboard('jj{Enter}')
  expect(await screen.findByText('2 of 61')).toHaveAttribute('title', '59 more after this one')
  await user.keyboard('j')
  expect(await screen.findByText('3 of 61')).toBeVisible()
  expect(heading()).toBe(numbers[2])
  expect(address()).toBe(`/claims/${numbers[2]}?view=all&order=oldest`)
  await user.keyboard('k')
  await screen.findByText('2 of 61')
  await user.keyboard('k')
  expect(await screen.findByText('1 of 61')).toBeVisible()
  await user.keyboard('k')
  expect(await screen.findByText('This is the first claim in the view.')).toBeVisible()
  for (let place = 2; place <= 52; place++) {
    await user.keyboard('j')
    await screen.findByText(`${place} of 61`)
  }
})

test('without a view the plain queue is meant, and the buttons do the same', async () => {
  const [first] = await app.desk.database
    .selectFrom('claims')
    .select('number')
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  const { user } = await app.open(`/claims/${first?.number}`, 'auditor')
  await screen.findByText('1 of 61')
  expect(screen.getByRole('button', { name: 'Previous claim in view' })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Next claim in view' }))
  expect(await screen.findByText('2 of 61')).toBeVisible()
})

test('a claim that is not in the view says so, and the way on is there', async () => {
  const [first] = await app.desk.database.selectFrom('claims').select('number').execute()
  await app.open(`/claims/${first?.number}?view=approved`, 'auditor')
  expect(await screen.findByText('not in view')).toBeVisible()
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Next claim in view' })).toBeDisabled(),
  )
})

test('no two keys of a claim’s page stand in each other’s way', async () => {
  await app.open(`/claims/${await redeemOwn(app.desk)}`, 'agent')
  await readyToDecide()
  const keys = useShortcutStore.getState().active.map((one) => one.keys)
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([])
})
