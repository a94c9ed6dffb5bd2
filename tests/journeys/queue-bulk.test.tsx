import { screen, waitFor, within } from '@testing-library/react'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { claimHold } from '../../contract/claim-work.ts'
import { expectAccessibleHere } from '../support/accessible.ts'
import { approve, readClaim, redeemOwn } from '../support/acts.ts'
import { appTest, type Opened } from '../support/app.tsx'
import { manyClaims } from '../support/many-claims.ts'

const app = appTest(async (desk) => desk.addPromotion('smart-moves'))

/** Claims of one test alone, the most urgent first; their product tells them from all others. */
let claims: string[] = []
let product = ''
let made = 0
beforeEach(async () => {
  made += 1
  product = `Marker${String.fromCodePoint(0x60 + made)}`
  claims = []
  for (let n = 0; n < 3; n++) {
    claims.push(await redeemOwn(app.desk, { recipient: { lastName: product }, registration: {} }))
  }
})

const boxOf = (number = '') => screen.findByRole('checkbox', { name: `Select ${number}` })
const bar = () => screen.findByRole('toolbar', { name: 'Selected claims' })

async function openQueue(role: 'agent' | 'supervisor' = 'agent', more = ''): Promise<Opened> {
  const opened = await app.open(`/queue?q=${encodeURIComponent(product)}${more}`, role)
  await boxOf(claims[2])
  return opened
}

test('X chooses a row, Shift with an arrow chooses on, and Escape lets all go', async () => {
  const { user } = await openQueue()
  await user.keyboard('jx')
  expect(await boxOf(claims[0])).toBeChecked()
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
  expect(within(await bar()).getByRole('status')).toHaveTextContent('2 claims selected')
  await user.keyboard('x')
  expect(await boxOf(claims[1])).not.toBeChecked()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull())
})

test.each([
  ['t', /^Tag 2 claims/],
  ['h', /^Hold 2 claims/],
])('Escape closes the sheet of %s alone, and the rows stay chosen', async (key, name) => {
  const { user } = await openQueue()
  await user.keyboard('jxjx')
  await bar()
  await user.keyboard(key)
  const sheet = await screen.findByRole('dialog', { name })
  await waitFor(() => expect(sheet).toContainElement(document.activeElement as HTMLElement))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(within(await bar()).getByRole('status')).toHaveTextContent('2 claims selected')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull())
})

test('a click chooses one, a click with Shift all up to it, the box above all of them', async () => {
  const { user } = await openQueue()
  await user.click(await boxOf(claims[0]))
  await user.keyboard('{Shift>}')
  await user.click(await boxOf(claims[2]))
  await user.keyboard('{/Shift}')
  expect(await boxOf(claims[1])).toBeChecked()
  const all = screen.getByRole('checkbox', { name: 'Select all shown' })
  expect(all).toBeChecked()
  await user.click(all)
  expect(await boxOf(claims[1])).not.toBeChecked()
})

test('tags are added by keyboard alone, and then stand in the row, the filter and the history', async () => {
  const { user, address } = await openQueue()
  await user.keyboard('jx{Shift>}{ArrowDown}{/Shift}')
  await bar()
  await user.keyboard('t')
  const sheet = await screen.findByRole('dialog', { name: 'Tag 2 claims' })
  await waitFor(() => expect(within(sheet).getByLabelText('Add tags')).toHaveFocus())
  await user.keyboard('Call back{Enter}')
  await user.click(within(sheet).getByRole('button', { name: 'Apply to 2 claims' }))
  expect(await within(sheet).findByText('Done for all 2 claims.')).toBeVisible()
  await user.click(within(sheet).getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull())
  expect(await screen.findAllByTitle('call back')).toHaveLength(2)
  const filter = await screen.findByRole('combobox', { name: 'Tag' })
  await user.selectOptions(filter, 'call back')
  await waitFor(() => expect(address()).toContain('tag=call+back'))
  await waitFor(() => expect(screen.getAllByRole('link', { name: /^R-/ })).toHaveLength(2))
})

