import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  actualSize,
  closeUp,
  fitted,
  fractionsOf,
  lookAt,
  lookOf,
  margin,
  openingLook,
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

const box = fc.record({ x: share, y: share, width: share, height: share })

test('a picture opens on its evidence: whole in the frame, no closer than 1.5 to one, never further than fitted', () => {
  fc.assert(
    fc.property(anyFrame, anyPicture, box, (frame, picture, part) => {
      const evidence = {
        x: part.x * picture.width * 0.9,
        y: part.y * picture.height * 0.9,
        width: 1 + part.width * picture.width * 0.1,
        height: 1 + part.height * picture.height * 0.1,
      }
      const look = openingLook(frame, picture, evidence)
      const view = viewOf(frame, look)
      const [left, top] = [view.x + evidence.x * view.scale, view.y + evidence.y * view.scale]
      expect(left).toBeGreaterThan(-0.001)
      expect(top).toBeGreaterThan(-0.001)
      expect(left + evidence.width * view.scale).toBeLessThan(frame.width + 0.001)
      expect(top + evidence.height * view.scale).toBeLessThan(frame.height + 0.001)
      expect(look.scale).toBeLessThanOrEqual(Math.max(1.5, fitted(frame, picture).scale))
      expect(look.scale).toBeGreaterThanOrEqual(fitted(frame, picture).scale)
    }),
  )
})

test('evidence has a margin of 15 %, and no empty space beside the picture', () => {
  const frame = { width: 460, height: 700 }
  const picture = { width: 3000, height: 2000 }
  const evidence = { x: 1000, y: 800, width: 400, height: 100 }
  expect(openingLook(frame, picture, evidence)).toEqual({
    x: 1200,
    y: 850,
    scale: expect.closeTo(1),
  })
  const corner = { x: 0, y: 0, width: 400, height: 100 }
  expect(viewOf(frame, openingLook(frame, picture, corner))).toEqual({
    x: expect.closeTo(margin),
    y: expect.closeTo(margin),
    scale: expect.closeTo(1),
  })
  expect(openingLook(frame, picture, evidence, 2)).toEqual({
    x: 1200,
    y: 850,
    scale: expect.closeTo(2),
  })
})

test('evidence that is nearly the whole page, or none, opens whole', () => {
  const frame = { width: 900, height: 700 }
  const picture = { width: 1600, height: 1200 }
  const whole = lookOf(frame, fitted(frame, picture))
  expect(openingLook(frame, picture, null)).toEqual(whole)
  expect(openingLook(frame, picture, { x: 50, y: 40, width: 1400, height: 1100 })).toEqual(whole)
})

test('a point of a rotated picture is the same point of the upright one, and never beside it', () => {
  fc.assert(
    fc.property(
      anyPicture,
      fc.constantFrom<Turns>(0, 1, 2, 3),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (picture, turns, x, y) => {
        const point = { x: x * picture.width, y: y * picture.height, width: 0, height: 0 }
        const found = fractionsOf(picture, turns, turnedBox(picture, turns, point))
        expect(found.x).toBeCloseTo(x, 6)
        expect(found.y).toBeCloseTo(y, 6)
      },
    ),
  )
  expect(fractionsOf({ width: 100, height: 50 }, 0, { x: -1, y: 60 })).toEqual({ x: 0, y: 1 })
})
