import { expect, test } from 'vitest'
import { openingView, prizesQuery } from './prize-queries.ts'

const opened = (search: string, toConfirm?: number) =>
  openingView(
    new URLSearchParams(search),
    toConfirm === undefined ? undefined : { to_confirm: toConfirm },
  )

test('prizes open on those to confirm while there are any, and else on all', () => {
  expect(opened('', 3)).toBe('to_confirm')
  expect(opened('', 0)).toBeNull()
  expect(opened('open=R-100001', 3)).toBe('to_confirm')
})

test('until it is known how many are to be confirmed, no list is loaded', () => {
  expect(opened('')).toBeUndefined()
})

test('a view that was chosen and a search of all prizes wait for nothing', () => {
  expect(opened('state=held', 3)).toBe('held')
  expect(opened('state=all', 3)).toBeNull()
  expect(opened('q=Siti', 3)).toBeNull()
  expect(opened('q=Siti')).toBeNull()
})

test('work that waits begins with the oldest, and what is done with the newest', () => {
  const order = (state: Parameters<typeof prizesQuery>[0]['state']) =>
    JSON.stringify(prizesQuery({ state, q: '' }).queryKey).includes('newest')
  expect(([null, 'issued', 'dispatch', 'bounced'] as const).map(order)).toEqual(Array(4).fill(true))
  expect((['to_confirm', 'refused', 'held', 'awaiting_code'] as const).map(order)).toEqual(
    Array(4).fill(false),
  )
})
