import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { appTest } from '../support/app.tsx'
import { approve, askAgain, decline, redeemOwn } from '../support/acts.ts'
import { initialsOf } from '../../src/claims/WhoMark.tsx'
import { siti } from '../support/factories.ts'

/** Every number by what became of its claim. The deadlines of March 10: one is over, one is near. */
const claims = { overdue: '', dueSoon: '', fresh: '', asked: '', approved: '', declined: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('spring', { name: 'Spring Special Plus', regions: ['FR'] })
  desk.at('2026-02-02T02:00:00Z')
  claims.overdue = await redeemOwn(desk, { recipient: { ...siti, firstName: 'Dewi' } })
  desk.at('2026-02-26T02:00:00Z')
  claims.dueSoon = await redeemOwn(desk)
  desk.at('2026-03-10T02:00:00Z')
  const supervisor = await desk.as('supervisor')
  claims.asked = await redeemOwn(desk)
  await askAgain(supervisor, claims.asked)
  claims.approved = await redeemOwn(desk)
  await approve(supervisor, claims.approved)
  claims.declined = await redeemOwn(desk)
  await decline(supervisor, claims.declined)
  claims.fresh = await redeemOwn(desk)
})

const rowOf = async (number: string) => {
  const link = await screen.findByRole('link', { name: new RegExp(number) })
  return link.closest<HTMLElement>('[role="row"]') ?? expect.fail(`${number} is in no row`)
}

/** Numbers of the rows, from top to bottom. */
const rows = () => screen.getAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent)

test('the queue opens with what is to be reviewed, the most urgent first', async () => {
  await app.open('/queue', 'agent')
  await rowOf(claims.fresh)
  expect(rows()).toEqual([claims.overdue, claims.dueSoon, claims.fresh])
  expect(screen.getByText('3 claims · End of list')).toBeVisible()
})

test('each view says how many claims stand in it, and shows them', async () => {
  const { user } = await app.open('/queue', 'agent')
  const views = await screen.findByRole('navigation', { name: 'Queue' })
  const expected = {
    'To review 3': [claims.overdue, claims.dueSoon, claims.fresh],
    'Overdue 1': [claims.overdue],
    'Due soon 1': [claims.dueSoon],
    'No answer yet 1': [claims.asked],
    'Approved 1': [claims.approved],
    'Declined 1': [claims.declined],
  }
  for (const [name, numbers] of Object.entries(expected)) {
    await user.click(await within(views).findByRole('button', { name }))
    await waitFor(() => expect(rows()).toEqual(numbers))
    expect(within(views).getByRole('button', { name })).toHaveAttribute('aria-current', 'true')
  }
  await user.click(within(views).getByRole('button', { name: 'All 6' }))
  await waitFor(() => expect(rows()).toHaveLength(6))
  await user.click(within(views).getByRole('button', { name: 'Mine 0' }))
  expect(await screen.findByText('No claims in this view.')).toBeVisible()
})

test('a row says what one chooses a claim by', async () => {
  await app.open('/queue', 'agent')
  const cells = within(await rowOf(claims.overdue)).getAllByRole('cell')
  expect(cells.map((cell) => cell.textContent)).toEqual([
    // The box with which it is chosen.
    '',
    expect.stringMatching(/^\d+ d late$/),
    claims.overdue,
    // Its pictures are still being read, which is a sign.
    '',
    'Dewi Rahayu',
    'Modern AM242 1M',
    expect.stringMatching(/^BA3T0194/),
    'Smart Moves, Smarter Work',
    'ID',
    '1',
    // Nobody has it.
    '',
    expect.stringMatching(/^Feb \d, \d\d:\d\d$/),
  ])
})