test('each claim is told what became of it, and what was refused stays chosen', async () => {
  const colleague = await app.desk.as('agent')
  await colleague.call(claimTake, { params: { number: claims[0] ?? '' } })
  const { user } = await openQueue('supervisor')
  await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
  await approve(await app.desk.as('agent'), claims[1] ?? '')
  await bar()
  await user.keyboard('h')
  const sheet = await screen.findByRole('dialog', { name: 'Hold 3 claims' })
  await user.type(within(sheet).getByLabelText(/^Until/), '2026-03-20')
  await user.type(within(sheet).getByRole('textbox', { name: /^Reason/ }), 'The shop is asked')
  await user.click(within(sheet).getByRole('button', { name: 'Apply to 3 claims' }))
  expect(await within(sheet).findByText('1 done, 0 unchanged, 2 refused')).toBeVisible()
  expect(within(sheet).getByText(/^Refused: agent \d+ is reviewing this claim\.$/)).toBeVisible()
  expect(
    within(sheet).getByText(
      'Refused: Someone changed this claim while you were reading it. Reload to see what changed.',
    ),
  ).toBeVisible()
  await expectAccessibleHere()
  await user.click(within(sheet).getByRole('button', { name: 'Done' }))
  expect(within(await bar()).getByRole('status')).toHaveTextContent('2 claims selected')
})

test('a date that a colleague chose is changed only when that is meant', async () => {
  const colleague = await app.desk.as('agent')
  const version = 1
  const body = { until: '2026-03-19', because: 'The shop is closed' }
  await colleague.call(claimHold, { params: { number: claims[0] ?? '' }, version, body })
  const { user } = await openQueue('supervisor', '&view=all')
  await user.click(screen.getByRole('checkbox', { name: 'Select all shown' }))
  await bar()
  await user.keyboard('h')
  const sheet = await screen.findByRole('dialog', { name: 'Hold 3 claims' })
  await user.type(within(sheet).getByLabelText(/^Until/), '2026-03-20')
  await user.type(within(sheet).getByRole('textbox', { name: /^Reason/ }), 'The shop is asked')
  expect(within(sheet).queryByRole('checkbox')).toBeNull()
  await user.click(within(sheet).getByRole('button', { name: 'Apply to 3 claims' }))
  expect(await within(sheet).findByText('2 done, 0 unchanged, 1 refused')).toBeVisible()
  expect(within(sheet).getByText(/^Refused: agent \d+ chose the date of its hold\.$/)).toBeVisible()
  await user.click(within(sheet).getByRole('button', { name: 'Send again' }))
  await user.click(
    within(sheet).getByRole('checkbox', { name: 'Also change holds whose date others chose' }),
  )
  await user.click(within(sheet).getByRole('button', { name: 'Apply to 1 claim' }))
  expect(await within(sheet).findByText('Done.')).toBeVisible()
  expect((await readClaim(colleague, claims[0] ?? '')).hold?.until).toBe('2026-03-20')
})

test('an answer that was lost is asked for again with the same key, and nothing is done twice', async () => {
  const { user } = await openQueue('supervisor')
  await user.keyboard('jx')
  await bar()
  await user.keyboard('a')
  const sheet = await screen.findByRole('dialog', { name: 'Assign 1 claim' })
  const keys: (string | null)[] = []
  app.intercept.before = async (request) => {
    if (!request.url.endsWith('/api/claims/bulk')) return
    keys.push(request.headers.get('idempotency-key'))
    if (keys.length > 1) return
    await app.desk.api(request)
    return Response.error()
  }
  const send = within(sheet).getByRole('button', { name: 'Apply to 1 claim' })
  await user.click(send)
  expect(await within(sheet).findByRole('status')).toHaveTextContent(/unchanged|Done/)
  expect(new Set(keys).size).toBe(1)
  const { version } = await readClaim(await app.desk.as('agent'), claims[0] ?? '')
  expect(version).toBeLessThanOrEqual(2)
})

test('an agent tags and puts off, and assigns nothing; an auditor chooses nothing', async () => {
  const { user } = await openQueue()
  await user.keyboard('jx')
  const tools = await bar()
  expect(within(tools).queryByRole('button', { name: /^Assign/ })).toBeNull()
  expect(within(tools).getByRole('button', { name: /^Hold/ })).toBeVisible()
  await expectAccessibleHere()
})

