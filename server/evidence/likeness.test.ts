import { expect, test } from 'vitest'
import { pageReading } from '../../tests/support/readings.ts'
import { bitsApart, likenessOf, numbersOf, overlap } from './likeness.ts'

const hashes = ['ffffffffffffffff', '0f0f0f0f0f0f0f0f', '3333333333333333', '5555555555555555']
const others = ['00000000ffffffff', 'f00ff00ff00ff00f', 'cccccccc33333333', '0000ffff0000ffff']
const numbers = ['10007', '2026', '12499000', '02171234', '555', '11358', '1358', '0901', '77'].map(
  (number) => number.padStart(3, '0'),
)
const document = { sentSha256: 'a', hashes, numbers }

test.each([
  ['the same file', { ...document }, 'same_file'],
  ['the same, recompressed', { ...document, sentSha256: 'b' }, 'same_numbers'],
  [
    'the same, cropped: only the numbers tell',
    { sentSha256: 'b', hashes: others, numbers: numbers.slice(1) },
    'same_numbers',
  ],
  [
    'another receipt of the shop that looks alike',
    {
      sentSha256: 'b',
      hashes,
      numbers: ['10099', '2026', '333000', '02171234', '777', '204', '0902', '888'],
    },
    null,
  ],
  ['a photo that looks alike', { sentSha256: 'b', hashes, numbers: [] }, 'same_picture'],
  ['something else', { sentSha256: 'b', hashes: others, numbers: [] }, null],
])('%s', (_, other, likeness) => {
  expect(likenessOf(document, other)).toBe(likeness)
})

test('a turned picture is found by its turns', () => {
  expect(bitsApart(['3333333333333333'], hashes)).toBe(0)
  expect(bitsApart(['3333333333333331'], hashes)).toBe(1)
})

test('strings of digits are counted once, and short ones not at all', () => {
  expect(numbersOf([pageReading(['No. 10007 of 27/02/2026', '2026 12'])])).toEqual([
    '10007',
    '27022026',
    '2026',
  ])
  expect(overlap(['1', '2', '3'], ['2', '3', '4'])).toBe(0.5)
  expect(overlap([], [])).toBe(0)
})
