import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { noticeList } from '../../contract/live.ts'
import { prizeRead } from '../../contract/prizes.ts'
import { claimList } from '../../contract/queue.ts'
import { preferencesChange } from '../../contract/preferences.ts'
import { sessionRead } from '../../contract/session.ts'
import { signOffList } from '../../contract/sign-offs.ts'
import { apply } from './live.ts'
import { keyOf } from './query.ts'

let queryClient: QueryClient
const one = (number: string) => keyOf(claimRead, { params: { number } })
const list = keyOf(claimList, { query: {} })
const notices = keyOf(noticeList, {})
const signOffs = keyOf(signOffList, {})
beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient()
  queryClient.setQueryData(one('R-100001'), { version: 3 })
  queryClient.setQueryData(list, [])
  queryClient.setQueryData(notices, [])
  return () => vi.useRealTimers()
})

const isStale = (queryKey: readonly unknown[]) => queryClient.getQueryState(queryKey)?.isInvalidated

const by = { id: '0190a000-0000-7000-8000-000000000001', name: 'Budi' }

test('a claim with a newer version is read again, one that is shown as it is is not', () => {
  apply(queryClient, { kind: 'claim', number: 'R-100001', version: 3, by })
  expect(isStale(one('R-100001'))).toBe(false)
  apply(queryClient, { kind: 'claim', number: 'R-100001', version: 4, by })
  expect(isStale(one('R-100001'))).toBe(true)
})

test('of a claim that is not shown itself, its prize is read again', () => {
  const prize = (number: string) => keyOf(prizeRead, { params: { number } })
  queryClient.setQueryData(prize('R-100001'), {})
  queryClient.setQueryData(prize('R-100002'), {})
  apply(queryClient, { kind: 'claim', number: 'R-100002', version: 2, by })
  expect([isStale(prize('R-100001')), isStale(prize('R-100002'))]).toEqual([false, true])
})

test('a lease that changed hands is read again', () => {
  apply(queryClient, { kind: 'lease', number: 'R-100001', by })
  expect(isStale(one('R-100001'))).toBe(true)
})

test('lists are read once for all that happens within two seconds', () => {
  for (let version = 4; version < 40; version++) {
    apply(queryClient, { kind: 'claim', number: 'R-100002', version, by })
  }
  expect(isStale(list)).toBe(false)
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
  vi.advanceTimersByTime(2000)
  expect(isStale(list)).toBe(true)
  expect(invalidate).toHaveBeenCalledTimes(1)
})

test('a notice reads the notices and nothing else', () => {
  apply(queryClient, { kind: 'notice' })
  expect(isStale(notices)).toBe(true)
  expect(isStale(one('R-100001'))).toBe(false)
})

test('a sign-off reads what waits for one and nothing else', () => {
  queryClient.setQueryData(signOffs, [])
  apply(queryClient, { kind: 'sign_off' })
  expect([isStale(signOffs), isStale(notices)]).toEqual([true, false])
})

test('checks that came to something else read the lists, and soon', () => {
  apply(queryClient, { kind: 'checks' })
  expect([isStale(list), isStale(one('R-100001'))]).toEqual([false, false])
  vi.advanceTimersByTime(2000)
  expect([isStale(list), isStale(one('R-100001'))]).toEqual([true, false])
})

test('after too long away everything is read again', () => {
  apply(queryClient, { kind: 'reset' })
  expect([isStale(one('R-100001')), isStale(notices)]).toEqual([true, true])
})

test('preferences changed in another window are read with the session, but not amid one’s own change', async () => {
  const session = keyOf(sessionRead, {})
  queryClient.setQueryData(session, {})
  const changing = queryClient
    .getMutationCache()
    .build(queryClient, { mutationKey: [preferencesChange.name], mutationFn: async () => null })
    .execute(undefined)
  apply(queryClient, { kind: 'preferences' })
  expect(isStale(session)).toBe(false)
  await changing
  apply(queryClient, { kind: 'preferences' })
  expect(isStale(session)).toBe(true)
})
