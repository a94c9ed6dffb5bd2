import { expect, test } from 'vitest'
import { asUsual, inOrder, withMoved, withShown, withWidth } from './column-choice.ts'

const all = ['decided', 'deadline', 'number', 'state', 'memberName']
const shown = ['deadline', 'number', 'memberName']

test('chosen columns come first, and those of other versions are left out', () => {
  expect(inOrder(all, ['soon', 'number'])).toEqual([
    'number',
    'decided',
    'deadline',
    'state',
    'memberName',
  ])
})

test('a column moves past its neighbour in the view; those of other views stay', () => {
  const { columnOrder } = withMoved(asUsual, { all, shown }, 'number', 1)
  expect(columnOrder).toEqual(['decided', 'deadline', 'memberName', 'state', 'number'])
})

test.each([
  ['deadline', -1],
  ['memberName', 1],
] as const)('%s goes no further by %i', (id, by) => {
  expect(withMoved(asUsual, { all, shown }, id, by).columnOrder).toEqual(all)
})

test('only what differs from the usual is kept', () => {
  const hidden = withShown(asUsual, 'state', false, true)
  expect(hidden.columnVisibility).toEqual({ state: false })
  expect(withShown(hidden, 'state', true, true)).toEqual(asUsual)
  expect(withWidth(withWidth(asUsual, 'state', 90), 'state', null)).toEqual(asUsual)
})

test.each([
  [3, 24],
  [99.6, 100],
  [5000, 1200],
])('a width of %d is kept as %i', (width, keptAs) => {
  expect(withWidth(asUsual, 'state', width).columnSizing).toEqual({ state: keptAs })
})
