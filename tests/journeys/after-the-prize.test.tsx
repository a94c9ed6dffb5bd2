import { signOff } from '../support/sign-offs.ts'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { releaseStart } from '../../contract/releases.ts'
import { appTest } from '../support/app.tsx'
import { approve, loadCodes, mailsOf, readClaim, redeemOwn } from '../support/acts.ts'
import { askReplacement, readPrize } from '../support/prizes.ts'
import { runReleases } from '../../server/prizes/run-releases.ts'
import { shipmentDesk } from '../../server/shipments/desk.ts'

const claims = { issued: '', replaced: '', held: '' }
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', { name: 'Work Smart Sale', release: 'after_end' })
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['STEAM-AAAA-1111', 'STEAM-BBBB-2222', 'STEAM-CCCC-3'])
  await loadCodes(supervisor, 'held', ['HELD-AAAA-4444'])
  claims.issued = await redeemOwn(desk)
  claims.replaced = await redeemOwn(desk)
  claims.held = await redeemOwn(desk, { promotion: 'held' })
  for (const number of Object.values(claims)) await approve(supervisor, number)
  await approve(supervisor, await redeemOwn(desk, { promotion: 'held' }))
  desk.at('2026-04-02T02:00:00Z')
})

async function openSheet(number: string, role: 'agent' | 'supervisor') {
  const opened = await app.open(`/prizes?open=${number}`, role)
  const sheet = within(await screen.findByRole('dialog'))
  await sheet.findByText('Open claim')
  return { ...opened, sheet }
}

test('a code is revealed after a reason, hides itself, and is nowhere afterwards', async () => {
  const { user, sheet } = await openSheet(claims.issued, 'supervisor')
  await user.click(sheet.getByRole('button', { name: 'Reveal' }))
  await user.type(sheet.getByRole('textbox', { name: /^Reason/ }), 'Read it out on the phone')
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await user.click(sheet.getByRole('button', { name: 'Show code for 30 seconds' }))
  expect(await sheet.findByText('STEAM-AAAA-1111')).toBeVisible()
  await act(async () => {
    vi.advanceTimersByTime(31_000)
  })
  vi.useRealTimers()
  expect(await sheet.findByText('The code is hidden again.')).toBeVisible()
  expect(document.body).not.toHaveTextContent('AAAA')
  const { history } = await readClaim(await app.desk.as('agent'), claims.issued)
  expect(history[0]).toMatchObject({ details: { because: 'Read it out on the phone' } })
})

test('an agent sends the same code again, and to no other address', async () => {
  const { user, sheet } = await openSheet(claims.issued, 'agent')
  expect(sheet.queryByRole('button', { name: 'Reveal' })).toBeNull()
  await user.click(sheet.getByRole('button', { name: 'Send again' }))
  expect(sheet.getByRole('textbox', { name: /^Send to/ })).toBeDisabled()
  await user.type(sheet.getByRole('textbox', { name: /^Reason/ }), 'Deleted it')
  await user.click(sheet.getByRole('button', { name: 'Send same code again' }))
  expect(await screen.findByText(`${claims.issued}: code sent again.`)).toBeVisible()
  const mails = await mailsOf(await app.desk.as('agent'), claims.issued)
  expect(mails.filter(({ kind }) => kind === 'approved_code')).toHaveLength(2)
})

test('a supervisor sends it to another address, and a wrong one is told at its field', async () => {
  const { user, sheet } = await openSheet(claims.issued, 'supervisor')
  await user.click(sheet.getByRole('button', { name: 'Send again' }))
  const email = sheet.getByRole('textbox', { name: /^Send to/ })
  await user.clear(email)
  await user.type(email, 'siti.new@example.com')
  await user.type(sheet.getByRole('textbox', { name: /^Reason/ }), 'Asked by phone')
  await user.click(sheet.getByRole('button', { name: 'Send same code again' }))
  await screen.findByText(`${claims.issued}: requested. A second person has to sign this off.`)
  await signOff(await app.desk.as('agent'), 'code_redirected')
  const prize = await readPrize(await app.desk.as('agent'), claims.issued)
  expect(prize.email).toBe('siti.new@example.com')
})

