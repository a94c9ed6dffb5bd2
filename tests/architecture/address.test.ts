import { expect, test } from 'vitest'
import { readSources } from './source-files.ts'

// The router's own setter begins at what was drawn last, and loses the first of two quick choices.
test('nobody changes the address but by the way that begins at what it says by then', () => {
  const setting = /\[[^\]]*,[^\]]*\]\s*=\s*useSearchParams\(/
  const found = readSources('src').filter(({ text }) => setting.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})
