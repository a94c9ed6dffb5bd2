import { onlineManager } from '@tanstack/react-query'
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimAssign, claimTake } from '../../contract/claims.ts'
import { appTest, decided, readyToDecide } from '../support/app.tsx'
import { approve, loadCodes, readClaim, redeemQueue } from '../support/acts.ts'
import { numbersAhead } from '../support/ahead.ts'
import { forgetAllOutgoing, readOutgoingAgain } from '../../src/claims/outgoing.ts'
import type { Outgoing } from '../../src/claims/outgoing-entry.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { keptOutgoing } from '../../src/ui/kept-drafts.ts'

let promotion: string
let tests = 0
const app = appTest(async () => {}, { undoSeconds: 600 })
beforeEach(async () => {
  promotion = `outgoing-${++tests}`
  await app.desk.addPromotion(promotion)
})

afterEach(() => onlineManager.setOnline(true))

const claims = (count: number) => redeemQueue(app.desk, promotion, count)

const at = (number: string) => `/claims/${number}?promotion=${promotion}`
const preview = () => screen.findByRole('region', { name: 'What the member will get' })
const note = () => screen.getByRole('textbox', { name: /Internal note/ })
const read = async (number: string) => readClaim(await app.desk.as('supervisor'), number)
const isDecision = (url: string) => /\/(approve|ask-again|decline)$/.test(new URL(url).pathname)

const isAhead = (number: string) =>
  waitFor(async () => expect(await numbersAhead(app.desk, promotion)).toEqual([number]))

/** Writes a decision with a note and sends it; before it arrives, something else happens. */
async function sendBehind(
  number: string,
  next: string,
  meanwhile: (me: string) => Promise<unknown>,
  keys = 'r1',
) {
  const opened = await app.open(at(number), 'agent')
  await readyToDecide()
  await opened.user.keyboard(keys)
  await preview()
  await opened.user.keyboard('n')
  await opened.user.type(note(), 'Seen twice')
  await opened.user.keyboard('{Escape}')
  await isAhead(next)
  await waitFor(async () => expect((await read(number)).lease).not.toBeNull())
  let isFirst = true
  app.intercept.before = async ({ url }) => {
    if (!isDecision(url) || !isFirst) return
    isFirst = false
    await meanwhile(opened.me)
  }
  await opened.user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: next })
  return opened
}

const supervisorAssigns = async (number: string, assignee: string) => {
  const supervisor = await app.desk.as('supervisor')
  const { version } = await readClaim(supervisor, number)
  await supervisor.call(claimAssign, { params: { number }, version, body: { assignee } })
}

test('a decision on a claim that changed is refused, and one key leads back to all that was written', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user, address } = await sendBehind(first, second, (me) => supervisorAssigns(first, me))
  const bar = await screen.findByText(`${first}: the member was not asked again`)
  expect(bar).toBeVisible()
  expect(screen.getByText(/^Someone changed this claim/)).toBeVisible()
  expect(address()).toBe(at(second))
  expect(await read(first)).toMatchObject({ state: 'waiting' })
  await user.keyboard('z')
  expect(await screen.findByRole('heading', { name: first })).toBeVisible()
  expect(address()).toBe(at(first))
  expect(screen.queryByText(`${first}: the member was not asked again`)).toBeNull()
  expect(await screen.findByText('This claim changed while you were reading it')).toBeVisible()
  await readyToDecide()
  await user.keyboard('r')
  expect(note()).toHaveValue('Seen twice')
  expect(screen.getAllByRole('checkbox')[0]).toBeChecked()
  await preview()
  await user.keyboard('{Enter}')
  await waitFor(async () => expect((await read(first)).state).toBe('asked_again'))
})

test('a decision whose mail would be another one is refused, and what it would be now is shown', async () => {
  await loadCodes(await app.desk.as('supervisor'), promotion, [`STEAM-${promotion}-0001`])
  const [first = '', second = '', last = ''] = await claims(3)
  const { user } = await sendBehind(
    first,
    second,
    async () => approve(await app.desk.as('supervisor'), last),
    'a',
  )
  expect(await screen.findByText(`${first} was not approved`)).toBeVisible()
  await user.keyboard('z')
  expect(await screen.findByText(/What the member would get has changed/)).toBeVisible()
  await waitFor(async () =>
    expect(await preview()).toHaveTextContent('There are no codes in stock'),
  )
  expect(note()).toHaveValue('Seen twice')
})

