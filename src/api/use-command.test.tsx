import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { ApiProblem, NoAnswer, type Client } from '../../contract/client.ts'
import { claimList } from '../../contract/queue.ts'
import { viewChange, viewCreate } from '../../contract/view-changes.ts'
import { prizeConfirm, prizeRefuse } from '../../contract/prizes.ts'
import { problemType } from '../../contract/problem-answers.ts'
import type { Problem } from '../../contract/problems.ts'
import type { Sent } from './asked-again.ts'
import { keyOf } from './query.ts'
import { sessionQuery } from './session.ts'
import { order, useCommand } from './use-command.ts'

let cache: QueryClient
let calls: { name: string; idempotencyKey?: string }[]
let answers: (() => unknown)[]
const via = {
  // What a test answers it knows itself.
  call: async (endpoint: { name: string }, call: { idempotencyKey?: string }) => {
    calls.push({ name: endpoint.name, ...call })
    return answers.shift()?.()
  },
} as unknown as Client

beforeEach(() => {
  vi.useFakeTimers()
  cache = new QueryClient()
  calls = []
  answers = []
  return () => vi.useRealTimers()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={cache}>{children}</QueryClientProvider>
)
/** What a command makes stale is a file of its own, which comes when it comes. */
beforeAll(() => import('./makes-stale.ts'))
const settled = () =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(1000)
  })
const refusal =
  (id: Problem['id'], more: Partial<Problem> = {}) =>
  () => {
    throw new ApiProblem({ type: problemType(id), id, title: '', status: 409, ...more })
  }
const lost = () => {
  throw new NoAnswer(null)
}
const keys = () => calls.map(({ idempotencyKey }) => idempotencyKey)
const content = { body: { name: 'Mine', query: '', isShared: false } }

test('the same content has the same key until it is done, and other content another one', async () => {
  const { result } = renderHook(() => useCommand(viewCreate, { via }), { wrapper })
  answers = [refusal('views_full'), refusal('views_full')]
  for (const name of ['Mine', 'Mine', 'Ours', 'Ours']) {
    act(() => result.current.mutate({ body: { ...content.body, name } }))
    await settled()
  }
  const [first, again, other, afterDone] = keys()
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(afterDone).not.toBe(other)
})

test('a lost answer is asked for again with the same key, and is no failure', async () => {
  answers = [lost, lost, () => ({ id: 'x' })]
  const { result } = renderHook(() => useCommand(viewCreate, { via }), { wrapper })
  act(() => result.current.mutate(content))
  await settled()
  expect(new Set(keys()).size).toBe(1)
  expect(calls).toHaveLength(3)
  expect(result.current).toMatchObject({ isSuccess: true, problem: null })
})

test('after six times a person is asked, and asks with the same key', async () => {
  answers = Array.from({ length: 7 }, () => lost)
  const { result } = renderHook(() => useCommand(viewCreate, { via }), { wrapper })
  act(() => result.current.mutate(content))
  await settled()
  expect(calls).toHaveLength(7)
  expect(result.current.problem).toBe('no_answer')
  act(() => result.current.mutate(content))
  await settled()
  expect(new Set(keys()).size).toBe(1)
})

test('what has no key is sent once, unless the desk was too busy to begin', async () => {
  const change = { params: { id: 'x' }, ...content }
  answers = [lost, refusal('desk_busy', { retryAfterSeconds: 5 })]
  const { result } = renderHook(() => useCommand(viewChange, { via }), { wrapper })
  act(() => result.current.mutate(change))
  await settled()
  expect(calls).toHaveLength(1)
  act(() => result.current.mutate(change))
  await act(() => vi.advanceTimersByTimeAsync(4900))
  expect(calls).toHaveLength(2)
  await settled()
  expect(calls).toHaveLength(3)
  expect(result.current.isSuccess).toBe(true)
})

test('a key that is kept elsewhere outlives the screen', async () => {
  let last: Sent | null = null
  const sent = {
    get last() {
      return last
    },
    keep: (now: Sent | null) => {
      last = now
    },
  }
  answers = [refusal('views_full')]
  for (let time = 0; time < 2; time++) {
    const screen = renderHook(() => useCommand(viewCreate, { via, sent }), { wrapper })
    act(() => screen.result.current.mutate(content))
    await settled()
    screen.unmount()
  }
  expect(new Set(keys()).size).toBe(1)
  expect(last).toBeNull()
})

