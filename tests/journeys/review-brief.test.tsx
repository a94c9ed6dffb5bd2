import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readNext } from '../../server/evidence/read-due.ts'
import { askAgain, redeemAgain, redeemOwn } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { jpeg } from '../support/pictures.ts'
import { pageReading } from '../support/readings.ts'

const claims = { early: '', again: '' }

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    claims.early = await redeemOwn(desk, { purchase: { date: '2025-12-20' } })
    claims.again = await redeemOwn(desk)
    await askAgain(await desk.as('supervisor'), claims.again, ['photo_unreadable'])
    desk.at('2026-03-11T02:00:00Z')
    await redeemAgain(desk, claims.again, {}, { serialPhoto: await jpeg(222) })
    while (await readNext(desk.ports)) {
      // One after the other.
    }
  },
  { textReader: { engine: 'test-1', read: async () => [pageReading(['Total: 12.499.000'])] } },
)

const summary = () => screen.findByRole('region', { name: 'Summary' })
const linesOf = async () =>
  within(await summary())
    .getAllByRole('listitem')
    .map((line) => line.textContent ?? '')

test('what decides is said first, in words, across the claim', async () => {
  await app.open(`/claims/${claims.early}`, 'agent')
  await readyToDecide()
  const [first, ...rest] = await linesOf()
  expect(first).toBe('Bought Dec 20, 2025, 12 days before the period')
  expect(rest).toContain('No invoice number found')
})

test('it stays while a decision is prepared', async () => {
  const { user } = await app.open(`/claims/${claims.early}`, 'agent')
  await readyToDecide()
  await user.keyboard('d')
  await screen.findByRole('form')
  expect((await linesOf())[0]).toContain('12 days before the period')
})

test('a later attempt says first what was asked and what is new', async () => {
  await app.open(`/claims/${claims.again}`, 'agent')
  await readyToDecide()
  const [asked, came] = await linesOf()
  expect(asked).toMatch(/^Asked on Mar \d+, 2026: S\/N in the photo cannot be read$/)
  expect(came).toBe('New: serial photo')
})

test('a later attempt opens on the picture that is new', async () => {
  await app.open(`/claims/${claims.again}`, 'agent')
  await readyToDecide()
  expect(screen.getByRole('region', { name: 'Serial photo' })).toHaveAttribute('data-active')
})

test('S and the digits mark what the finding says, at its own card', async () => {
  const { user } = await app.open(`/claims/${claims.early}`, 'agent')
  await readyToDecide()
  await user.keyboard('ss2')
  const check = within(screen.getByRole('region', { name: 'Checks' })).getAllByRole('listitem')[0]
  expect(
    within(check ?? document.body).getByRole('button', { name: 'Purchase period: Not fine' }),
  ).toHaveAttribute('aria-pressed', 'true')
})

test('a fold of details stays open from claim to claim', async () => {
  const { user } = await app.open(`/claims/${claims.early}`, 'agent')
  const details = await screen.findByRole('button', { name: 'Details' })
  expect(details).toHaveAttribute('aria-expanded', 'false')
  await user.click(details)
  await app.open(`/claims/${claims.again}`, 'agent')
  expect(await screen.findByRole('button', { name: 'Details' })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
})

test('the prize and its stock are told before the decision', async () => {
  await app.open(`/claims/${claims.early}`, 'agent')
  expect(await screen.findByText(/stock empty$/)).toBeVisible()
})
