import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOf, queueOrders, queueViews } from '../../contract/queue.ts'
import {
  isFiltered,
  parseQueueSearch,
  queueSearchParams,
  type QueueSearch,
} from './queue-search.ts'

test.each([
  ['', {}],
  ['view=mine&order=newest', { view: 'mine', order: 'newest' }],
  ['state=waiting,approved&due=overdue', { state: 'waiting,approved', due: 'overdue' }],
  ['assignee=me', { assignee: 'me' }],
  ['assignee=nobody&region=ID,FR', { assignee: 'nobody', region: 'ID,FR' }],
  ['q=%20BA3T%20', { q: ' BA3T ' }],
])('the address %j is read as %j', (address, expected) => {
  expect(parseQueueSearch(address)).toEqual(expected)
})

test.each([
  'view=everything',
  'order=best',
  'attempt=third',
  'due=never',
  'state=waiting,lost',
  'assignee=somebody',
  'region=Indonesia',
  `promotion=${'x'.repeat(65)}`,
  `q=${'x'.repeat(101)}`,
  'colour=red',
  'cursor=abc&limit=9999',
  'view=',
])('what the server would refuse is left out: %s', (address) => {
  expect(parseQueueSearch(address)).toEqual({})
})

test('the plain queue has the plain address', () => {
  expect(queueSearchParams({ view: 'to_review', order: 'due', q: '' }).toString()).toBe('')
})

const anySearch: fc.Arbitrary<QueueSearch> = fc.record(
  {
    view: fc.constantFrom(...queueViews),
    order: fc.constantFrom(...queueOrders),
    attempt: fc.constantFrom('first' as const, 'again' as const),
    region: fc.constantFrom('ID', 'ID,FR'),
    assignee: fc.oneof(fc.constantFrom('me', 'nobody'), fc.uuid({ version: 7 })),
    q: fc.string({ minLength: 1, maxLength: 100 }),
  },
  { requiredKeys: [] },
)

test('whatever is written into an address is read from it again, but for the defaults', () => {
  fc.assert(
    fc.property(anySearch, ({ view, order, ...rest }) => {
      const read = parseQueueSearch(queueSearchParams({ ...rest, view, order }).toString())
      expect(read).toEqual({
        ...rest,
        ...(view && view !== 'to_review' ? { view } : {}),
        ...(order && order !== orderOf(view ?? 'to_review') ? { order } : {}),
      })
    }),
  )
})

test('view and order narrow nothing; everything else does', () => {
  expect(isFiltered({ view: 'mine', order: 'newest' })).toBe(false)
  expect(isFiltered({ q: '' })).toBe(false)
  expect(isFiltered({ q: 'x' })).toBe(true)
  expect(isFiltered({ view: 'mine', due: 'overdue' })).toBe(true)
})