const one = (number: string) => keyOf(claimRead, { params: { number } })
const confirm = { params: { number: 'R-100001' }, version: 1 }
const isStale = (queryKey: readonly unknown[]) => cache.getQueryState(queryKey)?.isInvalidated

test('what a command makes stale is read again: of claims its own, and the lists', async () => {
  for (const key of [one('R-100001'), one('R-100002'), keyOf(claimList, {})]) {
    cache.setQueryData(key, {})
  }
  const { result } = renderHook(() => useCommand(prizeConfirm, { via }), { wrapper })
  act(() => result.current.mutate(confirm))
  await settled()
  expect([one('R-100001'), one('R-100002'), keyOf(claimList, {})].map(isStale)).toEqual([
    true,
    false,
    true,
  ])
})

test('what was answered is shown, and not read again', async () => {
  cache.setQueryData(one('R-100001'), { version: 1 })
  cache.setQueryData(keyOf(claimList, {}), {})
  answers = [() => ({ version: 2 })]
  const shows = (answer: object, to: QueryClient) => {
    to.setQueryData(one('R-100001'), answer)
    return one('R-100001')
  }
  const { result } = renderHook(() => useCommand(prizeConfirm, { via, shows }), { wrapper })
  act(() => result.current.mutate(confirm))
  await settled()
  expect(cache.getQueryData(one('R-100001'))).toEqual({ version: 2 })
  expect([isStale(one('R-100001')), isStale(keyOf(claimList, {}))]).toEqual([false, true])
})

test.each([
  ['claim_changed', true],
  ['invalid_input', false],
] as const)('after %s what is shown is read again: %s', async (id, expected) => {
  cache.setQueryData(one('R-100001'), { version: 1 })
  answers = [refusal(id)]
  const { result } = renderHook(() => useCommand(prizeConfirm, { via }), { wrapper })
  act(() => result.current.mutate(confirm))
  await settled()
  expect(isStale(one('R-100001'))).toBe(expected)
  expect(result.current.problem).toBe(id)
})

test('a trial leaves everything as it is, and so does a refusal that is told on screen', async () => {
  cache.setQueryData(one('R-100001'), { version: 1 })
  answers = [() => ({}), refusal('claim_changed')]
  const options = { via, isDone: () => false, staysWhenRefused: true }
  const { result } = renderHook(() => useCommand(prizeConfirm, options), { wrapper })
  for (let time = 0; time < 2; time++) {
    act(() => result.current.mutate(confirm))
    await settled()
  }
  expect(isStale(one('R-100001'))).toBe(false)
})

test('of several commands the one is sent that what was asked stands for', async () => {
  const { result } = renderHook(
    () =>
      useCommand(
        ({ because }: { because: string | null }) =>
          because === null
            ? order(prizeConfirm, confirm)
            : order(prizeRefuse, { ...confirm, body: { because } }),
        { via },
      ),
    { wrapper },
  )
  for (const because of [null, 'Twice']) {
    act(() => result.current.mutate({ because }))
    await settled()
  }
  expect(calls.map(({ name }) => name)).toEqual(['prizeConfirm', 'prizeRefuse'])
  // @ts-expect-error -- a problem that neither of them answers cannot be asked for
  expect(result.current.problem === 'staff_exists').toBe(false)
})

test('what somebody asked for is not sent again when somebody else is signed in', async () => {
  const signedIn = (id: string) =>
    cache.setQueryData(sessionQuery.queryKey, {
      person: { id, name: id, email: `${id}@desk.test`, roles: [], permissions: [] },
      preferences: { shortcuts: null, queueColumns: null },
      now: '2026-03-10T02:00:00Z',
    })
  signedIn('rina')
  const { result } = renderHook(() => useCommand(viewCreate, { via }), { wrapper })
  answers = [lost, () => ({})]
  act(() => result.current.mutate(content))
  await act(() => vi.advanceTimersByTimeAsync(0))
  signedIn('camille')
  await settled()
  expect(calls).toHaveLength(1)
  expect(result.current.problem).toBe('no_answer')
})
