import { expect, test } from 'vitest'
import type { Corners, ReadLine } from '../storage/page-reading.ts'
import { after, apply } from './raster.ts'
import { checkedBy } from './read-codes.ts'

const corners: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const line = (text: string): ReadLine => ({ text, confidence: 1, corners })

test.each([
  ['Code128', 'C2208136041', 'nothing of it', true],
  ['Code39', 'C2208136041', 'nothing of it', false],
  ['Code39', 'C2208136041', 'S/N: C2208136041', true],
  ['Code39', 'IJM1BL1H4XA1335663', 'JM1BL1H4XA1335663', true],
  ['Code39', 'C2208136041', 'S/N: C2208136047', false],
  ['EAN13', '4719072964566', 'MSI', false],
  ['ITF', '12345678', '12345678', true],
])('%s %s, drawn from blurred bars, beside “%s”: believed %s', (format, text, printed, isSo) => {
  expect(checkedBy([line(printed)])({ format, text, corners })).toBe(isSo)
})

test('two ways back, one after the other', () => {
  const turned = [0, 1, 5, -1, 0, 7] as const
  const scaled = [2, 0, 1, 0, 3, 4] as const
  expect(apply(after(turned, scaled), [10, 20])).toEqual(apply(turned, apply(scaled, [10, 20])))
})
