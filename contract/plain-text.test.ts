import fc from 'fast-check'
import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { cleaned } from './plain-text.ts'
import { lines, optionalLines, optionalText, text, textOrEmpty } from './schema.ts'
import { anyCharacter } from '../tests/support/any-character.ts'

const oneLine = { text: text(40), optionalText: optionalText(40), textOrEmpty: textOrEmpty(40) }
const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))

/** C0, DEL and C1; ends of lines; embeddings, overrides and isolates; no characters. */
const refused = [
  ...range(0, 31),
  ...range(0x7f, 0x9f),
  ...range(0x2028, 0x2029),
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
  ...range(0xfff9, 0xfffb),
  ...range(0xfdd0, 0xfdef),
  ...range(0xfffe, 0xffff),
  '\u{1fffe}',
  '\u{10ffff}',
]

describe.each(Object.entries(oneLine))('%s is one line', (_, schema) => {
  test.each(refused)('without %j in it', (sign) => {
    expect(takes(schema, `Siti${sign}Rahayu`)).toBe(false)
  })

  test.each([
    'Siti Rahayu',
    'محمد\u200f العربي',
    'می\u200cخواهم',
    'ශ්\u200dරී ලංකා',
    '👨‍👩‍👧‍👦',
    '葛\u{e0100}城',
    '❤\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'soft\u00adhyphen',
    'Jl. Sudirman\u00a052',
  ])('and %j is honest', (typed) => {
    expect(z.parse(schema, typed)).toBe(typed)
  })
})

describe('what nobody sees is trimmed off the ends', () => {
  test.each([
    ['\u202aSiti\u202c', 'Siti'],
    ['\u2068Siti\u2069', 'Siti'],
    ['Siti\u202c', 'Siti'],
    ['\ufeffSiti', 'Siti'],
    ['\u200bSiti \u200b', 'Siti'],
    ['\u200eSiti\u200f', 'Siti'],
    ['\u00a0Siti\r\n', 'Siti'],
    ['\u3000王小明\u3000', '王小明'],
    ['\u2060Siti\t', 'Siti'],
    ['ශ්\u200d', 'ශ්\u200d'],
  ])('%j is %j', (typed, expected) => {
    expect(z.parse(text(40), typed)).toBe(expected)
    expect(z.parse(lines(40), typed)).toBe(expected)
  })

  test.each(['', '  ', '\u200b', '\u3164\u3164', '\u2800', '\u00ad', '\u200f\u202c'])(
    '%j is nothing',
    (typed) => {
      expect(takes(text(40), typed)).toBe(false)
      expect(z.parse(optionalText(40), typed)).toBeNull()
      expect(z.parse(optionalLines(40), typed)).toBeNull()
      expect(z.parse(textOrEmpty(40), typed)).toBe('')
    },
  )

  test('an override is refused at the ends as well', () => {
    expect(takes(text(40), '\u202etxt.exe')).toBe(false)
    expect(takes(text(40), 'exe\u202e')).toBe(false)
  })

  test('a million blanks take no time worth asking about', () => {
    expect(takes(text(40), `a${' '.repeat(1_000_000)}b`)).toBe(false)
  })
})

describe('text of several lines', () => {
  test.each([
    ['a\r\nb\rc\u2028d\u000be', 'a\nb\nc\nd\ne'],
    ['a\tb', 'a\tb'],
    ['Call \u202a+62 812\u202c', 'Call +62 812'],
    ['a\u202eb', 'ab'],
  ])('%j is %j', (typed, expected) => {
    expect(z.parse(lines(40), typed)).toBe(expected)
  })

  test.each(['\u0000', '\u0007', '\u001b', '\u007f', '\u009b', '\ufdd0'])('without %j', (sign) => {
    expect(takes(lines(40), `a${sign}b`)).toBe(false)
  })
})

test.each([
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['a\r\nb\u0007.jpg', 'a b.jpg'],
  ['發票 (1).jpg', '發票 (1).jpg'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['half \ud83d', 'half \ufffd'],
])('the file name %j is shown as %j', (name, expected) => {
  expect(cleaned(name)).toBe(expected)
})

test('whatever is sent: what is taken is one line without anything that turns letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (typed) => {
      const taken = z.safeParse(text(200), typed)
      if (taken.success) {
        expect(taken.data).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(z.parse(text(200), taken.data)).toBe(taken.data)
      }
      expect(cleaned(typed)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})
