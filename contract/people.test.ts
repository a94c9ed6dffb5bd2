import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { missingIn } from './addresses.ts'
import { recipient, type Recipient } from './facts.ts'
import { fullName } from './names.ts'
import { email, phone } from './contacts.ts'

const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success

const whole: Recipient = {
  firstName: 'Siti',
  lastName: 'Rahayu',
  zipcode: '12190',
  city: 'Jakarta',
  stateOrProvince: 'DKI Jakarta',
  street: 'Jl. Sudirman 52',
  apartment: null,
  contactNumber: '0812345678',
}

describe('a person has at least one name', () => {
  test.each<[Partial<Record<'firstName' | 'lastName', unknown>>, string]>([
    [{ firstName: '', lastName: 'Suharto' }, 'Suharto'],
    [{ firstName: 'Suharto', lastName: '' }, 'Suharto'],
    [{ firstName: null, lastName: 'Suharto' }, 'Suharto'],
    [{ firstName: undefined, lastName: 'Suharto' }, 'Suharto'],
    [{ firstName: 'Sari', lastName: '-' }, 'Sari'],
    [{ firstName: '.', lastName: 'Sari' }, 'Sari'],
    [{ firstName: '美玲', lastName: '陳' }, '陳美玲'],
    [{ firstName: '', lastName: '王' }, '王'],
    [{ firstName: '민수', lastName: '김' }, '김민수'],
    [{ firstName: 'タロウ', lastName: 'ヤマダ' }, 'ヤマダ タロウ'],
    [{ firstName: '小明', lastName: 'Wang' }, '小明 Wang'],
    [{ firstName: ' Anna  Maria ', lastName: 'de la Cruz' }, 'Anna Maria de la Cruz'],
    [{ firstName: 'U', lastName: '' }, 'U'],
    [{ firstName: 'محمد', lastName: 'العربي' }, 'محمد العربي'],
  ])('%j is called %j', (names, expected) => {
    const taken = z.parse(recipient, { ...whole, ...names })
    expect(fullName(taken)).toBe(expected)
    expect(z.parse(recipient, taken)).toEqual(taken)
  })

  test.each([
    {},
    { firstName: '', lastName: '' },
    { firstName: ' ', lastName: '\u200b' },
    { firstName: null, lastName: null },
  ])('%j is nobody', (names) => {
    const { firstName: _, lastName: __, ...rest } = whole
    expect(takes(recipient, { ...rest, ...names })).toBe(false)
  })
})

describe('a telephone number is taken as it is written', () => {
  test.each([
    // Found at 57065a9: each was refused.
    ['(+62) 812-3456-7890', '(+62) 812-3456-7890'],
    ['\u202a+62 812-3456-7890\u202c', '+62 812-3456-7890'],
    ['+62\u00a0812\u00a03456\u00a07890', '+62 812 3456 7890'],
    ['0812\u20113456\u20117890', '0812-3456-7890'],
    ['021/5551234', '021/5551234'],
    ['021/5551234 or 08123456789', '021/5551234 or 08123456789'],
    ['+62 21 555 1234 ext. 12', '+62 21 555 1234 ext. 12'],
    ['０８１２３４５６７８９', '08123456789'],
    // Of the same kind.
    ['+33 1 23 45 67 89 poste 12', '+33 1 23 45 67 89 poste 12'],
    ['02-2345-6789 分機 12', '02-2345-6789 分機 12'],
    ['(02)2345－6789＃12', '(02)2345-6789#12'],
    ['٠٨١٢٣٤٥٦٧٨٩', '08123456789'],
    ['۰۸۱۲۳۴۵۶۷۸۹', '08123456789'],
    ['०८१२३४५६७८९', '08123456789'],
    ['\u202d+1 (555) 010-9999\u202c', '+1 (555) 010-9999'],
    ['\u2068+44\u2069 20 7946 0958', '+44 20 7946 0958'],
    ['WA: 0812 3456 7890', 'WA: 0812 3456 7890'],
    ['0812.3456.7890\n', '0812.3456.7890'],
    ['0812\t3456\r\n7890', '0812 3456 7890'],
    ['+62–812—3456−7890', '+62-812-3456-7890'],
    ['[+62] 812 3456 7890 (rumah)', '[+62] 812 3456 7890 (rumah)'],
    ['0812 3456 7890; 0813 1111 2222', '0812 3456 7890; 0813 1111 2222'],
    ['\ufeff08123456789\u200b', '08123456789'],
  ])('%j is %j', (typed, expected) => {
    expect(z.parse(phone, typed)).toBe(expected)
  })

  test.each([
    '',
    'call me',
    '1234',
    '+',
    'ext. 12',
    '0812\u001b345678',
    '0'.repeat(81),
    '９'.repeat(3000),
  ])('%j is none', (typed) => {
    expect(takes(phone, typed)).toBe(false)
  })
})