test('a decision on a claim that a colleague took names the colleague', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user } = await sendBehind(first, second, async () => {
    await app.desk.database.deleteFrom('leases').execute()
    await (await app.desk.as('agent')).call(claimTake, { params: { number: first } })
  })
  expect(await screen.findByText(`${first}: the member was not asked again`)).toBeVisible()
  expect(screen.getByText(/^agent \d+ is reviewing this claim\.$/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  await waitFor(() =>
    expect(screen.queryByText(`${first}: the member was not asked again`)).toBeNull(),
  )
})

test('a decision on a claim that a colleague decided is refused, and the claim says by whom', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user } = await sendBehind(first, second, async () => {
    await app.desk.database.deleteFrom('leases').execute()
    await approve(await app.desk.as('supervisor'), first)
  })
  await screen.findByText(`${first}: the member was not asked again`)
  await user.keyboard('z')
  expect(await decided(/^Approved by supervisor/)).toBeVisible()
  await user.keyboard('q')
  await screen.findByRole('table', { name: 'Queue' })
  expect(screen.queryByText(`${first}: the member was not asked again`)).toBeNull()
})

test('several refusals wait for each other, the oldest first', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  const { user } = await sendBehind(first, second, (me) => supervisorAssigns(first, me))
  await screen.findByText(`${first}: the member was not asked again`)
  await readyToDecide()
  await user.keyboard('d1')
  await preview()
  await isAhead(third)
  app.intercept.before = async ({ url }) => {
    if (!isDecision(url)) return
    app.intercept.before = null
    await supervisorAssigns(second, (await app.desk.as('agent')).id)
  }
  await user.keyboard('{Enter}')
  expect(await screen.findByText('1 more after this.', { exact: false })).toBeVisible()
  expect(screen.getByText(`${first}: the member was not asked again`)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(await screen.findByText(`${second} was not declined`)).toBeVisible()
})

/**
 * Sends a decision whose answers come as the test says, each call with its key.
 *
 * @param again when a call after the first arrives
 */
async function sendWith(
  number: string,
  next: string,
  answer: (call: number) => 'lost' | undefined,
  again: Promise<void> = Promise.resolve(),
) {
  const opened = await app.open(at(number), 'agent')
  await readyToDecide()
  await opened.user.keyboard('r1')
  await preview()
  await isAhead(next)
  const keys: (string | null)[] = []
  app.intercept.before = async (request) => {
    if (!isDecision(request.url)) return
    keys.push(request.headers.get('idempotency-key'))
    if (keys.length > 1) await again
    return answer(keys.length)
  }
  await opened.user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: next })
  return { ...opened, keys }
}

const isLostOnce = (call: number) => (call === 1 ? 'lost' : undefined)

test('a lost answer is asked for again with the same key, and the decision is taken once', async () => {
  const [first = '', second = ''] = await claims(2)
  const again = Promise.withResolvers<void>()
  const { keys, address } = await sendWith(first, second, isLostOnce, again.promise)
  expect(await screen.findByText(`Asking again about ${first} is not confirmed yet`)).toBeVisible()
  again.resolve()
  expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect((await read(first)).history).toHaveLength(2)
  expect(address()).toBe(at(second))
})

test('without a network the decision waits, and is sent when the network is back', async () => {
  const [first = '', second = ''] = await claims(2)
  let isDown = true
  const { keys } = await sendWith(first, second, () => {
    if (isDown) onlineManager.setOnline(false)
    return isDown ? 'lost' : undefined
  })
  expect(
    await screen.findByText('You are offline. It is sent when you are back online.'),
  ).toBeVisible()
  expect(keys).toHaveLength(1)
  isDown = false
  act(() => onlineManager.setOnline(true))
  expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
  expect(new Set(keys).size).toBe(1)
  expect((await read(first)).history).toHaveLength(2)
})

test('leaving the page warns while a decision is not confirmed, and not before or after', async () => {
  const isWarned = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  const [first = '', second = ''] = await claims(2)
  const again = Promise.withResolvers<void>()
  expect(isWarned()).toBe(false)
  await sendWith(first, second, isLostOnce, again.promise)
  await screen.findByText(`Asking again about ${first} is not confirmed yet`)
  expect(isWarned()).toBe(true)
  again.resolve()
  await screen.findByText(`${first}: asked again`)
  expect(isWarned()).toBe(false)
})

