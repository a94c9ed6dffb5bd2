import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCharacter } from '../../tests/support/any-character.ts'
import { pageReading } from '../../tests/support/readings.ts'
import { termsOf } from '../storage/search-text.ts'
import { mostKept, paperWordsOf } from './paper-words.ts'

/** As LIKE does it: every pattern stands between two `%`, and takes its signs literally. */
const isIn = (text: string, typed: string) =>
  termsOf(typed).every((term) =>
    term.some((patterns) =>
      patterns.every((one) => text.includes(one.slice(1, -1).replaceAll(/\\([\\%_])/g, '$1'))),
    ),
  )

const letters = fc.constantFrom(
  ...'abcdefgh',
  ...'éèüñçőșıŁøđßæœþ',
  ...'ạảầệ',
  ...'абвгдёйщ',
  ...'αβγδή',
  ...'ابتث',
  ...'王小明臺北',
  ...'김이박',
  ...'0123456789',
)
const word = fc.string({ unit: letters, minLength: 3, maxLength: 12 })
/** An order number, an amount, a phone: what stands between its parts is typed or not. */
const divided = fc
  .tuple(
    fc.array(fc.stringMatching(/^[A-Z0-9]{3,6}$/), { minLength: 2, maxLength: 4 }),
    fc.constantFrom(...'-/._'),
  )
  .map(([parts, sign]) => parts.join(sign))
const ways: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll(/[a-z0-9]/gi, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
]

test('what was read is found however it is written, alone or with its neighbours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, divided), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...ways),
      fc.nat(),
      fc.nat(),
      (words, way, first, second) => {
        const kept = paperWordsOf([pageReading([words.join(' ')])], [])
        const some = [words[first % words.length] ?? '', words[second % words.length] ?? '']
        expect(isIn(kept, way(some.join('  ')))).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a number in groups is found as one, and one without its signs', () => {
  const groups = fc.array(fc.stringMatching(/^[0-9]{2,5}$/), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(groups, fc.constantFrom(' ', '-', '.'), (parts, between) => {
      const kept = paperWordsOf([pageReading([`No ${parts.join(between)} EUR`])], [])
      expect(isIn(kept, parts.join(''))).toBe(true)
    }),
  )
})

test('whatever a paper says, no more is kept than its place holds, in plain letters', () => {
  const lines = fc.array(fc.string({ unit: anyCharacter, maxLength: 300 }), { maxLength: 60 })
  fc.assert(
    fc.property(lines, (texts) => {
      const kept = paperWordsOf([pageReading(texts)], [])
      expect(kept.length).toBeLessThanOrEqual(mostKept)
      expect(kept).toMatch(/^[\x20-\x7e]*$/)
    }),
  )
  const long = Array.from({ length: 70 }, (_, row) =>
    Array.from({ length: 300 }, (__, at) => String.fromCodePoint(0x4e00 + row * 300 + at)).join(''),
  )
  expect(paperWordsOf([pageReading(long)], []).length).toBeLessThanOrEqual(mostKept)
})
