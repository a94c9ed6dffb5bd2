import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { partsOf } from '../../src/ui/shortcuts/keys.ts'
import { useShortcutStore } from '../../src/ui/shortcuts/shortcuts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { redeemOwn } from '../support/acts.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

async function openReady() {
  const opened = await app.open(`/claims/${await redeemOwn(app.desk)}`, 'agent')
  await readyToDecide()
  return opened
}

const press = (key: string, init: KeyboardEventInit & { keyCode?: number } = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })

test('on a French keyboard the first reason is chosen without Shift', async () => {
  await openReady()
  press('r', { code: 'KeyR' })
  await screen.findByRole('form', { name: 'Ask again' })
  press('&', { code: 'Digit1' })
  const [first] = screen.getAllByRole('checkbox')
  await waitFor(() => expect(first).toBeChecked())
})

test.each([
  ['Russian', 'к'],
  ['Zhuyin', 'ㄐ'],
  ['Greek', 'ρ'],
])('on a %s keyboard a claim is asked for again by the key where R stands', async (_, key) => {
  await openReady()
  press(key, { code: 'KeyR' })
  expect(await screen.findByRole('form', { name: 'Ask again' })).toBeVisible()
})

test('while the menu of a claim is open its letters decide nothing', async () => {
  const { user } = await openReady()
  await user.keyboard('.')
  await screen.findByRole('menu')
  await user.keyboard('dar')
  expect(screen.queryByRole('form')).toBeNull()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  await user.keyboard('d')
  expect(await screen.findByRole('form', { name: 'Decline' })).toBeVisible()
})

test.each([
  ['gq', '/queue'],
  ['gp', '/prizes'],
  ['gd', '/dispatch'],
  ['gm', '/mails'],
  ['gl', '/second-look'],
])('%s leads from a claim to its room, and does nothing of the claim', async (keys, path) => {
  const opened = await app.open(
    `/claims/${await redeemOwn(app.desk)}`,
    'agent',
    'logistics',
    'supervisor',
  )
  await readyToDecide()
  await opened.user.keyboard(keys)
  await waitFor(() => expect(opened.address()).toMatch(new RegExp(`^${path}`)))
  expect(screen.queryByRole('form', { name: 'Decline' })).toBeNull()
})

test('the sheet of keys has each key once, grouped by what it is for', async () => {
  const { user } = await openReady()
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  const groups = within(sheet).getAllByRole('region')
  const titles = groups.map((group) => within(group).getByRole('heading').textContent)
  expect(titles.slice(0, 3)).toEqual(['Decide', 'Look', 'Move'])
  expect(titles.at(-1)).toBe('Everywhere')
  const keys = groups.flatMap((group) =>
    [...group.querySelectorAll('h2 ~ div')].map((row) =>
      [...row.querySelectorAll('kbd')].map((key) => key.innerHTML).join(' '),
    ),
  )
  expect(keys.length).toBeGreaterThan(30)
  expect(new Set(keys).size).toBe(keys.length)
})

const pages = ['/queue', 'a claim', '/prizes', '/dispatch', '/mails', '/promotions', '/second-look']
const owners = {
  dialog: '<div role="dialog" aria-modal="true"><p tabindex="-1" id="here"></p></div>',
  menu: '<div role="menu"><button role="menuitem" id="here"></button></div>',
  list: '<input role="combobox" aria-expanded="true" type="checkbox" id="here">',
}

test.each(pages.flatMap((page) => Object.keys(owners).map((owner) => [page, owner] as const)))(
  'on %s no key works while a %s is open',
  async (page, owner) => {
    const address = page === 'a claim' ? `/claims/${await redeemOwn(app.desk)}` : page
    await app.open(address, 'agent', 'supervisor', 'logistics', 'administrator')
    if (page === 'a claim') await readyToDecide()
    else await screen.findByRole('main')
    const fired = vi.fn<(keys: string) => void>()
    const { active } = useShortcutStore.getState()
    expect(active.length).toBeGreaterThan(8)
    act(() =>
      useShortcutStore.setState({
        active: active.map((one) => ({ ...one, run: () => fired(one.keys) })),
      }),
    )
    const host = document.createElement('div')
    host.innerHTML = owners[owner as keyof typeof owners]
    document.body.append(host)
    document.getElementById('here')?.focus()
    for (const { keys } of active) for (const one of keys.split(' ')) pressed(one)
    host.remove()
    expect(fired).not.toHaveBeenCalled()
    for (const { keys } of active) for (const one of keys.split(' ')) pressed(one)
    expect(fired).toHaveBeenCalled()
  },
)

/** Presses a key as the notation of shortcuts writes it. */
function pressed(keys: string) {
  const parts = partsOf(keys)
  press(parts.at(-1) ?? '', {
    ctrlKey: parts.includes('Mod'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  })
}

test('Escape ends a composition first, and leaves the note only then', async () => {
  const { user } = await openReady()
  await user.keyboard('rn')
  const note = await screen.findByRole('textbox', { name: /^Internal note/ })
  await user.click(note)
  press('Escape', { isComposing: true })
  press('Escape', { keyCode: 229 })
  expect(note).toHaveFocus()
  await user.keyboard('typed')
  press('Escape')
  expect(note).not.toHaveFocus()
  expect(screen.getByRole('form', { name: 'Ask again' })).toBeVisible()
})

test('a browser that fills in the sign-in for somebody disturbs nothing', async () => {
  const { user } = await openReady()
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }))
  await user.keyboard('r')
  expect(await screen.findByRole('form', { name: 'Ask again' })).toBeVisible()
})