test('a replacement is asked for, and confirmed by somebody else only', async () => {
  const { user, sheet, me } = await openSheet(claims.replaced, 'supervisor')
  await user.click(sheet.getByRole('button', { name: 'Replace' }))
  await user.type(sheet.getByRole('textbox', { name: /^Reason/ }), 'Used up already')
  await user.click(sheet.getByRole('button', { name: 'Request replacement' }))
  await screen.findByText(
    `${claims.replaced}: replacement requested. A second person has to confirm it.`,
  )

  cleanup()
  const own = await app.openAs(me, '/prizes/releases?view=replacements')
  expect(await screen.findByText('A colleague has to confirm yours.')).toBeVisible()
  expect(own.me).toBe(me)
  expect(screen.queryByRole('button', { name: /^Confirm the replacement/ })).toBeNull()

  cleanup()
  const other = await app.open('/prizes/releases?view=replacements', 'supervisor')
  await other.user.click(
    await screen.findByRole('button', { name: `Confirm the replacement for ${claims.replaced}` }),
  )
  expect(await screen.findByText(`${claims.replaced}: replacement confirmed.`)).toBeVisible()
  expect(await readPrize(await app.desk.as('agent'), claims.replaced)).toMatchObject({
    state: 'issued',
    codeLast4: 'CCC3',
  })
})

test('a replacement can be refused', async () => {
  await askReplacement(await app.desk.as('agent'), claims.issued)
  const { user } = await app.open('/prizes/releases?view=replacements', 'supervisor')
  expect(await screen.findByRole('table', { name: 'Replacements to confirm' })).toBeVisible()
  await user.click(
    await screen.findByRole('button', { name: `Refuse the replacement for ${claims.issued}` }),
  )
  expect(await screen.findByText(`${claims.issued}: replacement refused.`)).toBeVisible()
  expect(await screen.findByText('No replacements are waiting for a second person.')).toBeVisible()
})

test('replacements that cannot be loaded are no reason to think that there are none', async () => {
  app.intercept.before = async ({ url }) =>
    url.endsWith('/api/replacements') ? Response.error() : undefined
  await app.open('/prizes/releases?view=replacements', 'supervisor')
  expect(await screen.findByText('Replacements could not be loaded.')).toBeVisible()
  expect(screen.queryByText('Nothing to confirm')).toBeNull()
})

test('a release is rehearsed, begun, and shows how far it is', async () => {
  const { user } = await app.open('/prizes/releases', 'supervisor')
  await user.click(
    await screen.findByRole('button', { name: 'Preview release of Work Smart Sale' }),
  )
  const sheet = within(
    await screen.findByRole('dialog', { name: 'Release preview: Work Smart Sale' }),
  )
  const prizes = within(await sheet.findByRole('table', { name: 'Prize' }))
  expect(prizes.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
    'Digital Code IDR 500.000',
    '2',
    '1',
    '1',
  ])
  await user.click(sheet.getByText('Order of release'))
  expect(sheet.getByText('waits for a code')).toBeVisible()
  await user.click(sheet.getByRole('button', { name: 'Mail 1 now, 1 waits' }))
  expect(await screen.findByText('Release started.')).toBeVisible()
  expect(await screen.findByText('0 of 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Pause' }))
  expect(await screen.findByText('Release paused.')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Resume' }))
  await screen.findByText('The release is running again.')
  await runReleases({ ...app.desk.ports, shipmentDesk })
  await waitFor(() => expect(screen.getByText('2 of 2')).toBeVisible())
  expect((await readPrize(await app.desk.as('agent'), claims.held)).state).toBe('issued')
})

test('a release whose starter may release no more says why it is paused', async () => {
  const { desk } = app
  const starter = await desk.as('supervisor')
  await approve(await desk.as('agent'), await redeemOwn(desk, { promotion: 'held' }))
  await starter.call(releaseStart, {
    params: { id: 'held' },
    body: { count: 1 },
    idempotencyKey: crypto.randomUUID(),
  })
  await desk.database
    .updateTable('staff')
    .set({ name: 'Gone Supervisor', roles: JSON.stringify([]) })
    .where('id', '=', starter.id)
    .execute()
  await runReleases({ ...desk.ports, shipmentDesk })
  const { user } = await app.open('/prizes/releases', 'supervisor')
  const why =
    'Gone Supervisor can no longer release prizes. Resume to release the rest in your name.'
  expect(await screen.findByText(why)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Resume' }))
  await waitFor(() => expect(screen.queryByText(why)).toBeNull())
})
