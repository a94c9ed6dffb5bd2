import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { loadPreferences } from '../../server/staff/preferences.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { appTest } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

const claims = { first: '', second: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  claims.first = await redeemOwn(desk)
  desk.at('2026-03-10T03:00:00Z')
  claims.second = await redeemOwn(desk)
})

const linkOf = (number: string) => screen.findByRole('link', { name: new RegExp(`^${number}`) })

const kept = async (id: string) => (await loadPreferences(app.desk.database, id)).shortcuts

async function openKeys() {
  const opened = await app.open('/queue', 'agent')
  await linkOf(claims.second)
  await opened.user.keyboard('?')
  await opened.user.click(await screen.findByRole('button', { name: 'Change your shortcuts' }))
  const dialog = await screen.findByRole('dialog', { name: 'Your shortcuts' })
  return { ...opened, sheet: within(dialog) }
}

test('a key is changed by pressing another, and the sheet and the button say so', async () => {
  const { user, sheet } = await openKeys()
  await user.click(sheet.getByRole('button', { name: 'Change shortcut: Next row' }))
  await user.keyboard('e')
  await expectAccessibleHere()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('j')
  expect(await linkOf(claims.first)).not.toHaveFocus()
  await user.keyboard('e')
  expect(await linkOf(claims.first)).toHaveFocus()
  await user.keyboard('?')
  const keys = within(await screen.findByRole('dialog'))
  expect(keys.getByText('Next row').parentElement).toHaveTextContent('E')
})

test('a key that is taken is told, and given only when asked for', async () => {
  const { user, sheet } = await openKeys()
  await user.click(sheet.getByRole('button', { name: 'Change shortcut: Next row' }))
  await user.keyboard('k')
  expect(await sheet.findByText('K is already used for: Previous row')).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Cancel' }))
  expect(sheet.queryByText(/is already used for/)).toBeNull()
  await user.click(sheet.getByRole('button', { name: 'Change shortcut: Next row' }))
  await user.keyboard('k')
  await user.click(await sheet.findByRole('button', { name: /^Use it here/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('kk')
  expect(await linkOf(claims.second)).toHaveFocus()
})

test('what the browser keeps for itself is refused, and Escape keeps the key and the sheet', async () => {
  const { user, sheet } = await openKeys()
  const change = sheet.getByRole('button', { name: 'Change shortcut: Take the next claim' })
  await user.click(change)
  await user.keyboard('{Enter}')
  expect(await sheet.findByText(/^ENTER is reserved/)).toBeVisible()
  await user.keyboard('{Escape}')
  expect(change).toHaveTextContent('Change')
  expect(change).toBeVisible()
})

test('single characters can be switched off, and everything else goes on', async () => {
  const { user, sheet, address } = await openKeys()
  await user.click(sheet.getByRole('switch', { name: /^Single-character shortcuts/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('j6gpn?')
  expect(address()).toBe('/queue')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(await linkOf(claims.first)).not.toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(await linkOf(claims.first)).toHaveFocus()
  await user.keyboard('{Control>}k{/Control}')
  expect(await screen.findByRole('dialog')).toBeVisible()
})

test('all can be given back as delivered, and that be undone', async () => {
  const { user, sheet } = await openKeys()
  await user.click(sheet.getByRole('button', { name: 'Turn off shortcut: Next row' }))
  await user.click(sheet.getByRole('button', { name: 'Reset all' }))
  expect(sheet.getByRole('button', { name: 'Turn off shortcut: Next row' })).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Undo' }))
  expect(sheet.getByRole('button', { name: 'Reset shortcut: Next row' })).toBeVisible()
})

test('each person has keys of their own', async () => {
  const { user, me, sheet } = await openKeys()
  await user.click(sheet.getByRole('button', { name: 'Turn off shortcut: Next row' }))
  await user.keyboard('{Escape}')
  await waitFor(async () => expect(await kept(me)).toEqual({ isSingleOff: false, keys: { j: '' } }))
  const colleague = await app.desk.as('agent')
  expect(await kept(colleague.id)).toBeNull()
})

test('keys follow a person to another machine', async () => {
  const { user, me, sheet } = await openKeys()
  await user.click(sheet.getByRole('button', { name: 'Change shortcut: Next row' }))
  await user.keyboard('w')
  await waitFor(async () => expect((await kept(me))?.keys).toEqual({ j: 'w' }))
  await user.keyboard('{Escape}')
  cleanup()
  const there = await app.openAs(me, '/queue')
  await linkOf(claims.second)
  await there.user.keyboard('j')
  expect(await linkOf(claims.first)).not.toHaveFocus()
  await there.user.keyboard('w')
  expect(await linkOf(claims.first)).toHaveFocus()
})

test('keys that an earlier version kept in the browser are brought along, once', async () => {
  const { id } = await app.desk.as('agent')
  const byPerson = {
    [id]: { isSingleOff: false, keys: { j: 'w' } },
    other: { isSingleOff: true, keys: {} },
  }
  const inBrowser = () => JSON.parse(localStorage.getItem('redeem-desk-keys') ?? 'null')
  localStorage.setItem('redeem-desk-keys', JSON.stringify({ state: { byPerson }, version: 1 }))
  const { user } = await app.openAs(id, '/queue')
  await linkOf(claims.second)
  await waitFor(async () => expect((await kept(id))?.keys).toEqual({ j: 'w' }))
  await waitFor(() =>
    expect(inBrowser()).toEqual({ state: { byPerson: { other: byPerson['other'] } }, version: 1 }),
  )
  await user.keyboard('j')
  expect(await linkOf(claims.first)).not.toHaveFocus()
  await user.keyboard('w')
  expect(await linkOf(claims.first)).toHaveFocus()
  localStorage.removeItem('redeem-desk-keys')
})

test('the account menu leads there too', async () => {
  const { user } = await app.open('/queue', 'agent')
  await user.click(await screen.findByRole('button', { name: /^agent \d/ }))
  // Without sizes the library takes the button for one that is out of sight, and hides the menu.
  await user.click(await screen.findByRole('menuitem', { name: 'Your shortcuts', hidden: true }))
  expect(await screen.findByRole('dialog', { name: 'Your shortcuts' })).toBeVisible()
})
