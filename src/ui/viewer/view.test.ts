import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  actualSize,
  closeUp,
  fitted,
  lookAt,
  lookOf,
  margin,
  relativeOf,
  scaleLimits,
  turn,
  turned,
  turnedBox,
  turnLook,
  viewOf,
  type Turns,
} from './view.ts'

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

const anyTurns = fc.constantFrom<Turns>(0, 1, 2, 3)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyScale = fc.double({ min: 0.05, max: 12, noNaN: true })

test('a look is the same spot in every frame', () => {
  fc.assert(
    fc.property(anyFrame, anyFrame, side(0, 3000), side(0, 3000), anyScale, (a, b, x, y, scale) => {
      const again = lookOf(b, viewOf(b, lookOf(a, viewOf(a, { x, y, scale }))))
      expect(again.x).toBeCloseTo(x, 3)
      expect(again.y).toBeCloseTo(y, 3)
      expect(again.scale).toBe(scale)
    }),
  )
})

test('a fitted picture is looked at in its middle', () => {
  const [frame, picture] = [
    { width: 900, height: 700 },
    { width: 1600, height: 1200 },
  ]
  expect(lookOf(frame, fitted(frame, picture))).toMatchObject({ x: 800, y: 600 })
})

test('one goes on looking at the same spot while a picture is turned, and four turns are none', () => {
  const upright = { width: 400, height: 300 }
  const lying = { width: 300, height: 400 }
  const look = { x: 10, y: 20, scale: 3 }
  expect(turnLook(look, upright, 1)).toEqual({ x: 280, y: 10, scale: 3 })
  expect(turnLook(turnLook(look, upright, 1), lying, -1)).toEqual(look)
  const round = [upright, lying, upright, lying].reduce((at, size) => turnLook(at, size, 1), look)
  expect(round).toEqual(look)
})

test('a box is where its spot went when the picture was turned', () => {
  fc.assert(
    fc.property(anyPicture, anyTurns, share, share, (picture, turns, x, y) => {
      const box = { x: x * picture.width, y: y * picture.height, width: 20, height: 10 }
      let middle = { x: box.x + 10, y: box.y + 5, scale: 1 }
      for (let n = 0; n < turns; n++) middle = turnLook(middle, turned(picture, n as Turns), 1)
      const found = turnedBox(picture, turns, box)
      expect(found.x + found.width / 2).toBeCloseTo(middle.x, 6)
      expect(found.y + found.height / 2).toBeCloseTo(middle.y, 6)
      expect([found.width, found.height]).toEqual(turns % 2 === 0 ? [20, 10] : [10, 20])
    }),
  )
})

test('linked pictures of any size look at the same part, as close as they may', () => {
  fc.assert(
    fc.property(anyFrame, anyPicture, anyPicture, share, share, (frame, one, other, x, y) => {
      const look = { x: x * one.width, y: y * one.height, scale: fitted(frame, one).scale * 1.8 }
      const followed = lookAt(frame, other, relativeOf(frame, one, look))
      expect(followed.x).toBeCloseTo(x * other.width, 6)
      expect(followed.y).toBeCloseTo(y * other.height, 6)
      expect(followed.scale).toBeCloseTo(fitted(frame, other).scale * 1.8, 6)
    }),
  )
  const frame = { width: 500, height: 500 }
  const tiny = { width: 100, height: 100 }
  expect(lookAt(frame, tiny, { x: 0.5, y: 0.5, times: 99 }).scale).toBe(12)
})

test('a box that is shown lies in the middle, whole, and is not blown up past three to one', () => {
  const frame = { width: 800, height: 600 }
  const picture = { width: 1600, height: 1200 }
  const look = closeUp(frame, picture, { x: 1000, y: 100, width: 200, height: 100 })
  expect(look).toEqual({ x: 1100, y: 150, scale: 2 })
  expect(closeUp(frame, picture, { x: 0, y: 0, width: 4, height: 4 }).scale).toBe(3)
  expect(closeUp(frame, picture, { x: 0, y: 0, width: 1600, height: 1200 }).scale).toBe(
    fitted(frame, picture).scale,
  )
})
