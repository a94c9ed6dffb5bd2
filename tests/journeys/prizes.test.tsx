import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { prizeRead, prizeRelease } from '../../contract/prizes.ts'
import { appTest } from '../support/app.tsx'
import { approve, loadCodes, redeemOwn } from '../support/acts.ts'
import { physicalPrize } from '../support/factories.ts'

const claims = { issued: '', awaiting: '', held: '', physical: '', running: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', { name: 'Work Smart Sale', release: 'after_end' })
  await desk.addPromotion('running', {
    release: 'after_end',
    purchaseTo: '2026-12-31',
    redeemUntil: '2026-12-31',
  })
  await desk.addPromotion('physical', { prizes: [physicalPrize] })
  const supervisor = await desk.as('supervisor')
  await loadCodes(supervisor, 'smart-moves', ['STEAM-AAAA-1111'])
  claims.issued = await redeemOwn(desk)
  claims.awaiting = await redeemOwn(desk)
  claims.held = await redeemOwn(desk, { promotion: 'held' })
  claims.running = await redeemOwn(desk, { promotion: 'running' })
  claims.physical = await redeemOwn(desk, { promotion: 'physical' })
  for (const number of Object.values(claims)) await approve(supervisor, number)
  desk.at('2026-04-01T02:00:00Z')
})

const linkOf = (number: string) => screen.findByRole('link', { name: new RegExp(`^${number}`) })
const rowOf = async (number: string) =>
  (await linkOf(number)).closest<HTMLElement>('[role="row"]') ?? expect.fail('in no row')
const rows = () =>
  screen.queryAllByRole('link', { name: /^R-\d+,/ }).map((link) => link.textContent)

test('each view shows the prizes that stand there, and the address keeps it', async () => {
  const { user, address } = await app.open('/prizes', 'agent')
  await waitFor(() => expect(rows()).toHaveLength(5))
  const views = within(screen.getByRole('navigation', { name: 'Prizes' }))
  await user.click(await views.findByRole('button', { name: 'Held 2' }))
  await waitFor(() => expect(rows()).toEqual([claims.held, claims.running]))
  expect(address()).toBe('/prizes?state=held')
  await user.click(views.getByRole('button', { name: 'Waiting for a code 1' }))
  await waitFor(() => expect(rows()).toEqual([claims.awaiting]))
  await user.click(views.getByRole('button', { name: 'In dispatch 1' }))
  await waitFor(() => expect(rows()).toEqual([claims.physical]))
  await user.click(views.getByRole('button', { name: 'Code mailed 1' }))
  expect(await rowOf(claims.issued)).toHaveTextContent('code ending in 1111')
  expect(document.body).not.toHaveTextContent('AAAA')
})

test('a prize is found by its claim, and leads to it', async () => {
  const { user } = await app.open(`/prizes?q=${claims.held}`, 'agent')
  await waitFor(() => expect(rows()).toEqual([claims.held]))
  await user.keyboard('j{Enter}')
  expect(await screen.findByRole('heading', { name: claims.held })).toBeVisible()
  const card = await screen.findByRole('region', { name: 'Prize' })
  expect(card).toHaveTextContent('Held · Can be released from Apr 1, 2026')
})

test('a supervisor releases a held prize once its promotion is over, and not before', async () => {
  const { user } = await app.open('/prizes?state=held', 'supervisor')
  const release = await screen.findByRole('button', {
    name: `Release prize for ${claims.held}`,
  })
  const running = await rowOf(claims.running)
  expect(running).toHaveTextContent('from Jan 1, 2027')
  expect(within(running).queryByRole('button')).toBeNull()
  await user.click(release)
  expect(
    await screen.findByText(
      `${claims.held}: released. There are no codes in stock, so the prize is waiting for one.`,
    ),
  ).toBeVisible()
  await waitFor(() => expect(rows()).toEqual([claims.running]))
  expect(screen.getByRole('button', { name: 'Waiting for a code 2' })).toBeVisible()
})

test('an agent reads which prizes are held and releases none', async () => {
  await app.open('/prizes', 'agent')
  await rowOf(claims.running)
  expect(screen.queryByRole('button', { name: /^Release/ })).toBeNull()
})

test('a release whose request was lost goes again with the same key, and happens once', async () => {
  const number = await redeemOwn(app.desk, { promotion: 'held' })
  await approve(await app.desk.as('supervisor'), number)
  const keys: (string | null)[] = []
  app.intercept.before = async ({ url, headers }) => {
    if (!url.endsWith('/release')) return
    keys.push(headers.get('idempotency-key'))
    return keys.length === 1 ? Response.error() : undefined
  }
  const { user } = await app.open('/prizes?state=held', 'supervisor')
  const name = `Release prize for ${number}`
  await user.click(await screen.findByRole('button', { name }))
  await screen.findByText(
    `${number}: released. There are no codes in stock, so the prize is waiting for one.`,
  )
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('a release that a colleague was quicker with says so, and the list is right again', async () => {
  const number = await redeemOwn(app.desk, { promotion: 'held' })
  await approve(await app.desk.as('supervisor'), number)
  const { user } = await app.open('/prizes?state=held', 'supervisor')
  const release = await screen.findByRole('button', { name: `Release prize for ${number}` })
  const rival = await app.desk.as('supervisor')
  const { version } = await rival.call(prizeRead, { params: { number } })
  await rival.call(prizeRelease, {
    params: { number },
    version,
    idempotencyKey: 'the-rival-releases-it',
  })
  await user.click(release)
  expect(
    await screen.findByText(
      'Someone changed this claim while you were reading it. Reload to see what changed.',
    ),
  ).toBeVisible()
  expect(screen.getByText(/^supervisor \d+: Prize released/)).toBeVisible()
  await waitFor(() => expect(rows()).not.toContain(number))
})

test('prizes that cannot be loaded say why, and can be tried again', async () => {
  app.intercept.before = async ({ url }) =>
    new URL(url).pathname === '/api/prizes' ? Response.error() : undefined
  const { user } = await app.open('/prizes', 'agent')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The prizes could not be loaded.')
  app.intercept.before = null
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await rowOf(claims.issued)
})
