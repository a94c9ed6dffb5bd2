import { expect, test } from 'vitest'
import { around } from './evidence-area.ts'

test('the smallest rectangle around several holds all of them', () => {
  expect(around([])).toBeNull()
  expect(
    around([
      { x: 10, y: 20, width: 30, height: 5 },
      { x: 5, y: 22, width: 10, height: 40 },
    ]),
  ).toEqual({ x: 5, y: 20, width: 35, height: 42 })
})
