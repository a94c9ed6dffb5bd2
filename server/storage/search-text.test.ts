import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundIn, searchMoreOf, searchOfClaim, searchOfMail, termsOf } from './search-text.ts'

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
  const fits = (pattern: string) =>
    text.includes(pattern.slice(1, -1).replaceAll(/\\([\\%_])/g, '$1'))
  const terms = termsOf(typed)
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

describe('what somebody who phones can say', () => {
  const recipient = {
    zipcode: '1234 AB',
    city: 'Yogyakarta',
    stateOrProvince: 'DIY',
    street: 'Jl. Malioboro No. 52-A',
    apartment: null,
    contactNumber: '+62 812-3456-7890',
  }
  const facts = {
    registration: { productName: 'MAG 274QRF QD', model: 'MAG274QRF-QD' },
    purchase: { store: 'Digital World, Mangga Dua' },
    recipient,
  }
  const parcel = {
    recipient: { ...recipient, street: 'Rue de l’Église 3' },
    trackingNumbers: ['JX1234567890', '00-11-22'],
  }
  const mine = (changes: { contactNumber?: string } = {}) => ({
    facts: { ...facts, recipient: { ...recipient, ...changes } },
    parcel,
  })
  const row = {
    number: 'R-100349',
    serial_number: '601-V808-K2508N0123456',
    member_name: 'Siti Rahayu',
    email: 'siti.rahayu_92@example.co.id',
    tags: [],
    product_name: 'MAG 274QRF QD',
  }
  const whereIs = (typed: string, more = mine()) => {
    const isFound = isIn(claim({ search_more: searchMoreOf(more) }), typed)
    return isFound ? foundIn(typed, row, more) : null
  }

  test.each([
    ['malioboro', ['address']],
    ['jl malioboro 52a', ['address']],
    ['YOGYAKARTA', ['address']],
    ['1234ab', ['address']],
    ['1234-AB', ['address']],
    ['eglise', ['address']],
    ['rue de l’église', ['address']],
    ['mangga dua', ['store']],
    ['digitalworldmangga', ['store']],
    // The name of the product is in the row, its model is not.
    ['MAG 274QRF', []],
    ['mag274qrfqd', []],
    ['274qrf-qd', []],
    ['siti 0812 3456 7890', ['phone']],
    ['+62 812-3456-7890 rahayu', ['phone']],
    ['0812-3456-7891 rahayu', null],
    ['jx1234567890', ['parcel']],
    ['JX 1234 567890', ['parcel']],
    ['001122', ['parcel']],
    ['rahayu', []],
    ['R-100349', []],
    ['siti malioboro', ['address']],
    ['siti yogyakarta mangga', ['address', 'store']],
    ['siti bandung', null],
    ['081234567890', ['phone']],
    // A part of it.
    ['0812 3456', ['phone']],
    ['3456-7890', ['phone']],
    // The end of one is not the middle of another.
    ['+33 2 34 56 78', null],
    ['Z', null],
    ['0812 3456 7891', null],
    ['234', []],
  ])('%s', (typed, places) => {
    expect(whereIs(typed)).toEqual(places)
  })

  /** The same number as people write it. */
  const notations = ({ code, national }: { code: string; national: string }) => {
    const parts = national.match(/\d{1,3}/g) ?? []
    const wide = (text: string) => text.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + +d))
    const arabic = (text: string) => text.replaceAll(/\d/g, (d) => String.fromCharCode(0x660 + +d))
    return [
      `+${code}${national}`,
      `+${code} ${parts.join(' ')}`,
      `+${code} (0)${parts.join('-')}`,
      `00${code}${national}`,
      `0${national}`,
      `(0${parts[0]}) ${parts.slice(1).join(' ')}`,
      `0${parts.join('.')}`,
      `0${parts.join('\u2011')}`,
      national,
      wide(`0${national}`),
      arabic(`+${code} ${parts.join(' ')}`),
    ]
  }
  const digits = (minLength: number, maxLength: number) =>
    fc.stringMatching(new RegExp(`^[1-9]\\d{${minLength - 1},${maxLength - 1}}$`))
  const someNumber = fc.record({ code: digits(1, 3), national: digits(8, 11) })

  test('a phone number is found in whatever notation it was given and is typed', () => {
    fc.assert(
      fc.property(someNumber, fc.nat(10), fc.nat(10), (number, given, typed) => {
        const all = notations(number)
        const [stored = '', asked = ''] = [all[given], all[typed]]
        expect(whereIs(asked, mine({ contactNumber: stored }))).toContain('phone')
      }),
    )
  })

  test('where something was found is said for whatever is found, and only for that', () => {
    const words = [
      'siti',
      'rahayu',
      'malioboro',
      '52a',
      'mangga',
      'jx12345',
      'qrf',
      '0812',
      'x',
      '—',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 5 }), (typed) => {
        const places = whereIs(typed.join(' '))
        const isOwn = isIn(claim({ member_name: 'Siti Rahayu MAG 274QRF QD' }), typed.join(' '))
        if (places === null) return
        expect(places.length === 0).toBe(isOwn)
      }),
    )
  })
})
