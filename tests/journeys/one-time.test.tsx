import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { appTest } from '../support/app.tsx'
import { approve, loadCodes, redeemOwn } from '../support/acts.ts'

let approved = ''
let taken = ''
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['STEAM-AAAA-1111'])
  desk.at('2026-03-10T15:07:00Z')
  approved = await redeemOwn(desk)
  taken = await redeemOwn(desk)
  await approve(supervisor, approved)
})

/** The moment in the reader's zone and with 24 hours; the promotion's zone is another one. */
const reader = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}).format(new Date('2026-03-10T15:07:00Z'))

test.each([
  ['its history and its decision', () => `/claims/${approved}?panel=history`],
  ['the list of prizes', () => '/prizes'],
  ['the list of mails', () => '/mails'],
  ['the queue', () => '/queue?view=approved'],
])('an approval has one time: in %s', async (_where, address) => {
  await app.open(address(), 'supervisor')
  await waitFor(() => expect(screen.getAllByText(new RegExp(reader)).length).toBeGreaterThan(0))
  expect(document.body.textContent).not.toMatch(/\d{1,2}:\d{2}\s?[AP]M/)
  const others = document.body.textContent?.match(/\d{2}:07/g) ?? []
  expect(new Set(others)).toEqual(new Set([reader]))
})

test('since when a colleague has a claim is said like every other time', async () => {
  const ayu = await app.desk.as('agent')
  await ayu.call(claimTake, { params: { number: taken } })
  await app.open(`/claims/${taken}`, 'agent')
  expect(await screen.findByText(new RegExp(`has had it open since ${reader}`))).toBeVisible()
})
