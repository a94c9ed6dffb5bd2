import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsMask, isMask } from './masks.ts'

describe('a mask', () => {
  test.each([
    ['#{12}', '123456789012', '12345678901'],
    ['J@#{10} | J@@#{12}', 'JXA123456789012', 'JX12345678'],
    ['1Z*{16}', '1Z999AA10123456784', '2Z999AA10123456784'],
    ['#{14}*{0-1}', '01234567890123A', '01234567890123AB'],
    ['@@#{9}FR', 'rr473124829fr', 'RR473124829GB'],
    ['AB-#{2}', 'AB-12', 'AB12'],
    ['*{10-20}', 'A1B2C3D4E5', 'A1B2'],
  ])('%s knows %s and not %s', (mask, number, other) => {
    expect(isMask(mask)).toBe(true)
    expect(fitsMask(mask, number)).toBe(true)
    expect(fitsMask(mask, other)).toBe(false)
  })

  test.each([
    '',
    '|',
    '#|',
    '^\\d{12}$',
    '([A-Z0-9]+)+!',
    '#{3',
    '#{5-2}',
    '#{0}',
    '#{41}',
    '##{40}',
    'a b',
    '#{1-}',
    '漢',
  ])('“%s” is none', (mask) => {
    expect(isMask(mask)).toBe(false)
    expect(fitsMask(mask, 'ANY1')).toBe(true)
  })

  test('of nothing asks for nothing', () => {
    expect(fitsMask(null, 'x'.repeat(1000))).toBe(true)
  })

  test('says what a plain pattern of the same pieces says, and ends on whatever is written', () => {
    const classes = { '#': '[0-9]', '@': '[A-Z]', '*': '[A-Z0-9]', A: 'A', 7: '7' }
    const piece = fc.record({
      sign: fc.constantFrom(...Object.keys(classes)),
      min: fc.nat(3),
      more: fc.nat(3),
    })
    const pieces = fc.array(piece, { minLength: 1, maxLength: 6 })
    const number = fc.string({ unit: fc.constantFrom('A', 'B', '7', '8', '-'), maxLength: 40 })
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 3 }),
        number,
        (alternatives, text) => {
          const mask = alternatives
            .map((all) =>
              all.map(({ sign, min, more }) => `${sign}{${min}-${min + more}}`).join(''),
            )
            .join(' | ')
          if (!isMask(mask)) return
          const plain = alternatives.map((all) =>
            all
              .map(
                ({ sign, min, more }) =>
                  `${Object.entries(classes).find(([one]) => one === sign)?.[1]}{${min},${min + more}}`,
              )
              .join(''),
          )
          expect(fitsMask(mask, text)).toBe(new RegExp(`^(?:${plain.join('|')})$`).test(text))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('is never slow: the nastiest of each length still ends', () => {
    const nasty = '*{0-1}'.repeat(33)
    for (let round = 0; round < 1000; round++)
      fitsMask(`${nasty}|${nasty}`.slice(0, 200), `${'A'.repeat(39)}!`)
    expect(fitsMask('*{0-5}*{0-5}*{0-5}*{0-5}*{0-5}*{0-5}*{0-5}A', `${'A'.repeat(35)}-`)).toBe(
      false,
    )
  })
})
