import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { mostBulkRows, type BulkOutcome } from '../../contract/bulk.ts'
import { ApiProblem } from '../../contract/client.ts'
import { problemType } from '../../contract/problem-answers.ts'
import { api } from '../api/api.ts'
import { useBulk } from './use-bulk.ts'

afterEach(() => vi.restoreAllMocks())

const claims = Array.from({ length: mostBulkRows + 1 }, (_, at) => ({
  number: `R-${at}`,
  version: 1,
}))
const tag = { kind: 'tag' as const, add: ['later'], remove: [] }

test('what earlier batches did stays known when a later one fails, and the same is sent again', async () => {
  let isFailing = true
  const keys: unknown[] = []
  vi.spyOn(api, 'call').mockImplementation(async (_, call) => {
    const { idempotencyKey, body } = call as {
      idempotencyKey: string
      body: { rows: typeof claims }
    }
    keys.push(idempotencyKey)
    if (isFailing && body.rows.length === 1) {
      const id = 'not_permitted'
      throw new ApiProblem({ type: problemType(id), id, title: '', status: 403 })
    }
    const rows = body.rows.map(({ number }): BulkOutcome => ({
      number,
      outcome: 'done',
      version: 2,
      why: null,
    }))
    return { rows } as never
  })
  const cache = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={cache}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(useBulk, { wrapper })
  act(() => result.current.send(tag, claims))
  await waitFor(() => expect(result.current.error).not.toBeNull())
  expect(result.current.done.size).toBe(mostBulkRows)
  expect(result.current.made.get('R-0')).toBe(2)

  isFailing = false
  act(() => result.current.send(tag, claims.slice(mostBulkRows)))
  await waitFor(() => expect(result.current.outcomes).toHaveLength(claims.length))
  expect(keys.slice(2)).toEqual(keys.slice(0, 2))
})