describe('an e-mail address is as wide as mail is', () => {
  test.each([
    // Found at 57065a9: each was refused.
    ['toko&anak@example.com', 'toko&anak@example.com'],
    ['siti@contoh.xn--q9jyb4c', 'siti@contoh.xn--q9jyb4c'],
    ['info@bücher.example', 'info@bücher.example'],
    ['andré@example.com', 'andré@example.com'],
    ['"quoted"@example.com', '"quoted"@example.com'],
    ['a/b!c@example.com', 'a/b!c@example.com'],
    ['siti@example.com ', 'siti@example.com'],
    // Of the same kind.
    ["o'neil@example.com", "o'neil@example.com"],
    ['a+b=c{d}|e~f^g`h?i*j%k#l$m@example.com', 'a+b=c{d}|e~f^g`h?i*j%k#l$m@example.com'],
    ['\u202asiti@example.com\u202c', 'siti@example.com'],
    ['si\u200bti@example.com', 'siti@example.com'],
    ['ｓｉｔｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'siti@example.com'],
    ['siti@example。com', 'siti@example.com'],
    ['<siti@example.com>', 'siti@example.com'],
    ['用户@例子.广告', '用户@例子.广告'],
    ['उपयोगकर्ता@उदाहरण.भारत', 'उपयोगकर्ता@उदाहरण.भारत'],
    ['user@مثال.إختبار', 'user@مثال.إختبار'],
    ['a..b.@docomo.example.jp', 'a..b.@docomo.example.jp'],
    ['"very.(),:;[]\\"unusual"@example.com', '"very.(),:;[]\\"unusual"@example.com'],
    ['x@1.2.photography', 'x@1.2.photography'],
    ['Siti.Rahayu@Example.COM', 'Siti.Rahayu@Example.COM'],
    ['x@a.b.c.d.example.co.id', 'x@a.b.c.d.example.co.id'],
  ])('%j is %j', (typed, expected) => {
    expect(z.parse(email, typed)).toBe(expected)
  })

  test.each([
    '',
    'siti',
    '@example.com',
    'siti@',
    'siti@localhost',
    'siti@[127.0.0.1]',
    'siti@1.2.3.4',
    'siti@-example.com',
    'siti@example-.com',
    'siti@exa mple.com',
    'siti rahayu@example.com',
    'siti@example..com',
    'siti@example.com.',
    'siti@exam_ple.com',
    'siti@example.com/evil',
    'siti@example.com:25',
    'siti@example.com?cc=x@y.zz',
    'Siti <siti@example.com>',
    'siti@example.com,thief@example.com',
    'siti@example.com;thief@example.com',
    'siti@example.com thief@example.com',
    'siti@thief.example@example.com',
    '"siti"x@example.com',
    '"a"@b.cc,"c"@example.com',
    'siti@example.com\r\nBcc: thief@example.com',
    '"a\r\nBcc: thief@example.com"@example.com',
    '"a>b"@example.com',
    '"much more unusual"@example.com',
    '"a\\ b"@example.com',
    '"a@b"@example.com',
    '"a..b"@example.com',
    'siti\u0007@example.com',
    'a\u2028b@example.com',
    `${'x'.repeat(65)}@example.com`,
    `${'é'.repeat(33)}@example.com`,
    `x@${'a'.repeat(64)}.com`,
    `x@${'abcdefgh.'.repeat(30)}com`,
  ])('%j is none', (typed) => {
    expect(takes(email, typed)).toBe(false)
  })
})

describe('an address has what its country has', () => {
  test.each<[string, Partial<Recipient>, string[]]>([
    // Found at 57065a9: both were refused.
    ['HK', { zipcode: '' }, []],
    ['SG', { stateOrProvince: '' }, []],
    // Of the same kind.
    ['AE', { zipcode: '', city: '' }, []],
    ['IE', { zipcode: '', stateOrProvince: '' }, []],
    ['FR', { stateOrProvince: '' }, []],
    ['SG', { stateOrProvince: '', city: '' }, []],
    ['MO', { zipcode: '', city: '', stateOrProvince: '' }, []],
    ['QA', { zipcode: '', stateOrProvince: '' }, []],
    ['VN', { zipcode: '' }, []],
    ['GB', { stateOrProvince: '' }, []],
    ['XX', { zipcode: '', stateOrProvince: '' }, []],
    ['ID', {}, []],
    ['ID', { zipcode: '', city: '' }, ['city', 'zipcode']],
    ['FR', { zipcode: '' }, ['zipcode']],
    ['TW', { stateOrProvince: '' }, ['stateOrProvince']],
    ['US', { zipcode: '', stateOrProvince: '' }, ['stateOrProvince', 'zipcode']],
    ['HK', { zipcode: '', stateOrProvince: '' }, ['stateOrProvince']],
    ['XX', { city: '' }, ['city']],
  ])('in %s with %j it lacks %j', (region, parts, expected) => {
    expect(missingIn({ ...whole, ...parts }, region)).toEqual(expected)
  })
})
