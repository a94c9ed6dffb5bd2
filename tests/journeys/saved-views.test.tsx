import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { viewCreate } from '../../contract/view-changes.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { newKey, redeemOwn } from '../support/acts.ts'
import { appTest, type Opened } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await redeemOwn(desk)
  const colleague = await desk.as('agent')
  await colleague.call(viewCreate, {
    idempotencyKey: newKey(),
    body: { name: 'For everybody', query: 'view=overdue', isShared: true },
  })
})

async function openSheet(address: string, role: 'agent' | 'supervisor' = 'agent') {
  const opened = await app.open(address, role)
  await screen.findByRole('heading', { name: 'Queue' })
  await opened.user.keyboard('s')
  const sheet = await screen.findByRole('dialog', { name: 'Saved views' })
  return { ...opened, sheet: within(sheet) }
}

/** Without sizes the library takes its button for one that is out of sight, and hides the menu. */
const hidden = true

async function menuOf({ user }: Pick<Opened, 'user'>) {
  await user.keyboard('v')
  return within(await screen.findByRole('menu', { hidden }))
}

test('what is shown is saved under a name by keyboard, and shown again from anywhere', async () => {
  const { user, address, go, sheet } = await openSheet('/queue?view=all&region=FR&order=newest')
  await user.keyboard('France, newest{Enter}')
  expect(await sheet.findByText('Saved “France, newest”.')).toBeVisible()
  await expectAccessibleHere()
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('button', { name: 'France, newest' })).toBeVisible()
  await go('/queue')
  await screen.findByRole('button', { name: 'Saved views' })
  const menu = await menuOf({ user })
  // It says how many claims stand in it.
  await user.click(await menu.findByRole('menuitem', { name: /^France, newest ?0$/, hidden }))
  expect(address()).toBe('/queue?view=all&region=FR&order=newest')
})

test('a name that is there already is refused beside the field, and what was typed stays', async () => {
  const { user, sheet } = await openSheet('/queue?region=FR')
  await user.keyboard('Twice{Enter}')
  await sheet.findByText('Saved “Twice”.')
  await user.type(sheet.getByRole('textbox', { name: 'Name' }), 'twice{Enter}')
  expect(
    await sheet.findByText('A view with this name already exists. Choose another name.'),
  ).toBeVisible()
  expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveValue('twice')
})

test('renaming, sharing and deleting happen in place, and what was deleted comes back', async () => {
  const { user, sheet } = await openSheet('/queue?region=ID')
  await user.keyboard('Jakarta{Enter}')
  await user.click(await sheet.findByRole('button', { name: 'Rename “Jakarta”' }))
  const field = sheet.getByRole('textbox', { name: 'Rename “Jakarta”' })
  await user.clear(field)
  await user.type(field, 'Indonesia{Enter}')
  const share = await sheet.findByRole('switch', { name: 'Share with the desk: “Indonesia”' })
  await user.click(share)
  await waitFor(() => expect(share).toBeChecked())
  await user.click(sheet.getByRole('button', { name: 'Delete “Indonesia”' }))
  expect(await sheet.findByText('Deleted “Indonesia”.')).toBeVisible()
  await waitFor(() => expect(sheet.queryByRole('switch')).toBeNull())
  await user.click(sheet.getByRole('button', { name: 'Undo' }))
  expect(await sheet.findByText('“Indonesia” restored.')).toBeVisible()
  expect(await sheet.findByRole('switch')).toBeChecked()
})

test('Escape leaves the name as it was, and the sheet open', async () => {
  const { user, sheet } = await openSheet('/queue?region=TW')
  await user.keyboard('Taiwan{Enter}')
  await user.click(await sheet.findByRole('button', { name: 'Rename “Taiwan”' }))
  await user.keyboard('nonsense{Escape}')
  expect(await sheet.findByRole('button', { name: 'Open “Taiwan”' })).toBeVisible()
})

test('a shared view of a colleague can be used, and changed by a supervisor alone', async () => {
  const { user, sheet, address } = await openSheet('/queue')
  await user.click(await sheet.findByRole('button', { name: 'Open “For everybody”' }))
  expect(address()).toBe('/queue?view=overdue')
  await user.keyboard('s')
  const again = within(await screen.findByRole('dialog', { name: 'Saved views' }))
  await again.findByRole('button', { name: 'Open “For everybody”' })
  expect(again.queryByRole('button', { name: 'Delete “For everybody”' })).toBeNull()
})

test('a supervisor may change what is shared', async () => {
  const { sheet } = await openSheet('/queue', 'supervisor')
  expect(await sheet.findByRole('button', { name: 'Delete “For everybody”' })).toBeVisible()
})

test('an auditor uses what is shared, and saves nothing', async () => {
  const { user } = await app.open('/queue', 'auditor')
  await screen.findByRole('heading', { name: 'Queue' })
  const menu = await menuOf({ user })
  expect(await menu.findByRole('menuitem', { name: /^For everybody/, hidden })).toBeInTheDocument()
  expect(menu.queryByRole('menuitem', { name: /^Save or change/, hidden })).toBeNull()
})
