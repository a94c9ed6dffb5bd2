import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimTake } from '../../contract/claims.ts'
import { claimNext } from '../../contract/queue.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { decline, readClaim, redeemQueue } from '../support/acts.ts'
import { numbersAhead } from '../support/ahead.ts'

/** Every test has a promotion, and so a queue, of its own. */
let promotion: string
let tests = 0
const app = appTest(async () => {}, { undoSeconds: 600 })

/** Claims of this queue, the first the most urgent. */
async function claims(count: number): Promise<string[]> {
  promotion = `frame-${++tests}`
  await app.desk.addPromotion(promotion)
  return redeemQueue(app.desk, promotion, count)
}

const at = (number: string) => `/claims/${number}?promotion=${promotion}`

const ahead = () => numbersAhead(app.desk, promotion)
const isAhead = (...numbers: string[]) =>
  waitFor(async () => expect(await ahead()).toEqual(numbers))

const preview = () => screen.findByRole('region', { name: 'What the member will get' })
const stateOf = async (number: string) =>
  (await readClaim(await app.desk.as('supervisor'), number)).state

/** Holds back the answers to decisions. */
function heldAnswers() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const asked: { path: string; key: string | null }[] = []
  app.intercept.before = async ({ url, headers }) => {
    const { pathname } = new URL(url)
    if (!/\/(approve|ask-again|decline)$/.test(pathname)) return
    asked.push({ path: pathname, key: headers.get('idempotency-key') })
    await promise
  }
  return { asked, letGo: resolve }
}

/** Opens a claim and writes a decision until the next claim is ready behind it. */
async function writing(number: string, next: string, keys = 'r1') {
  const opened = await app.open(at(number), 'agent')
  await readyToDecide()
  await opened.user.keyboard(keys)
  await preview()
  await isAhead(next)
  return opened
}

test('the next claim is shown before the decision is answered, and can be decided when it is', async () => {
  const [first = '', second = ''] = await claims(3)
  const { user, address } = await writing(first, second)
  const { asked, letGo } = heldAnswers()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: second })).toBeVisible()
  expect(address()).toBe(at(second))
  await readyToDecide()
  expect(await screen.findByText(`${first}: asking again…`)).toBeVisible()
  expect(asked).toHaveLength(1)
  expect(await stateOf(first)).toBe('waiting')
  letGo()
  expect(await screen.findByText(`${first}: asked again`)).toBeVisible()
  expect(await stateOf(first)).toBe('asked_again')
  expect(address()).toBe(at(second))
})

test('what was leased ahead is reviewed when it is shown, and another one is leased with its decision', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  const { user, me } = await writing(first, second)
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: second })
  const supervisor = await app.desk.as('supervisor')
  await waitFor(async () => expect((await readClaim(supervisor, second)).lease?.holder.id).toBe(me))
  await isAhead()
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  await isAhead(third)
})

test.each([
  ['Escape', async ({ user }: Awaited<ReturnType<typeof writing>>) => user.keyboard('{Escape}')],
  [
    'leaving for the queue',
    async ({ user }: Awaited<ReturnType<typeof writing>>) => {
      await user.keyboard('q')
      await screen.findByRole('table', { name: 'Queue' })
    },
  ],
  [
    'opening another claim',
    async ({ go }: Awaited<ReturnType<typeof writing>>) => go(at(numbers[2] ?? '')),
  ],
  [
    'closing the page',
    async () => {
      window.dispatchEvent(new Event('pagehide'))
    },
  ],
])('%s gives back what was leased ahead and not used', async (_, leave) => {
  numbers = await claims(3)
  const opened = await writing(numbers[0] ?? '', numbers[1] ?? '')
  await leave(opened)
  await isAhead()
})
let numbers: string[] = []

test('a lease that is granted after the decision was given up is given back', async () => {
  const [first = '', second = ''] = await claims(2)
  const answer = Promise.withResolvers<void>()
  let isAsked = false
  app.intercept.before = async ({ method, url }) => {
    if (method !== 'POST' || !new URL(url).pathname.endsWith('/next')) return
    isAsked = true
    await answer.promise
  }
  const { user } = await app.open(at(first), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await waitFor(() => expect(isAsked).toBe(true))
  await user.keyboard('{Escape}')
  const given: string[] = []
  app.intercept.before = async ({ method, url }) => {
    if (method === 'DELETE') given.push(new URL(url).pathname)
  }
  answer.resolve()
  await waitFor(() => expect(given).toEqual([`/api/claims/${second}/lease`]))
  await isAhead()
})

test('a colleague who opens the claim gets it, and another one is shown next', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  const { user } = await writing(first, second)
  const colleague = await app.desk.as('agent')
  await colleague.call(claimTake, { params: { number: second } })
  // Leased to a colleague by now: what is asked for again is the one after it.
  await user.keyboard('{Escape}')
  await user.keyboard('r')
  await isAhead(third)
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: third })).toBeVisible()
  const { lease } = await readClaim(colleague, second)
  expect(lease).toMatchObject({ holder: { id: colleague.id } })
})

