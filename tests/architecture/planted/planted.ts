import { expect, test } from 'vitest'

// Run by `red-tests.test.ts` only, in each project: what has to make the command fail, and what not.
test('a planted test passes', () => {
  expect(1).toBe(1)
})

test('a planted test fails', () => {
  expect(1).toBe(2)
})
