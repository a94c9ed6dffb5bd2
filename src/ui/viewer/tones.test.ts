import { expect, test } from 'vitest'
import { asItIs } from './picture-memory.ts'
import { filterOf, nextTone } from './tones.ts'

test('tones go in steps, and stop at what can still be seen', () => {
  expect(nextTone(100, 1)).toBe(115)
  expect(nextTone(100, -1)).toBe(85)
  expect(nextTone(245, 1)).toBe(250)
  expect(nextTone(40, -1)).toBe(40)
})

test('between two steps lies the picture as it is', () => {
  expect(nextTone(95, 1)).toBe(100)
  expect(nextTone(105, -1)).toBe(100)
})

test('a picture as it is has no filter, and others have what was changed', () => {
  expect(filterOf(asItIs)).toBeUndefined()
  expect(filterOf({ ...asItIs, turns: 2 })).toBeUndefined()
  expect(filterOf({ turns: 0, brightness: 130, contrast: 85, isInverted: true })).toBe(
    'brightness(130%) contrast(85%) invert(1)',
  )
})
