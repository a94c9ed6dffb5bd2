import { expect, test } from 'vitest'
import { apartBy } from './invoice-number.ts'

test.each([
  ['one of them has no number', [], ['INV260111260'], 'unknown'],
  ['they are numbered far apart', ['INV260111260'], ['INV260240077'], 'much'],
  ['one follows the other, or was misread', ['INV260111260'], ['INV260111261'], 'little'],
  ['the numbers are of two kinds', ['INV260111260'], ['F2026031'], 'much'],
] as const)('two papers alike, and %s', (_, a, b, apart) => {
  expect(apartBy([...a], [...b])).toBe(apart)
})
