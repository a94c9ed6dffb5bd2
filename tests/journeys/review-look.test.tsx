import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { jpeg } from '../support/pictures.ts'

const claims = { twice: '', once: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  claims.once = await redeemOwn(desk)
  claims.twice = await redeemOwn(desk)
  await askAgain(await desk.as('supervisor'), claims.twice)
  desk.at('2026-03-11T02:00:00Z')
  await redeemAgain(desk, claims.twice, {}, { invoice: await jpeg(222) })
})

const pictures = () => screen.queryAllByRole('img').filter((img) => img.getAttribute('alt'))
const named = () => pictures().map((img) => img.getAttribute('alt'))

test('V shows the attempt before and the newest again, and what was seen stays seen', async () => {
  const { user, address } = await app.open(`/claims/${claims.twice}`, 'agent')
  await readyToDecide()
  const newest = pictures().map((img) => img.getAttribute('src'))
  await user.keyboard('v')
  await waitFor(() => expect(address()).toBe(`/claims/${claims.twice}?a=1`))
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Attempt 1' })).toBeChecked())
  expect(pictures()[0]).not.toHaveAttribute('src', newest[0])
  expect(pictures()[1]).toHaveAttribute('src', newest[1])
  await user.keyboard('v')
  await waitFor(() => expect(address()).toBe(`/claims/${claims.twice}`))
  await waitFor(() => expect(pictures()[0]).toHaveAttribute('src', newest[0]))
  // The serial photo is the same in both, and is not loaded again.
  await readyToDecide()
  expect(screen.queryByText(/View both pictures of the latest attempt/)).toBeNull()
})

test('an earlier attempt can be opened by its address; the newest must be seen to decide', async () => {
  const { user } = await app.open(`/claims/${claims.twice}?a=1`, 'agent')
  expect(await screen.findByText(/View both pictures of the latest attempt/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await user.keyboard('v')
  await readyToDecide()
})

test('an attempt that is none shows the newest', async () => {
  await app.open(`/claims/${claims.twice}?a=9`, 'agent')
  await readyToDecide()
  expect(screen.getByRole('radio', { name: 'Attempt 2' })).toBeChecked()
})

test('a claim with one attempt has nothing to switch', async () => {
  const { user, address } = await app.open(`/claims/${claims.once}`, 'agent')
  await readyToDecide()
  expect(screen.queryByRole('radiogroup', { name: 'Attempt' })).toBeNull()
  await user.keyboard('v')
  expect(address()).toBe(`/claims/${claims.once}`)
})

test('L shows one picture or both, I and P say which one, and the address knows', async () => {
  const { user, address } = await app.open(`/claims/${claims.once}?view=all`, 'agent')
  await readyToDecide()
  expect(named()).toEqual(['Invoice', 'Serial photo'])
  await user.keyboard('l')
  await waitFor(() => expect(named()).toEqual(['Invoice']))
  expect(address()).toBe(`/claims/${claims.once}?view=all&p=invoice`)
  await user.keyboard('p')
  await waitFor(() => expect(named()).toEqual(['Serial photo']))
  expect(address()).toBe(`/claims/${claims.once}?view=all&p=serial_photo`)
  await user.keyboard('i')
  await waitFor(() => expect(named()).toEqual(['Invoice']))
  // Both were seen: looking at one of them takes nothing back.
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeEnabled()
  await user.keyboard('l')
  await waitFor(() => expect(named()).toHaveLength(2))
  expect(address()).toBe(`/claims/${claims.once}?view=all`)
})

test('a picture that was never on screen is asked for, not waited for', async () => {
  const { user } = await app.open(`/claims/${claims.once}?p=invoice`, 'agent')
  expect(await screen.findByText(/Press L to change the attempt/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await user.keyboard('l')
  await readyToDecide()
})

test('the queue one comes from stays in the address, what was looked at does not', async () => {
  const { user, address } = await app.open(`/claims/${claims.once}?view=all&p=invoice`, 'agent')
  await screen.findByRole('heading', { name: claims.once })
  await user.keyboard('q')
  await screen.findByRole('table', { name: 'Queue' })
  expect(address()).toBe('/queue?view=all')
})

test('T turns the picture that is looked at, and Shift T back', async () => {
  const { user } = await app.open(`/claims/${claims.once}`, 'agent')
  await readyToDecide()
  const [invoice, photo] = pictures().map((img) => img.parentElement)
  await user.keyboard('t')
  expect(invoice?.style.transform).toContain('rotate(90deg)')
  await user.keyboard('p{Shift>}t{/Shift}')
  expect(photo?.style.transform).toContain('rotate(270deg)')
  expect(invoice?.style.transform).toContain('rotate(90deg)')
})

test('+ goes closer, F fits again', async () => {
  const { user } = await app.open(`/claims/${claims.once}`, 'agent')
  await readyToDecide()
  const sheet = () => pictures()[0]?.parentElement?.parentElement?.style.transform
  const fitted = sheet()
  await user.keyboard('+')
  expect(sheet()).not.toBe(fitted)
  await user.keyboard('f')
  expect(sheet()).toBe(fitted)
})

test('Y copies the S/N and says so', async () => {
  const { user } = await app.open(`/claims/${claims.once}`, 'agent')
  await readyToDecide()
  const serial = screen.getByText(/^BA3T0194/).textContent ?? ''
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await user.keyboard('y')
  expect(write).toHaveBeenCalledWith(serial)
  await waitFor(() => expect(screen.getAllByText(serial)).toHaveLength(2))
})

test('C counts the clock day by day, and names the days off', async () => {
  const { user } = await app.open(`/claims/${claims.twice}`, 'agent')
  await readyToDecide()
  await user.keyboard('c')
  const sheet = await screen.findByRole('dialog', { name: 'Review clock, day by day' })
  const days = within(sheet)
  expect(await days.findByText('Received')).toBeVisible()
  const rowOf = (text: string | RegExp) => days.getByText(text).closest('tr')
  expect(rowOf('Working day 1')).toHaveTextContent('Thu, Mar 12')
  expect(rowOf('Working day 7')).toHaveTextContent('due soon')
  expect(rowOf('Working day 14')).toHaveTextContent(/due$/)
  expect(days.getAllByText('Cuti Bersama Hari Raya Idul Fitri · ID')).toHaveLength(3)
  expect(days.getAllByText('Weekend').length).toBeGreaterThan(3)
  expect(sheet).toHaveTextContent('1 day since the first redemption. Dates in Asia/Jakarta.')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a clock that cannot be counted says so', async () => {
  app.intercept.before = async ({ url }) => (url.endsWith('/clock') ? Response.error() : undefined)
  const { user } = await app.open(`/claims/${claims.once}`, 'agent')
  await readyToDecide()
  await user.click(screen.getByTitle(/^Show working days/))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The working days could not be loaded.')
})

test('a claim that does not exist says so, and the way back works', async () => {
  const { user, address } = await app.open('/claims/R-999999?view=all', 'agent')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The claim could not be loaded.')
  expect(alert).toHaveTextContent('Not found. Check the number or address.')
  await user.keyboard('q')
  await screen.findByRole('table', { name: 'Queue' })
  expect(address()).toBe('/queue?view=all')
})
