import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { appTest, readyToDecide } from '../support/app.tsx'
import { askAgain, readClaim, redeemAgain, redeemOwn } from '../support/acts.ts'

const claims = { one: '', other: '' }

const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  claims.one = await redeemOwn(desk)
  claims.other = await redeemOwn(desk)
})

/** The other window, played by the test. */
let channel: BroadcastChannel
let heard: { says: string; [key: string]: unknown }[] = []
beforeEach(() => {
  heard = []
  channel = new BroadcastChannel('redeem-desk.pictures')
  channel.addEventListener('message', ({ data }) => heard.push(data))
})
afterEach(() => channel.close())

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no such argument
const say = (message: object) => act(async () => channel.postMessage(message))
const notice = () => screen.findByText('The pictures are in the second window.')

/** The SHA-256 of every picture with which a claim opens. */
async function picturesOf(number: string): Promise<string[]> {
  const claim = await readClaim(await app.desk.as('agent'), number)
  return (claim.attempts[0]?.documents ?? []).map(({ pages }) => pages[0]?.sha256 ?? '')
}

/** What the second window said last that it shows, in any order: whichever picture came first. */
function lastShown() {
  const last = heard.at(-1)
  const shown = last?.says === 'showing' ? last['shown'] : null
  return Array.isArray(shown) ? { claim: last?.['claim'], shown: shown.toSorted() } : null
}

test('W opens the claim’s pictures in a window of their own', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(window)
  const { user } = await app.open(`/claims/${claims.one}?view=all&p=invoice`, 'agent')
  await screen.findByRole('heading', { name: claims.one })
  await user.keyboard('w')
  const address = `/claims/${claims.one}/pictures`
  expect(opened).toHaveBeenCalledWith(address, 'redeem-desk-pictures', expect.any(String))
})

test('a browser that keeps the window from opening is named', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  const { user } = await app.open(`/claims/${claims.one}`, 'agent')
  await readyToDecide()
  await user.click(screen.getAllByRole('button', { name: 'More tools' })[0] ?? expect.fail())
  await user.click(await screen.findByRole('button', { name: /^Second window/ }))
  expect(await screen.findByText(/The browser blocked the window/)).toBeVisible()
})

test('what the second window shows counts, and stays seen when it closes', async () => {
  await app.open(`/claims/${claims.one}?p=invoice`, 'agent')
  await screen.findByText(/View both pictures of the latest attempt/)
  const shown = await picturesOf(claims.one)
  await say({ says: 'showing', claim: claims.one, shown: [] })
  await notice()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await say({ says: 'showing', claim: claims.one, shown })
  await readyToDecide()
  await say({ says: 'gone' })
  await waitFor(() =>
    expect(screen.queryByText(/The pictures are in the second window/)).toBeNull(),
  )
  await readyToDecide()
})

test('while the second window shows the pictures the main one leaves its room to facts, and W takes them back', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(window)
  const { user, go } = await app.open(`/claims/${claims.one}`, 'agent')
  await readyToDecide()
  await say({ says: 'showing', claim: claims.one, shown: await picturesOf(claims.one) })
  await notice()
  expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull()
  await readyToDecide()
  // The next claim's pictures are there, too, as soon as they are shown.
  await go(`/claims/${claims.other}`)
  await screen.findByRole('heading', { name: claims.other })
  await say({ says: 'waiting' })
  expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
  await say({ says: 'showing', claim: claims.other, shown: await picturesOf(claims.other) })
  await readyToDecide()
  expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull()
  await user.keyboard('w')
  await screen.findByRole('img', { name: 'Invoice' })
  expect(opened).not.toHaveBeenCalled()
  await user.keyboard('w')
  expect(opened).toHaveBeenCalled()
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull())
  await say({ says: 'gone' })
  await screen.findByRole('img', { name: 'Invoice' })
})

test('what it shows of another claim, or says in a way nobody knows, counts for nothing', async () => {
  await app.open(`/claims/${claims.one}?p=invoice`, 'agent')
  await screen.findByText(/View both pictures of the latest attempt/)
  const shown = await picturesOf(claims.one)
  await say({ says: 'showing', claim: claims.other, shown })
  await say({ says: 'showing', claim: claims.one, shown: 'all' })
  await say({ says: 'approve', claim: claims.one })
  await say({ says: 'asking' })
  await waitFor(() => expect(heard.at(-1)).toMatchObject({ says: 'open', claim: claims.one }))
  expect(screen.queryByText(/The pictures are in the second window/)).toBeNull()
  expect(screen.getByRole('button', { name: /^Approve/ })).toBeDisabled()
})

