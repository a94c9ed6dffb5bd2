import compileMessage from 'icu-minify/compile'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)

/** Every text of a language by its whole key: `review.decision.approve`. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>()
  function walk(words: object, path: string) {
    for (const [key, word] of Object.entries(words)) {
      if (typeof word === 'string') texts.set(`${path}.${key}`, word)
      else walk(word, `${path}.${key}`)
    }
  }
  for (const file of readdirSync(new URL(`${language}/`, folder))) {
    const words: object = JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8'))
    walk(words, file.replace('.json', ''))
  }
  return texts
}

const texts = textsOf('en')

test('no text is empty, or begins or ends with a space', () => {
  const odd = [...texts].filter(([, text]) => text === '' || text !== text.trim())
  expect(odd).toEqual([])
})

test('every text can be read as a message', () => {
  const unreadable = [...texts].filter(([, text]) => {
    try {
      compileMessage(text)
      return false
    } catch {
      return true
    }
  })
  expect(unreadable).toEqual([])
})

test('apostrophes are curly: a straight one begins a quotation that never ends', () => {
  expect([...texts].filter(([, text]) => text.includes("'"))).toEqual([])
})

test('what names a button for screen readers begins with what stands on it', () => {
  // `releaseOf` beside `release`. Whoever speaks to a browser says what they see.
  const other = [...texts].filter(([key, text]) => {
    const seen = key.endsWith('Of') ? texts.get(key.slice(0, -2)) : undefined
    return seen !== undefined && !text.startsWith(seen.replace('…', ''))
  })
  expect(other).toEqual([])
})

/** Words of the app's own source and of the ids it names words by; a key is said by its last one. */
const said = new Set(
  ['../', '../../contract/']
    .flatMap((path) => {
      const place = new URL(path, folder)
      return readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
        .map((name) => readFileSync(new URL(name, place), 'utf8'))
    })
    .flatMap((source) => source.match(/[\w-]+/g) ?? []),
)

test('no text is left that nobody could say', () => {
  const left = [...texts.keys()].filter((key) => !said.has(key.split('.').at(-1) ?? ''))
  expect(left).toEqual([])
})