test('when nothing is free ahead the decision is waited for, and then comes the queue', async () => {
  const [only = ''] = await claims(1)
  const { user, address } = await app.open(at(only), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  const { letGo } = heldAnswers()
  await user.keyboard('{Enter}')
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /Ask again and send/ })).toHaveAttribute(
      'data-loading',
    ),
  )
  expect(address()).toBe(at(only))
  letGo()
  expect(await screen.findByText('No available claims here.')).toBeVisible()
  expect(await stateOf(only)).toBe('asked_again')
})

test('when leasing ahead is refused the decision is waited for, and then comes the next claim', async () => {
  const [first = '', second = ''] = await claims(2)
  app.intercept.before = async ({ method, url }) =>
    method === 'POST' && new URL(url).pathname.endsWith('/next') ? Response.error() : undefined
  const { user } = await app.open(at(first), 'agent')
  await readyToDecide()
  await user.keyboard('r1')
  await preview()
  app.intercept.before = null
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: second })).toBeVisible()
  expect(await stateOf(first)).toBe('asked_again')
})

test('take next leaves out what is being decided', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  const { user } = await writing(first, second)
  const { letGo } = heldAnswers()
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: second })
  await readyToDecide()
  const colleague = await app.desk.as('agent')
  // The claim in flight keeps its lease, so that nobody is quicker than its decision.
  const taken = await colleague.call(claimNext, { query: { promotion }, body: {} })
  expect(taken.number).toBe(third)
  await colleague.call(claimTake, { params: { number: third } })
  await user.keyboard('r1')
  await preview()
  await user.keyboard('{Escape}')
  await isAhead()
  letGo()
  await waitFor(async () => expect(await stateOf(first)).toBe('asked_again'))
})

test('undo right after Enter undoes the decision as soon as it is answered', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user, address } = await writing(first, second)
  const { letGo } = heldAnswers()
  await user.keyboard('{Enter}')
  await screen.findByText(`${first}: asking again…`)
  await user.keyboard('z')
  expect(address()).toBe(at(second))
  letGo()
  expect(await screen.findByText(`Undone. ${first} is yours again.`)).toBeVisible()
  expect(await screen.findByRole('heading', { name: first })).toBeVisible()
  expect(await stateOf(first)).toBe('waiting')
  const { history } = await readClaim(await app.desk.as('supervisor'), first)
  expect(history.map(({ kind }) => kind)).toEqual([
    'decision_undone',
    'claim_asked_again',
    'claim_received',
  ])
})

test('undo of a decision that is then refused leads back to it, as it was written', async () => {
  const [first = '', second = ''] = await claims(2)
  const { user } = await writing(first, second)
  const { letGo } = heldAnswers()
  await user.keyboard('{Enter}')
  await screen.findByText(`${first}: asking again…`)
  await user.keyboard('z')
  await app.desk.database.deleteFrom('leases').execute()
  await (await app.desk.as('agent')).call(claimTake, { params: { number: first } })
  letGo()
  expect(await screen.findByRole('heading', { name: first })).toBeVisible()
  expect(await screen.findByRole('alert')).toHaveTextContent('is reviewing this claim')
  expect(await stateOf(first)).toBe('waiting')
})

test('five claims are decided in a run, each once, while none is answered', async () => {
  const run = await claims(6)
  const { user } = await writing(run[0] ?? '', run[1] ?? '', 'a')
  const { asked, letGo } = heldAnswers()
  for (const next of run.slice(1)) {
    await isAhead(next)
    await preview()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: next })
    await readyToDecide()
    if (next !== run.at(-1)) await user.keyboard('a')
  }
  letGo()
  await waitFor(async () => {
    expect(await Promise.all(run.map(stateOf))).toEqual([
      ...run.slice(1).map(() => 'approved'),
      'waiting',
    ])
  })
  expect(asked.map(({ path }) => path)).toEqual(
    run.slice(0, -1).map((number) => `/api/claims/${number}/approve`),
  )
  expect(new Set(asked.map(({ key }) => key)).size).toBe(5)
})

test('a claim that a colleague decided meanwhile is not shown as the next one', async () => {
  const [first = '', second = '', third = ''] = await claims(3)
  const { user } = await writing(first, second)
  await decline(await app.desk.as('supervisor'), second)
  await user.keyboard('{Escape}')
  await user.keyboard('r')
  await isAhead(third)
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: third })).toBeVisible()
})
