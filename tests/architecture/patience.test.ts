import { expect, test } from 'vitest'
import { isTest, readSources } from './source-files.ts'

/** A limit in figures: of a test or a hook, or of something it waits for. */
const own = /\btimeout: \d|\}, \d[\d_]{3,}\)|\bpatience\w* = \d/i

test('tests wait as long as one file says, so that a busy machine fails none of them', () => {
  const found = readSources('src', 'server', 'contract', 'mocks', 'tests', 'bench')
    .filter(({ path, text }) => isTest(path) && own.test(text))
    .map(({ path }) => path)
  expect(found).toEqual(['tests/support/patience.ts'])
})
