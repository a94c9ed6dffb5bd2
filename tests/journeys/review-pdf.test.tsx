import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { claimIntake } from '../support/factories.ts'
import { pdf } from '../support/hostile-pictures.ts'
import { jpeg } from '../support/pictures.ts'

let number = ''

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const claim = await desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake(),
    files: { invoice: await pdf(3), serialPhoto: await jpeg() },
    idempotencyKey: 'an-invoice-of-three-pages',
  })
  number = claim.number
})

const invoice = () => screen.getByRole('img', { name: 'Invoice' }).getAttribute('src')
const next = () => screen.getByRole('button', { name: 'Next page' })
const previous = () => screen.getByRole('button', { name: 'Previous page' })

test('an invoice of several pages is turned page by page, and the address knows the page', async () => {
  const { user, address } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  const first = invoice()
  expect(screen.getByText('Page 1 of 3')).toBeVisible()
  expect(previous()).toBeDisabled()
  await user.click(next())
  expect(await screen.findByText('Page 2 of 3')).toBeVisible()
  expect(address()).toBe(`/claims/${number}?page=2`)
  expect(invoice()).not.toBe(first)
  await user.click(next())
  expect(await screen.findByText('Page 3 of 3')).toBeVisible()
  expect(next()).toBeDisabled()
  await user.click(previous())
  await screen.findByText('Page 2 of 3')
  await user.click(previous())
  await waitFor(() => expect(address()).toBe(`/claims/${number}`))
})

test('turning pages takes no decision away, and keeps the focus for the next turn', async () => {
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  next().focus()
  await user.keyboard('{Enter}')
  await screen.findByText('Page 2 of 3')
  expect(next()).toHaveFocus()
  await readyToDecide()
})

test('Page Down and Page Up turn the pages, and the sheet of keys knows', async () => {
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('{PageDown}')
  await screen.findByText('Page 2 of 3')
  await user.keyboard('{PageDown}')
  await screen.findByText('Page 3 of 3')
  await user.keyboard('{PageDown}{PageUp}')
  await screen.findByText('Page 2 of 3')
  await user.keyboard('?')
  expect(await screen.findByText('PgDn')).toBeVisible()
})

test('a page that the invoice has not is its last one', async () => {
  const { user } = await app.open(`/claims/${number}?page=9`, 'agent')
  expect(await screen.findByText('Page 3 of 3')).toBeVisible()
  await user.click(previous())
  expect(await screen.findByText('Page 2 of 3')).toBeVisible()
})

test('the PDF can be had as it came', async () => {
  await app.open(`/claims/${number}`, 'agent')
  const link = await screen.findByRole('link', { name: 'Original PDF' })
  expect(link).toHaveAttribute('download')
  const file = await fetch(new URL(link.getAttribute('href') ?? '', location.href))
  expect(file.headers.get('content-type')).toBe('application/pdf')
})