test('a claim that a colleague is at says so, and who it is', async () => {
  const colleague = await app.desk.as('agent')
  const { holder } = await colleague.call(claimTake, { params: { number: claims.dueSoon } })
  await app.open('/queue', 'agent')
  const row = await rowOf(claims.dueSoon)
  const mark = within(row).getByRole('img', { name: `${holder.name} is reviewing this` })
  expect(mark).toHaveTextContent(initialsOf(holder.name))
  const signs = within(await rowOf(claims.fresh)).getAllByRole('img')
  expect(signs.map((sign) => sign.getAttribute('aria-label'))).toEqual([
    'The pictures are still being read.',
  ])
})

test('its deadline is told in days, and its date on pointing at it', async () => {
  await app.open('/queue', 'agent')
  const late = within(await rowOf(claims.overdue)).getByText(/^\d+ d late$/)
  expect(late.parentElement).toHaveAttribute(
    'title',
    expect.stringMatching(/^Due .*2026 · Overdue/),
  )
  expect(within(await rowOf(claims.fresh)).getByText(/^\d+ d left$/)).toBeVisible()
})

test('the state has a column only where it differs', async () => {
  const { go } = await app.open('/queue', 'agent')
  await rowOf(claims.fresh)
  expect(screen.queryByRole('columnheader', { name: 'State' })).not.toBeInTheDocument()
  await go('/queue?view=all')
  expect(await screen.findByRole('columnheader', { name: 'State' })).toBeVisible()
  expect(within(await rowOf(claims.declined)).getByText('Declined')).toBeVisible()
})

test('decided claims say when and by whom, the newest decision first', async () => {
  app.desk.at('2026-03-11T02:00:00Z')
  const budi = await app.desk.as('supervisor')
  const first = await redeemOwn(app.desk)
  app.desk.at('2026-03-12T02:00:00Z')
  const second = await redeemOwn(app.desk)
  await approve(budi, second)
  app.desk.at('2026-03-13T02:00:00Z')
  await approve(budi, first)
  const { go } = await app.open('/queue?view=approved', 'agent')
  const row = within(await rowOf(first))
  expect(rows()).toEqual([first, second, claims.approved])
  expect(screen.queryByRole('columnheader', { name: 'Due' })).not.toBeInTheDocument()
  expect(row.getByText(/^Mar 13, 2026, \d\d:\d\d$/)).toBeVisible()
  expect(row.getByRole('img', { name: /^Decided by / })).toBeVisible()
  expect(screen.getByRole('combobox', { name: 'Order' })).toHaveValue('decided')
  await go('/queue?view=approved&order=due')
  await waitFor(() => expect(rows()).toEqual([claims.approved, first, second]))
})

test('a queue that cannot be loaded says why, and can be tried again', async () => {
  app.intercept.before = async (request) =>
    new URL(request.url).pathname === '/api/claims' ? Response.error() : undefined
  const { user } = await app.open('/queue', 'agent')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The queue could not be loaded.')
  expect(alert).toHaveTextContent('The server did not answer.')
  app.intercept.before = null
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await rowOf(claims.fresh)
})

test('an error of ours says what it is called when asking for help', async () => {
  app.intercept.before = async (request) =>
    new URL(request.url).pathname === '/api/claims'
      ? Response.json(
          {
            type: 'urn:redeem-desk:problem:internal_error',
            id: 'internal_error',
            title: 'Something went wrong on our side',
            status: 500,
            instance: 'req-4711',
          },
          { status: 500, headers: { 'content-type': 'application/problem+json' } },
        )
      : undefined
  await app.open('/queue', 'agent')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent(
    'Something went wrong on our side and nothing was changed. Try again.',
  )
  expect(alert).toHaveTextContent('Reference req-4711')
})

test('work that is done is told apart from a filter that leaves nothing', async () => {
  const { user, address } = await app.open('/queue?region=FR&view=overdue', 'agent')
  expect(await screen.findByText('No claims match these filters.')).toBeVisible()
  const empty = screen.getByText('Nothing here').closest<HTMLElement>('[role="status"]')
  await user.click(
    within(empty ?? expect.fail('says nothing')).getByRole('button', { name: 'Clear filters' }),
  )
  await rowOf(claims.overdue)
  expect(address()).toBe('/queue?view=overdue')
})
