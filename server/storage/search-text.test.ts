import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchOfClaim, searchOfMail, termsOf } from './search-text.ts'

const claim = (changes: Partial<Parameters<typeof searchOfClaim>[0]> = {}) =>
  searchOfClaim({
    number: 'R-100349',
    serial_number: '601-V808-K2508N0123456',
    member_name: 'Siti Rahayu',
    email: 'siti.rahayu_92@example.co.id',
    tags: [],
    ...changes,
  })

/** As LIKE does it: every pattern stands between two `%`, and takes its signs literally. */
const isIn = (text: string, typed: string) => {
  const terms = termsOf(typed)
  const fits = (pattern: string) =>
    text.includes(pattern.slice(1, -1).replaceAll(/\\([\\%_])/g, '$1'))
  return terms.length > 0 && terms.every((term) => term.some((words) => words.every(fits)))
}

/** The name that a claim bears, what is typed, and whether the claim is found. */
const names: [string, string, boolean][] = [
  // Found at 57065a9: none of these was.
  ['Nguyễn Văn An', 'nguyen', true],
  ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn', true],
  ['Nguyễn Văn An', 'Nguyễn'.normalize('NFD'), true],
  ['D’Angelo Russo', "d'angelo", true],
  ["D'Angelo Russo", 'd’angelo', true],
  ['美玲 陳', '陳美玲', true],
  ['陳美玲', '美玲 陳', true],
  ['陳美玲', '美玲陳', true],
  ['Sari Contoh', 'Sari  Contoh', true],
  ['محمد العربي', 'العربي محمد', true],
  // Of the same kind.
  ['Đặng Thị Hồng', 'dang hong', true],
  ['Łukasz Wójcik', 'wojcik lukasz', true],
  ['Jørgen Ærø', 'aero jorgen', true],
  ['Hans Groß', 'GROSS', true],
  ['Hans Gross', 'groß', true],
  ['İbrahim Işık', 'ibrahim isik', true],
  ['Jean-Luc Picard', 'jean luc', true],
  ['Jean Luc Picard', 'Jean\u2011Luc', true],
  ['Jean-Luc Picard', 'jeanluc', true],
  ['Jean Luc Picard', 'jeanluc picard', true],
  ['O’Neil', 'o neil', true],
  ['ʻAbd al-Raḥmān', 'abd alrahman', true],
  ['Ｓｉｔｉ　Ｒａｈａｙｕ', 'siti rahayu', true],
  ['Siti Rahayu', 'ＲＡＨＡＹＵ', true],
  ['Σίσυφος', 'ΣΊΣΥΦΟΣ', true],
  ['Сергей Ёлкин', 'елкин', true],
  ['김민수', '민수 김', true],
  ['أحمد علي', 'احمد', true],
  ['ガブリエル', 'ｶﾞﾌﾞﾘｴﾙ', true],
  ['Li Wang', 'li', true],
  ['王小明', '王', true],
  ['Siti Rahayu', '\u202arahayu\u202c', true],
  ['Sa\u200cri', 'sari', true],
  ['Ana 👍', '👍', true],
  ['100% cotton', '100%', true],
  ['a_b', 'a_b', true],
  // And nobody else.
  ['कमल', 'कुमल', false],
  ['が', 'か', false],
  ['王小明', '王小華', false],
  ['1000 cotton', '100%', false],
  ['axb', 'a_b', false],
  ['Siti Rahayu', 'rahayo', false],
  ['Siti Rahayu', 'siti zebra', false],
  ['Siti Rahayu', '%', false],
  ['Siti Rahayu', '--- …', false],
]

test.each(names)('of %j it is said whether %j finds it: %j', (member_name, typed, expected) => {
  expect(isIn(claim({ member_name }), typed)).toBe(expected)
})

