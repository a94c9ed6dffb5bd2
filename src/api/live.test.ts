import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { apply } from './live.ts'

let queryClient: QueryClient
const one = (number: string) => ['claims', 'one', number]
beforeEach(() => {
  vi.useFakeTimers()
  queryClient = new QueryClient()
  queryClient.setQueryData(one('R-100001'), { version: 3 })
  queryClient.setQueryData(['claims', 'list', 'all'], [])
  queryClient.setQueryData(['notices'], [])
  return () => vi.useRealTimers()
})

const isStale = (queryKey: unknown[]) => queryClient.getQueryState(queryKey)?.isInvalidated

const by = { id: '0190a000-0000-7000-8000-000000000001', name: 'Budi' }

test('a claim with a newer version is read again, one that is shown as it is is not', () => {
  apply(queryClient, { kind: 'claim', number: 'R-100001', version: 3, by })
  expect(isStale(one('R-100001'))).toBe(false)
  apply(queryClient, { kind: 'claim', number: 'R-100001', version: 4, by })
  expect(isStale(one('R-100001'))).toBe(true)
})

test('a lease that changed hands is read again', () => {
  apply(queryClient, { kind: 'lease', number: 'R-100001', by })
  expect(isStale(one('R-100001'))).toBe(true)
})

test('lists are read once for all that happens within two seconds', () => {
  for (let version = 4; version < 40; version++) {
    apply(queryClient, { kind: 'claim', number: 'R-100002', version, by })
  }
  expect(isStale(['claims', 'list', 'all'])).toBe(false)
  const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
  vi.advanceTimersByTime(2000)
  expect(isStale(['claims', 'list', 'all'])).toBe(true)
  expect(invalidate).toHaveBeenCalledTimes(2)
})

test('a notice reads the notices and nothing else', () => {
  apply(queryClient, { kind: 'notice' })
  expect(isStale(['notices'])).toBe(true)
  expect(isStale(one('R-100001'))).toBe(false)
})

test('a sign-off reads what waits for one and nothing else', () => {
  queryClient.setQueryData(['sign-offs', 'asked'], [])
  apply(queryClient, { kind: 'sign_off' })
  expect([isStale(['sign-offs', 'asked']), isStale(['notices'])]).toEqual([true, false])
})

test('after too long away everything is read again', () => {
  apply(queryClient, { kind: 'reset' })
  expect([isStale(one('R-100001')), isStale(['notices'])]).toEqual([true, true])
})
