import { onlineManager } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient } from '../../contract/client.ts'
import { sessionStart } from '../../contract/sign-in.ts'
import { cookieIdentity } from '../../server/staff/sessions.ts'
import { headerIdentity } from '../../mocks/header-identity.ts'
import { account, password } from '../support/accounts.ts'
import { readClaim, redeemQueue } from '../support/acts.ts'
import { numbersAhead } from '../support/ahead.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { openSignedIn, signIn } from '../support/sign-in.ts'

let promotion: string
let tests = 0
const app = appTest(async () => {}, {
  undoSeconds: 600,
  identity: (basics) => {
    const byCookie = cookieIdentity(basics)
    const identify: typeof byCookie.identify = async (request, goesOn) =>
      (await byCookie.identify(request, goesOn)) ??
      headerIdentity(basics.database).identify(request)
    return { ...byCookie, identify }
  },
})
beforeEach(async () => {
  promotion = `signed-out-${++tests}`
  await app.desk.addPromotion(promotion)
})
afterEach(() => onlineManager.setOnline(true))

const at = (number: string) => `/claims/${number}?promotion=${promotion}`
const preview = () => screen.findByRole('region', { name: 'What the member will get' })
const read = async (number: string) => readClaim(await app.desk.as('supervisor'), number)
const note = 'Only its writer reads this'

/** How the session meets the decision: what becomes of the call, numbered from 1. */
type Ending = (call: number) => Response | 'lost' | undefined

const isRefused: Ending = () => {
  app.signOut()
  return undefined
}
const isLost: Ending = (call) => {
  if (call === 1) return 'lost'
  app.signOut()
  return undefined
}
const isOffline: Ending = (call) => {
  app.signOut()
  if (call > 1) return undefined
  onlineManager.setOnline(false)
  return Response.error()
}
const endings = [
  ['is refused', isRefused],
  ['has lost its answer', isLost],
  ['waits for the network', isOffline],
] as const

/** Decides a claim with a note; the session ends, and the page is where one signs in. */
async function decideSignedOut(ending: Ending, claims: number) {
  const [first = '', second = ''] = await redeemQueue(app.desk, promotion, claims)
  const opened = await openSignedIn(app, at(first), 'agent')
  const { user } = opened
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  await user.keyboard('n')
  await user.type(screen.getByRole('textbox', { name: /Internal note/ }), note)
  await user.keyboard('{Escape}')
  if (claims > 1) {
    await waitFor(async () => expect(await numbersAhead(app.desk, promotion)).toEqual([second]))
  }
  const keys: (string | null)[] = []
  let ends: Ending | null = ending
  const answer = Promise.withResolvers<void>()
  app.intercept.before = async ({ url, headers }) => {
    if (!/\/(approve|ask-again|decline)$/.test(new URL(url).pathname)) return
    keys.push(headers.get('idempotency-key'))
    if (!ends) return answer.promise
    if (claims > 1) await screen.findByRole('heading', { name: second })
    return ends(keys.length)
  }
  await user.keyboard('{Enter}')
  if (ending === isOffline) {
    await screen.findByText('You are offline. It is sent when you are back online.')
    act(() => onlineManager.setOnline(true))
  }
  await screen.findByRole('heading', { name: 'Sign in' })
  ends = null
  return { ...opened, first, second, keys, answer, sent: keys.length }
}

test.each(endings)(
  'a decision that %s when the session ends is sent again for whoever signs in again',
  async (_, ending) => {
    const { user, email, first, second, keys, answer, address } = await decideSignedOut(ending, 2)
    await signIn(user, email)
    await screen.findByRole('heading', { name: second })
    expect(await screen.findByText('Your session had ended. Sending it again…')).toBeVisible()
    answer.resolve()
    expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
    expect(screen.queryByText('Your session had ended. Sending it again…')).toBeNull()
    expect(address()).toBe(at(second))
    expect(new Set(keys).size).toBe(1)
    const { history, attempts } = await read(first)
    expect(history.map(({ kind }) => kind)).toEqual(['claim_asked_again', 'claim_received'])
    expect(attempts[0]?.decision).toMatchObject({ kind: 'ask_again', internalNote: note })
  },
)

test('where no other claim was shown, the claim says that its decision is sent again', async () => {
  const { user, email, first, answer } = await decideSignedOut(isRefused, 1)
  await signIn(user, email)
  await screen.findByRole('heading', { name: first })
  const words = 'Your session had ended. Sending the decision again…'
  expect(await screen.findByText(words)).toBeVisible()
  answer.resolve()
  expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
})

test.each(endings)(
  'a decision that %s when the session ends is not sent when somebody else signs in',
  async (_, ending) => {
    const { user, go, first, second, keys, answer, sent } = await decideSignedOut(ending, 2)
    answer.resolve()
    const before = await read(first)
    await app.desk.database.deleteFrom('leases').execute()
    const { email } = await account(app.desk, 'agent')
    await signIn(user, email)
    await go(at(second))
    await readyToDecide()
    await user.keyboard('r1')
    await preview()
    await user.keyboard('n')
    expect(screen.getByRole('textbox', { name: /Internal note/ })).toHaveValue('')
    await user.keyboard('{Escape}{Enter}')
    expect(await screen.findByText(`${second}: asked again`)).toBeVisible()
    // Theirs alone, under a key of its own.
    expect(keys).toHaveLength(sent + 1)
    expect(keys.slice(0, sent)).not.toContain(keys.at(-1))
    expect(await read(first)).toMatchObject({ version: before.version, state: before.state })
    // It may be the next claim; nothing says that it was decided.
    expect(screen.queryAllByText(new RegExp(`^${first}.`))).toEqual([])
    expect(JSON.stringify(localStorage)).not.toContain(note)
  },
)

test('a page that is still open does not decide for whoever signed in in another tab', async () => {
  const [first = ''] = await redeemQueue(app.desk, promotion, 1)
  const { user } = await openSignedIn(app, at(first), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  const { email } = await account(app.desk, 'agent')
  await createClient(fetch, location.origin).call(sessionStart, { body: { email, password } })
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'Sign in' })
  await signIn(user, email)
  await screen.findByRole('heading', { name: first })
  await app.desk.database.deleteFrom('leases').execute()
  await readyToDecide()
  expect(await read(first)).toMatchObject({ state: 'waiting', history: { length: 1 } })
})
