import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { jpeg } from '../support/pictures.ts'

const claims = { once: '', other: '', twice: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  claims.once = await redeemOwn(desk)
  claims.other = await redeemOwn(desk)
  claims.twice = await redeemOwn(desk)
  const supervisor = await desk.as('supervisor')
  await askAgain(supervisor, claims.twice)
  desk.at('2026-03-11T02:00:00Z')
  await redeemAgain(desk, claims.twice, {}, { invoice: await jpeg(222) })
  await askAgain(supervisor, claims.twice)
  desk.at('2026-03-12T02:00:00Z')
  // The very same file once more.
  await redeemAgain(desk, claims.twice, {}, { invoice: await jpeg(222) })
})

const picture = (name: string | RegExp) => screen.getByRole('img', { name })
const filter = (name: string) => picture(name).style.filter
/** How the picture lies in its frame. */
const lies = (name: string) => picture(name).parentElement?.parentElement?.style.transform
const loupe = () => document.querySelector<HTMLElement>('[data-loupe]')

async function open(number: string, search = '') {
  const opened = await app.open(`/claims/${number}${search}`, 'agent')
  await screen.findAllByRole('img', { name: /Invoice|Serial photo/ })
  return opened
}

test('B, the arrows with Shift, and X light the picture that is looked at, and no other', async () => {
  const { user } = await open(claims.once)
  await user.keyboard('bb{Shift>}{ArrowRight}{/Shift}')
  expect(filter('Invoice')).toBe('brightness(130%) contrast(115%)')
  await user.keyboard('{Shift>}bb{/Shift}x')
  expect(filter('Invoice')).toBe('contrast(115%) invert(1)')
  expect(filter('Serial photo')).toBe('')
  await user.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}x')
  expect(filter('Invoice')).toBe('contrast(85%)')
})

test('0 shows the picture as it was: upright, fitted and in its own light', async () => {
  const { user } = await open(claims.once)
  const before = lies('Invoice')
  await user.keyboard('+tbx')
  expect(lies('Invoice')).not.toBe(before)
  await user.keyboard('0')
  expect(filter('Invoice')).toBe('')
  expect(picture('Invoice').parentElement?.style.transform).toContain('rotate(0deg)')
  await waitFor(() => expect(lies('Invoice')).toBe(before))
})

test('everything of the menu is done with Tab and the arrows, too', async () => {
  const { user } = await open(claims.once)
  const viewer = within(screen.getByRole('region', { name: 'Serial photo' }))
  viewer.getByRole('button', { name: 'More tools' }).focus()
  await user.keyboard('{Enter}')
  const brightness = await screen.findByRole('slider', { name: 'Brightness' })
  await waitFor(() => expect(brightness).toHaveFocus())
  await user.keyboard('{ArrowRight}{ArrowRight}{Tab}{ArrowLeft}{Tab} ')
  expect(filter('Serial photo')).toBe('brightness(110%) contrast(95%) invert(1)')
  expect(screen.getByRole('switch', { name: 'Invert' })).toBeChecked()
  await user.keyboard('{Tab} ')
  expect(loupe()).not.toBeNull()
  await user.click(screen.getByRole('button', { name: 'Reset' }))
  expect(filter('Serial photo')).toBe('')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('slider', { name: 'Brightness' })).toBeNull())
})

test('Escape closes the menu, and leaves the decision that is being made', async () => {
  const { user } = await open(claims.once)
  await readyToDecide()
  await user.keyboard('a')
  const send = await screen.findByRole('button', { name: /^Approve and send/ })
  const [more] = screen.getAllByRole('button', { name: 'More tools' })
  more?.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('slider', { name: 'Brightness' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('slider', { name: 'Brightness' })).toBeNull())
  expect(send).toBeVisible()
})

test('while somebody types no picture is lit, turned or enlarged', async () => {
  const { user } = await open(claims.once)
  await readyToDecide()
  await user.keyboard('rn')
  const note = await screen.findByLabelText('Internal note')
  const before = lies('Invoice')
  await user.click(note)
  await user.keyboard('bxtm+0;,e')
  expect(note).toHaveValue('bxtm+0;,e')
  expect(filter('Invoice')).toBe('')
  expect(lies('Invoice')).toBe(before)
  expect(loupe()).toBeNull()
})

test('M takes the loupe out over the picture that is looked at; the arrows move it', async () => {
  const { user } = await open(claims.once)
  await readyToDecide()
  await user.keyboard('m')
  const [lay, at] = [lies('Invoice'), loupe()?.style.transform]
  expect(screen.getByRole('region', { name: 'Invoice' })).toContainElement(loupe())
  await user.keyboard('{ArrowRight}{ArrowDown}')
  expect(loupe()?.style.transform).not.toBe(at)
  expect(lies('Invoice')).toBe(lay)
  await user.keyboard('p')
  expect(screen.getByRole('region', { name: 'Serial photo' })).toContainElement(loupe())
  await user.keyboard('m')
  expect(loupe()).toBeNull()
})