test('the desk tells which claim is open, what of it is looked at, and when it is left', async () => {
  const { user, go } = await app.open(`/claims/${claims.one}?view=all&page=2&p=invoice`, 'agent')
  await waitFor(() =>
    expect(heard.at(-1)).toMatchObject({ says: 'open', claim: claims.one, search: 'page=2' }),
  )
  await go(`/claims/${claims.other}`)
  await readyToDecide()
  await waitFor(() => expect(heard.at(-1)).toMatchObject({ says: 'open', claim: claims.other }))
  expect(heard).toContainEqual({ says: 'left', claim: claims.one })
  await user.keyboard('q')
  await waitFor(() => expect(heard.at(-1)).toEqual({ says: 'left', claim: claims.other }))
})

test('the second window follows the desk, and reports what it has on screen', async () => {
  const { address } = await app.open(`/claims/${claims.one}/pictures`, 'agent')
  await waitFor(() => expect(heard).toContainEqual({ says: 'asking' }))
  await screen.findByRole('img', { name: 'Invoice' })
  const first = await picturesOf(claims.one)
  await waitFor(() => expect(lastShown()).toEqual({ claim: claims.one, shown: first.toSorted() }))
  await say({ says: 'open', claim: claims.other, version: 1, search: '' })
  await screen.findByRole('heading', { name: claims.other })
  expect(address()).toBe(`/claims/${claims.other}/pictures`)
  const second = await picturesOf(claims.other)
  await waitFor(() =>
    expect(lastShown()).toEqual({ claim: claims.other, shown: second.toSorted() }),
  )
  expect(screen.queryByRole('button', { name: /^Approve/ })).toBeNull()
})

test('when the desk leaves the claim no picture stays behind, and it comes back with the next', async () => {
  await app.open(`/claims/${claims.one}/pictures`, 'agent')
  await screen.findByRole('img', { name: 'Invoice' })
  // Another tab left another claim.
  await say({ says: 'left', claim: claims.other })
  expect(screen.getByRole('img', { name: 'Invoice' })).toBeVisible()
  await say({ says: 'left', claim: claims.one })
  expect(await screen.findByText('No claim is open in the main window.')).toBeInTheDocument()
  expect(screen.queryByRole('img', { name: 'Invoice' })).toBeNull()
  await waitFor(() => expect(heard.at(-1)).toEqual({ says: 'waiting' }))
  await say({ says: 'open', claim: claims.one, version: 1, search: '' })
  await screen.findByRole('img', { name: 'Invoice' })
})

test('a claim that changed at the desk is read again', async () => {
  const number = await redeemOwn(app.desk)
  await app.open(`/claims/${number}/pictures`, 'agent')
  await screen.findByRole('img', { name: 'Invoice' })
  await askAgain(await app.desk.as('supervisor'), number)
  await redeemAgain(app.desk, number)
  const { version } = await readClaim(await app.desk.as('agent'), number)
  await say({ says: 'open', claim: number, version, search: '' })
  expect(await screen.findByRole('radio', { name: 'Attempt 2' })).toBeChecked()
})

test('the keys of the pictures work in the second window, and ? lists them', async () => {
  const { user } = await app.open(`/claims/${claims.one}/pictures`, 'agent')
  const invoice = await screen.findByRole('img', { name: 'Invoice' })
  await user.keyboard('x')
  expect(invoice.style.filter).toBe('invert(1)')
  await user.keyboard('?')
  expect(await screen.findByRole('dialog')).toHaveTextContent('Go to the other picture')
})

test('nobody who is not signed in sees a picture there', async () => {
  const { address } = await app.open(`/claims/${claims.one}/pictures`)
  await waitFor(() => expect(address()).toMatch(/^\/sign-in\?to=/))
})

test('a claim that is none says so there, too', async () => {
  await app.open('/claims/R-999999/pictures', 'agent')
  expect(await screen.findByRole('alert')).toHaveTextContent('The claim could not be loaded.')
})