/** The page is gone in the middle of it; what it kept on the machine is there for the next one. */
function crash() {
  const kept = keptOutgoing.read()
  cleanup()
  forgetAllOutgoing()
  for (const [number, entry] of kept) keptOutgoing.write(number, entry)
  readOutgoingAgain()
}

test('after a crash the next page asks what became of the decision, with the same key', async () => {
  const [first = '', second = ''] = await claims(2)
  const never = new Promise<void>(() => {})
  const keys: (string | null)[] = []
  const { user, me } = await app.open(at(first), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  await isAhead(second)
  app.intercept.before = async (request) => {
    if (!isDecision(request.url)) return
    keys.push(request.headers.get('idempotency-key'))
    const headers = new Headers(request.headers)
    headers.set(personHeader, me)
    await app.desk.api(new Request(request, { headers }))
    await never
  }
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: second })
  await waitFor(async () => expect((await read(first)).state).toBe('asked_again'))
  crash()
  app.intercept.before = async ({ url, headers }) => {
    if (isDecision(url)) keys.push(headers.get('idempotency-key'))
  }
  await app.openAs(me, '/queue')
  expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect((await read(first)).history).toHaveLength(2)
})

test('a refusal is still told after a reload, and leads back to what was written', async () => {
  const [first = '', second = ''] = await claims(2)
  const { me } = await sendBehind(first, second, (person) => supervisorAssigns(first, person))
  await screen.findByText(`${first}: the member was not asked again`)
  crash()
  const { user } = await app.openAs(me, '/queue')
  await screen.findByText(`${first}: the member was not asked again`)
  await user.keyboard('z')
  expect(await screen.findByText('This claim changed while you were reading it')).toBeVisible()
  await readyToDecide()
  await user.keyboard('r')
  expect(note()).toHaveValue('Seen twice')
})

test('what another tab is sending is not sent from this one', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user, me } = await app.open(at(first), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  await isAhead(second)
  const decisions: string[] = []
  app.intercept.before = async ({ url }) => {
    if (isDecision(url)) decisions.push(url)
  }
  const entry: Outgoing = {
    person: me,
    draft: '',
    number: first,
    kind: 'decline',
    call: { params: { number: first }, version: 1, idempotencyKey: 'of the other tab', body: {} },
    queue: '',
    state: 'sending',
    problem: null,
    again: null,
    sentAt: Date.now(),
  }
  const inOtherTab = (change: () => void) =>
    act(() => {
      change()
      window.dispatchEvent(new StorageEvent('storage', { key: `redeem-desk.outgoing/${first}` }))
    })
  inOtherTab(() => keptOutgoing.write(first, entry))
  const send = await screen.findByRole('button', { name: /Ask again and send/ })
  await waitFor(() => expect(send).toHaveAttribute('data-loading'))
  await user.keyboard('{Enter}')
  expect(decisions).toEqual([])
  inOtherTab(() => keptOutgoing.remove(first))
  await waitFor(() => expect(send).not.toHaveAttribute('data-loading'))
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: second })
  expect(decisions).toHaveLength(1)
})

test('a claim whose decision is on the way cannot be decided again', async () => {
  const [first = '', second = ''] = await claims(2)
  const answer = Promise.withResolvers<void>()
  const { user, back } = await sendBehind(first, second, () => answer.promise)
  await back()
  await screen.findByRole('heading', { name: first })
  const send = await screen.findByRole('button', { name: /Ask again and send/ })
  expect(send).toHaveAttribute('data-loading')
  let sent = 0
  app.intercept.before = async ({ url }) => {
    if (isDecision(url)) sent += 1
  }
  await user.keyboard('{Enter}')
  answer.resolve()
  expect(await decided(/^Asked again by agent/)).toBeVisible()
  expect(sent).toBe(0)
})

test('signing out waits for the decision that is on its way', async () => {
  const [first = '', second = ''] = await claims(2)
  const answer = Promise.withResolvers<void>()
  const { user } = await sendBehind(first, second, () => answer.promise)
  let isEnded = false
  app.intercept.before = async ({ method, url }) => {
    if (method !== 'DELETE' || !new URL(url).pathname.endsWith('/session')) return
    isEnded = true
    return new Promise<Response>(() => {})
  }
  await user.click(await screen.findByRole('button', { name: /^agent/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  expect(isEnded).toBe(false)
  answer.resolve()
  await waitFor(() => expect(isEnded).toBe(true))
  expect((await read(first)).state).toBe('asked_again')
})
