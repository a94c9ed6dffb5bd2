import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Preferences } from '../../contract/preferences.ts'
import type { Session } from '../../contract/session.ts'
import { api } from './api.ts'
import { useKeepPreferences } from './keep-preferences.ts'
import { sessionQuery } from './session.ts'

const columns = { columnVisibility: {}, columnOrder: [], columnSizing: {} }
const keys = { isSingleOff: true, keys: {} }

let cache: QueryClient
/** What was sent, and how it is answered. */
let sent: { body: Partial<Preferences>; answer(with_: Preferences): void; fail(): void }[]

beforeEach(() => {
  cache = new QueryClient()
  sent = []
  const preferences = { shortcuts: null, queueColumns: null }
  cache.setQueryData(sessionQuery.queryKey, { preferences } as Session)
  vi.spyOn(api, 'call').mockImplementation(
    (_, input) =>
      new Promise((answer, reject) => {
        sent.push({
          body: (input as { body: Partial<Preferences> }).body,
          answer: (given) => answer(given),
          fail: () => reject(new Error('refused')),
        })
      }),
  )
})
afterEach(() => vi.restoreAllMocks())

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={cache}>{children}</QueryClientProvider>
)
const shown = () => cache.getQueryData(sessionQuery.queryKey)?.preferences

/** Two components change preferences at the same time. */
function keepTwo() {
  const failed = [vi.fn(), vi.fn()] as const
  const one = renderHook(() => useKeepPreferences(failed[0]), { wrapper })
  const other = renderHook(() => useKeepPreferences(failed[1]), { wrapper })
  act(() => one.result.current('shortcuts', () => keys))
  act(() => other.result.current('queueColumns', () => columns))
  return failed
}

test('changes of two components are sent one after the other, and none is lost', async () => {
  keepTwo()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(shown()).toEqual({ shortcuts: keys, queueColumns: columns })
  act(() => sent[0]?.answer({ shortcuts: keys, queueColumns: null }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]?.body).toEqual({ queueColumns: columns })
  expect(shown()).toEqual({ shortcuts: keys, queueColumns: columns })
})

test('a failure is told to whoever waits behind it too', async () => {
  const failed = keepTwo()
  await waitFor(() => expect(sent).toHaveLength(1))
  act(() => sent[0]?.fail())
  await waitFor(() => expect(failed[0]).toHaveBeenCalledOnce())
  expect(failed[1]).toHaveBeenCalledOnce()
})
