import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appTest } from '../support/app.tsx'
import { approve, loadCodes, redeemOwn } from '../support/acts.ts'

/** Received on Tue, Mar 10; due soon on Fri, Mar 20 and due on Tue, Mar 31. */
const claims = { open: '', inTime: '', late: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves', { countsCutiBersamaAsOff: false })
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['CODE-NUMBER-1', 'CODE-NUMBER-2'])
  for (const name of ['open', 'inTime', 'late'] as const) claims[name] = await redeemOwn(desk)
  desk.at('2026-03-17T02:00:00Z')
  await approve(supervisor, claims.inTime)
  desk.at('2026-04-02T02:00:00Z')
  await approve(supervisor, claims.late)
})

async function openClock(number: string, on: string) {
  app.desk.at(`${on}T05:00:00Z`)
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await screen.findByRole('heading', { name: number })
  await user.keyboard('c')
  const sheet = await screen.findByRole('dialog', { name: 'Review clock, day by day' })
  await within(sheet).findByRole('table')
  return { user, sheet: within(sheet) }
}

test('a clock says first when it is due and how far it is, and folds what is over', async () => {
  const { user, sheet } = await openClock(claims.open, '2026-03-26')
  sheet.getByText('Due Tue, Mar 31: 4 working days left; today is day 11')
  expect(sheet.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'Thu, Mar 26Working day 11today',
    'Fri, Mar 27Working day 12',
    'Sat, Mar 28Weekend',
    'Sun, Mar 29Weekend',
    'Mon, Mar 30Working day 13',
    'Tue, Mar 31Working day 14due',
  ])
  expect(sheet.getByRole('row', { current: 'date' })).toHaveTextContent('Mar 26')
  await user.click(sheet.getByRole('button', { name: 'Show 16 past days' }))
  expect(sheet.getByText('Received').closest('tr')).toHaveTextContent('Tue, Mar 10')
  await user.click(sheet.getByRole('button', { name: 'Hide past days' }))
  expect(sheet.queryByText('Received')).toBeNull()
})

test.each([
  ['2026-03-10', 'Due Tue, Mar 31: 14 working days left; received today'],
  ['2026-03-28', 'Due Tue, Mar 31: 2 working days left; today is not a working day'],
  ['2026-03-31', 'Due today, Tue, Mar 31; today is day 14'],
  ['2026-04-02', 'Was due Tue, Mar 31: 2 working days late; today is day 16'],
])('on %s it says “%s”', async (on, words) => {
  const { sheet } = await openClock(claims.open, on)
  sheet.getByText(words)
  const today = sheet.getByRole('row', { current: 'date' })
  expect(today).toHaveTextContent('today')
  expect(sheet.getByText('Working day 14').closest('tr')).toHaveTextContent(/due$/)
})

test('a decided clock says how it was kept, and marks no day as today', async () => {
  const inTime = await openClock(claims.inTime, '2026-03-26')
  inTime.sheet.getByText(/^Decided Mar 17, 2026, \d\d:\d\d, on day 5$/)
  expect(inTime.sheet.getByText('Working day 5').closest('tr')).toHaveTextContent('decided')
  expect(inTime.sheet.queryByRole('row', { current: 'date' })).toBeNull()
})

test('a clock that was decided late says by how much', async () => {
  const { sheet } = await openClock(claims.late, '2026-04-10')
  sheet.getByText(/^Decided Apr 2, 2026, \d\d:\d\d, on day 16, 2 working days late$/)
})
