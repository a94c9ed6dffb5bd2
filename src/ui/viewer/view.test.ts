import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actualSize, fitted, margin, scaleLimits, turn, turned } from './view.ts'

const side = (min: number, max: number) => fc.integer({ min, max })
const anyPicture = fc.record({ width: side(40, 3000), height: side(40, 3000) })
const anyFrame = fc.record({ width: side(200, 2500), height: side(200, 1500) })

test('a fitted picture lies inside its frame, in the middle', () => {
  fc.assert(
    fc.property(anyFrame, anyPicture, (frame, picture) => {
      const { x, y, scale } = fitted(frame, picture)
      expect(x).toBeGreaterThanOrEqual(margin - 0.001)
      expect(y).toBeGreaterThanOrEqual(margin - 0.001)
      expect(x * 2 + picture.width * scale).toBeCloseTo(frame.width, 6)
      expect(y * 2 + picture.height * scale).toBeCloseTo(frame.height, 6)
    }),
  )
})

test('a small picture is not blown up past two to one', () => {
  expect(fitted({ width: 1000, height: 1000 }, { width: 100, height: 100 }).scale).toBe(2)
})

test('actual size is one to one', () => {
  expect(actualSize({ width: 400, height: 300 }, { width: 800, height: 300 })).toEqual({
    scale: 1,
    x: -200,
    y: 0,
  })
})

test('four turns are none, and a quarter turn swaps the sides', () => {
  expect(turn(3, 1)).toBe(0)
  expect(turn(0, -1)).toBe(3)
  expect(turned({ width: 4, height: 3 }, 1)).toEqual({ width: 3, height: 4 })
  expect(turned({ width: 4, height: 3 }, 2)).toEqual({ width: 4, height: 3 })
})

test('one can always go closer than fitted', () => {
  fc.assert(
    fc.property(anyFrame, anyPicture, (frame, picture) => {
      const [out, close] = scaleLimits(frame, picture)
      const { scale } = fitted(frame, picture)
      expect(out).toBeLessThan(scale)
      expect(close).toBeGreaterThan(scale)
    }),
  )
})
