import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chaseAnswers } from '../../server/claims/answer/chase.ts'
import { formatDate } from '../../src/ui/dates.ts'
import { askAgain, mailsOf, readClaim, redeemAgain, redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

const app = appTest(async (desk) => {
  await desk.addPromotion('five-days', { answerWithinDays: 5, redeemUntil: '2026-12-31' })
  await desk.addPromotion('no-date')
})

/** Asked on 12 March: with the days off around Eid, the last date is the 26th. */
async function asked(promotion = 'five-days') {
  app.desk.at('2026-03-12T02:00:00Z')
  const number = await redeemOwn(app.desk, { promotion })
  await askAgain(await app.desk.as('agent'), number)
  return number
}

const chaseAt = async (instant: string) => {
  app.desk.at(instant)
  await chaseAnswers(app.desk.ports)
}

test('a claim that waits for its member says until when, and that they were reminded', async () => {
  const number = await asked()
  await chaseAt('2026-03-17T02:00:00Z')
  await app.open(`/claims/${number}`, 'agent')
  const decision = await screen.findByRole('region', { name: 'Decision' })
  expect(decision).toHaveTextContent(`Waiting for the member, until ${formatDate('2026-03-26')}.`)
  expect(decision).toHaveTextContent(/The member was reminded Mar 17/)
})

test('a supervisor reopens a claim that expired, and the member is asked again', async () => {
  const number = await asked()
  await chaseAt('2026-03-17T02:00:00Z')
  await chaseAt('2026-03-27T02:00:00Z')
  const { user } = await app.open(`/claims/${number}`, 'supervisor')
  const decision = await screen.findByRole('region', { name: 'Decision' })
  expect(decision).toHaveTextContent(`No answer by ${formatDate('2026-03-26')}.`)
  expect(decision).toHaveTextContent('Redeem Expired')

  await user.keyboard('.')
  await user.click(await screen.findByRole('menuitem', { name: 'Reopen…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Reopen the claim' }))
  const reopen = dialog.getByRole('button', { name: 'Reopen' })
  expect(reopen).toBeDisabled()
  await user.type(dialog.getByRole('textbox', { name: /Reason/ }), 'They were in hospital{Enter}')
  await waitFor(() =>
    expect(decision).toHaveTextContent(
      `Waiting for the member, until ${formatDate('2026-04-06')}.`,
    ),
  )
  const supervisor = await app.desk.as('supervisor')
  expect((await mailsOf(supervisor, number)).map(({ kind }) => kind)).toEqual([
    'received',
    'asked_again',
    'answer_reminder',
    'expired',
    'asked_again',
  ])
  await redeemAgain(app.desk, number)
  expect((await readClaim(supervisor, number)).state).toBe('waiting')
})

test('whoever reverses the question of a claim that has just expired is told so', async () => {
  const number = await asked()
  const { user } = await app.open(`/claims/${number}`, 'supervisor')
  await screen.findByRole('region', { name: 'Decision' })
  await chaseAt('2026-03-27T02:00:00Z')
  await user.keyboard('.')
  await user.click(await screen.findByRole('menuitem', { name: 'Reverse decision…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Reverse the decision' }))
  await user.type(dialog.getByRole('textbox', { name: /Reason/ }), 'It was readable{Enter}')
  expect(await screen.findByText(/^The desk: Expired: no answer, /)).toBeVisible()
})

test('an agent sees that a claim expired, and cannot reopen it', async () => {
  const number = await asked()
  await chaseAt('2026-03-27T02:00:00Z')
  await app.open(`/claims/${number}`, 'agent')
  const decision = await screen.findByRole('region', { name: 'Decision' })
  await waitFor(() => expect(decision).toHaveTextContent(/No answer by/))
  expect(screen.queryByRole('button', { name: 'More' })).toBeNull()
})

test('claims without an answer are listed by their last date', async () => {
  const without = await asked('no-date')
  const soon = await asked()
  await app.open('/queue?view=asked_again', 'agent')
  const row = async (number: string) =>
    (await screen.findByRole('link', { name: new RegExp(`^${number},`) })).closest<HTMLElement>(
      '[role="row"]',
    ) ?? expect.fail(`${number} is in no row`)
  const first = within(await row(soon)).getAllByRole('cell')
  expect(first.map((cell) => cell.textContent)).toContain(formatDate('2026-03-26'))
  const last = within(await row(without)).getAllByRole('cell')
  expect(last.map((cell) => cell.textContent)).toContain('–')
  const numbers = screen.getAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent)
  expect(numbers.indexOf(soon)).toBeLessThan(numbers.indexOf(without))
})
