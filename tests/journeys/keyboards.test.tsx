import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { redeem } from '../support/redeem.ts'

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
})

async function openReady() {
  const opened = await app.open(`/claims/${await redeem(app.desk)}`, 'agent')
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

test('Escape ends a composition first, and leaves the note only then', async () => {
  const { user } = await openReady()
  await user.keyboard('r')
  const note = await screen.findByRole('textbox', { name: /^Internal note/ })
  await user.click(note)
  press('Escape', { isComposing: true })
  press('Escape', { keyCode: 229 })
  expect(note).toHaveFocus()
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
