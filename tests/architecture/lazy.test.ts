import { expect, test } from 'vitest'
import { readSources } from './source-files.ts'

const home = 'src/ui/lazy-with-words.ts'

test('a part of a page is loaded in one way, so that a file that does not come never takes the page', () => {
  const lazy = /import \{[^}]*\blazy\b[^}]*\} from 'react'/
  const found = readSources('src').filter(({ text }) => lazy.test(text))
  expect(found.map(({ path }) => path)).toEqual([home])
})
