import { afterEach, expect, test } from 'vitest'
import {
  adjustmentOf,
  asItIs,
  forgetPictures,
  lookAtLast,
  rememberLook,
  usePictureMemory,
} from './picture-memory.ts'

const { adjust } = usePictureMemory.getState()
afterEach(forgetPictures)

test('a picture is found as one left it, and another as it is', () => {
  adjust('invoice one', { turns: 1 })
  adjust('invoice one', { isInverted: true })
  rememberLook('invoice one', { x: 1, y: 2, scale: 3 })
  expect(adjustmentOf('invoice one')).toEqual({ ...asItIs, turns: 1, isInverted: true })
  expect(lookAtLast('invoice one')).toEqual({ x: 1, y: 2, scale: 3 })
  expect(adjustmentOf('invoice two')).toEqual(asItIs)
  expect(lookAtLast('invoice two')).toBeUndefined()
})

test('a picture that was fitted again is found fitted', () => {
  rememberLook('invoice', { x: 1, y: 2, scale: 3 })
  rememberLook('invoice', null)
  expect(lookAtLast('invoice')).toBeUndefined()
})

test('after a long day the eldest are forgotten, and what is used stays', () => {
  for (let n = 0; n < 450; n++) {
    adjust(`invoice ${n}`, { turns: 1 })
    adjust('photo', { turns: 2 })
    rememberLook(`invoice ${n}`, { x: n, y: n, scale: 1 })
    rememberLook('photo', { x: 0, y: 0, scale: 2 })
  }
  expect(Object.keys(usePictureMemory.getState().adjustments)).toHaveLength(400)
  expect(adjustmentOf('invoice 1').turns).toBe(0)
  expect(adjustmentOf('photo').turns).toBe(2)
  expect(lookAtLast('invoice 1')).toBeUndefined()
  expect(lookAtLast('invoice 449')).toEqual({ x: 449, y: 449, scale: 1 })
  expect(lookAtLast('photo')?.scale).toBe(2)
})