test('whoever decides nothing chooses nothing', async () => {
  await app.open('/queue', 'auditor')
  await screen.findAllByRole('link', { name: /^R-/ })
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('every claim that matches is selected, and what happened to each is said', async () => {
  // More than are listed at once.
  const promotion = 'more-than-listed'
  await app.desk.addPromotion(promotion)
  await manyClaims(app.desk, 259, { promotion })
  const { user } = await app.open(`/queue?promotion=${promotion}`, 'agent')
  await screen.findAllByRole('checkbox', { name: /^Select R-/ })
  await user.keyboard('jx')
  await user.click(await screen.findByRole('button', { name: /^Select all 260/ }))
  await waitFor(async () =>
    expect(within(await bar()).getByRole('status')).toHaveTextContent('260 claims selected'),
  )
  expect(screen.queryByRole('button', { name: /^Select all/ })).toBeNull()
  await user.keyboard('t')
  const sheet = within(await screen.findByRole('dialog', { name: 'Tag 260 claims' }))
  await user.type(sheet.getByLabelText(/^Add tags/), 'regional{Enter}')
  await user.click(sheet.getByRole('button', { name: 'Apply to 260 claims' }))
  expect(await sheet.findByRole('status')).toHaveTextContent('Done for all 260 claims.')
  const tagged = await app.desk.database
    .selectFrom('claims')
    .select('number')
    .where('tags', '@>', sql<string[]>`array['regional']`)
    .execute()
  expect(tagged).toHaveLength(260)
})

/** Tags the first two rows by keyboard, and closes what tells of it. */
async function tagTwo({ user }: Opened, word: string): Promise<HTMLElement> {
  await user.keyboard('jx{Shift>}{ArrowDown}{/Shift}')
  await bar()
  await user.keyboard('t')
  const sheet = await screen.findByRole('dialog', { name: 'Tag 2 claims' })
  await waitFor(() => expect(within(sheet).getByLabelText('Add tags')).toHaveFocus())
  await user.keyboard(`${word}{Enter}`)
  await user.click(within(sheet).getByRole('button', { name: 'Apply to 2 claims' }))
  await within(sheet).findByText('Done for all 2 claims.')
  await waitFor(() => expect(within(sheet).getByRole('button', { name: 'Done' })).toHaveFocus())
  await user.keyboard('{Enter}')
  return screen.findByRole('group', { name: 'Last bulk action' })
}

test('the last bulk action is undone by a key, and the history says that it was', async () => {
  const opened = await openQueue()
  const last = await tagTwo(opened, 'mistaken')
  expect(within(last).getByText('Tags changed on 2 claims.')).toBeVisible()
  expect(await screen.findAllByTitle('mistaken')).toHaveLength(2)
  await expectAccessibleHere()
  await opened.user.keyboard('z')
  expect(await within(last).findByText('Undone for 2 claims.')).toBeVisible()
  await waitFor(() => expect(screen.queryByTitle('mistaken')).toBeNull())
  expect(within(last).queryByRole('button', { name: /^Undo/ })).toBeNull()
  await opened.go(`/claims/${claims[0]}`)
  await screen.findByRole('heading', { name: claims[0] ?? '' })
  await opened.user.keyboard('h')
  expect(await screen.findByText('Tags changed (undo)')).toBeVisible()
})

test('what a colleague changed since is left, and named with the reason', async () => {
  const opened = await openQueue()
  const last = await tagTwo(opened, 'early')
  await approve(await app.desk.as('agent'), claims[0] ?? '')
  await opened.user.click(within(last).getByRole('button', { name: /^Undo/ }))
  const told = await screen.findByRole('dialog', { name: 'Undo' })
  expect(within(told).getByText('1 done, 0 unchanged, 1 refused')).toBeVisible()
  expect(within(told).getByText(claims[0] ?? '')).toBeVisible()
  expect(within(told).queryByRole('button', { name: 'Send again' })).toBeNull()
  await opened.user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByRole('group', { name: 'Last bulk action' })).toBeNull()
  expect((await readClaim(await app.desk.as('agent'), claims[0] ?? '')).tags).toEqual(['early'])
})