test('; lets both pictures move together, and apart again', async () => {
  const { user } = await open(claims.once)
  const fitted = lies('Serial photo')
  await user.keyboard('+')
  expect(lies('Serial photo')).toBe(fitted)
  await user.keyboard('f;+{ArrowLeft}')
  expect(lies('Serial photo')).not.toBe(fitted)
  await user.keyboard('f')
  expect(lies('Serial photo')).toBe(fitted)
  await user.keyboard(';+')
  expect(lies('Serial photo')).toBe(fitted)
})

test('the comma goes to the other picture', async () => {
  const { user } = await open(claims.once)
  await user.keyboard(',x')
  expect(filter('Serial photo')).toBe('invert(1)')
  await user.keyboard(',x')
  expect(filter('Invoice')).toBe('invert(1)')
})

test('a picture is found as one left it: after another claim, another attempt, and alone', async () => {
  const { user, go } = await open(claims.once)
  await user.keyboard('t+x')
  const left = lies('Invoice')
  await go(`/claims/${claims.other}`)
  await screen.findByRole('heading', { name: claims.other })
  expect(filter('Invoice')).toBe('')
  await go(`/claims/${claims.once}`)
  await screen.findByRole('heading', { name: claims.once })
  expect(filter('Invoice')).toBe('invert(1)')
  expect(lies('Invoice')).toBe(left)
  expect(picture('Invoice').parentElement?.style.transform).toContain('rotate(90deg)')
  await user.keyboard('pl')
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull())
  await user.keyboard('l')
  await waitFor(() => expect(lies('Invoice')).toBe(left))
})

test('a picture that could not be had can be loaded again, and then counts', async () => {
  let isDown = true
  app.intercept.before = async ({ url }) =>
    isDown && url.includes('/pictures/') ? new Response(null, { status: 503 }) : undefined
  const { user } = await open(claims.once)
  const again = await screen.findAllByRole('button', { name: 'Try again' })
  expect(again).toHaveLength(2)
  expect(screen.getByText(/A picture could not be loaded/)).toBeVisible()
  isDown = false
  for (const button of again) await user.click(button)
  await readyToDecide()
})

test('E shows the invoice before and after, and says that the same file was sent again', async () => {
  const { user, address } = await open(claims.twice)
  await readyToDecide()
  expect(screen.getByText('same file as attempt 2')).toBeVisible()
  await user.keyboard('e')
  await screen.findByRole('img', { name: 'Invoice, attempt 2' })
  expect(picture('Invoice, attempt 3')).toBeVisible()
  expect(address()).toBe(`/claims/${claims.twice}?before=invoice`)
  expect(screen.getByText('The same file was sent again.')).toBeVisible()
  await user.keyboard('p')
  await screen.findByRole('img', { name: 'Serial photo, attempt 2' })
  expect(screen.getByText(/Not sent again: still the file from attempt 1/)).toBeVisible()
  await user.keyboard('i')
  await screen.findByRole('img', { name: 'Invoice, attempt 2' })
  await user.keyboard('v')
  await screen.findByRole('img', { name: 'Invoice, attempt 1' })
  expect(screen.getByText('A new file was sent.')).toBeVisible()
  expect(address()).toBe(`/claims/${claims.twice}?before=invoice&a=2`)
  await user.click(screen.getByRole('button', { name: /^Before and after/ }))
  await screen.findByRole('img', { name: 'Serial photo' })
  expect(address()).toBe(`/claims/${claims.twice}?a=2`)
})

test('before and after is opened by its address; the picture it leaves out must still be seen', async () => {
  const { user } = await open(claims.twice, '?before=invoice')
  expect(await screen.findByText(/View both pictures of the latest attempt/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await user.keyboard('e')
  await readyToDecide()
})

test('a claim with one attempt has no before', async () => {
  const { user, address } = await open(claims.once, '?before=invoice')
  await readyToDecide()
  expect(screen.queryByRole('button', { name: /^Before and after/ })).toBeNull()
  await user.keyboard('e')
  expect(address()).toBe(`/claims/${claims.once}?before=invoice`)
})

test('the sheet lists every key of the pictures', async () => {
  const { user } = await open(claims.twice)
  await readyToDecide()
  await user.keyboard('?')
  const sheet = within(await screen.findByRole('dialog'))
  for (const label of [
    'Brighter; with Shift darker',
    'More contrast',
    'Less contrast',
    'Invert',
    'Magnifier',
    'Move both pictures together',
    'Go to the other picture',
    'Reset the picture',
    'Before and after: compare with the previous attempt',
    'Pictures in a second window, or here again',
  ]) {
    expect(sheet.getByText(label)).toBeVisible()
  }
})