describe('a number is found however it is written', () => {
  test.each([
    'R-100349',
    'r100349',
    'R 100349',
    'R\u2011100349',
    '#R-100349',
    'Claim R-100349',
    '100349',
    '0349',
    'sari R-100349',
    'R-100349, sari',
    'S/N K2508N0123456',
    's/n: 601-V808-K2508',
    'SN K2508',
    'Ｓ／Ｎ　K2508',
    'Serial No. K2508N',
    '601v808k2508',
    '601 V808 K2508N 0123456',
    '601-V808/K2508',
    '\u200e601-V808\u200e',
  ])('%j', (typed) => {
    expect(isIn(claim({ member_name: 'Sari Contoh' }), typed)).toBe(true)
  })

  test.each(['R-100350', 'r1003490', 'R-00349', 'K2508N0123457', 'S/N 808X'])(
    'and not by %j',
    (typed) => {
      expect(isIn(claim(), typed)).toBe(false)
    },
  )

  test('an S/N that begins with SN is no label', () => {
    expect(isIn(claim({ serial_number: 'SN5500123' }), 'SN5500123')).toBe(true)
    expect(isIn(claim({ serial_number: 'XX5500123' }), 'SN5500123')).toBe(false)
  })
})

describe('an e-mail address', () => {
  test.each([
    'siti.rahayu_92@example.co.id',
    'SITI.RAHAYU_92@EXAMPLE',
    '@example.co.id',
    '<siti.rahayu_92@example.co.id>',
    'siti.rahayu_92',
    'rahayu',
    'sitirahayu',
  ])('is found by %j', (typed) => {
    expect(isIn(claim(), typed)).toBe(true)
  })

  test.each(['siti@example.co.id', 'siti.rahayux92@example.co.id', 'rahayu@example.com'])(
    'is another one than %j',
    (typed) => {
      expect(isIn(claim(), typed)).toBe(false)
    },
  )

  test('is found in a mail, with the words of its subject', () => {
    const mail = searchOfMail({ recipient: 'ana@example.com', subject: 'Votre cadeau été 2026' })
    expect(isIn(mail, 'ete cadeau')).toBe(true)
    expect(isIn(mail, 'ana@example.com 2026')).toBe(true)
    expect(isIn(mail, 'ana@example.org')).toBe(false)
  })
})

const letters = [
  'abcdefghij',
  'éèüñçőșțğİıŁøđßæœþ',
  'ạảầệộữỳ',
  'абвгдёйщ',
  'αβγδέήίό',
  'ابتثجحأإ',
  'אבגדהוזח',
  '王小明陳美玲臺北',
  '김이박최민수',
  'あいうえがぎぱ',
  'कमलेशकुमार',
  'กขคงจฉช',
]
const word = fc
  .constantFrom(...letters)
  .chain((script) => fc.string({ unit: fc.constantFrom(...script), minLength: 3, maxLength: 8 }))
const folds: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFKC'),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, ''),
  (text) => `\u202b${text}\u202c`,
  (text) => text.replaceAll(' ', '   '),
  (text) => text.replaceAll(/[a-z]/gi, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
]

test('some words of a name, in any order and however they are written, find it', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', '-', '  '),
      fc.constantFrom(...folds),
      fc.constantFrom(...folds),
      fc.infiniteStream(fc.nat(1000)),
      (words, between, stored, typed, dice) => {
        const some = words
          .filter((_, at) => at === 0 || (dice.next().value ?? 0) % 2 === 0)
          .map((one) => ({ one, at: dice.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const text = claim({ member_name: stored(words.join(between)), email: 'x@y.zz' })
        expect(isIn(text, typed(some.join(' ')))).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('a name with a letter that is not in the other is not found', () => {
  fc.assert(
    fc.property(word, word, (mine, other) => {
      const text = claim({
        number: 'R-1',
        serial_number: '1',
        member_name: mine,
        email: '1@2.33',
        tags: [],
      })
      // Their plainest forms, by another road than the one that is tested.
      const bare = (name: string) => name.normalize('NFKD').toLowerCase()
      const isOther = [...other].some(
        (letter) =>
          /[b-hk]|[王小明陳美玲]|[кमलन김박최]/u.test(letter) && !bare(mine).includes(bare(letter)),
      )
      fc.pre(isOther)
      expect(isIn(text, other)).toBe(false)
    }),
  )
})
