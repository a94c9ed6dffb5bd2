import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categories } from '../../contract/claim-words.ts'
import type { PrizeOffer } from '../../contract/promotions.ts'
import { fits, foldModel, prizeFor, type Product } from './rules.ts'

const product = (overrides: Partial<Product> = {}): Product => ({
  category: 'aio',
  productName: 'Modern AM242 1M',
  model: 'AM242',
  ...overrides,
})

const offer = (overrides: Partial<PrizeOffer> = {}): PrizeOffer => ({
  id: 'voucher',
  kind: 'digital_code',
  name: 'Digital Code IDR 500.000',
  categories: [],
  models: [],
  worth: null,
  ...overrides,
})

describe('which models are the same', () => {
  test.each([
    ['AM242', 'am242', true],
    ['AM242', 'AM 242', true],
    ['AM242', 'MSI AM242', true],
    ['AM242', 'AM242P', false],
    ['AM242', 'AM24', false],
    ['GeForce RTX 4060', 'GEFORCE RTX 4060 TI', false],
    ['GeForce RTX 4060 Ti', 'MSI GeForce RTX 4060Ti', true],
    ['MPG 321URX QD-OLED', 'MPG 321URX QD OLED', true],
    ['MPG 321URX', '321URX', false],
    ['Optix MAG27CQ', 'Ｏｐｔｉｘ　ＭＡＧ２７ＣＱ', true],
    ['MSIX 27', 'X 27', false],
    ['曲面螢幕 27', '平面螢幕 27', false],
  ])('%s and %s: %s', (wanted, found, isSame) => {
    expect(foldModel(wanted) === foldModel(found)).toBe(isSame)
    expect(fits({ categories: [], models: [wanted] }, product({ model: found }))).toBe(isSame)
  })

  test('folding once is folding for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = foldModel(typed)
        expect(once).toMatch(/^[\p{L}\p{N}]*$/u)
        expect(foldModel(once)).toBe(once)
      }),
    )
  })

  test('the product name counts as well as the model', () => {
    const wanted = { categories: [], models: ['Modern AM242 1M'] }
    expect(fits(wanted, product({ model: 'unknown' }))).toBe(true)
  })

  test('a model that folds to nothing fits nothing', () => {
    expect(fits({ categories: [], models: ['–'] }, product({ model: '*' }))).toBe(false)
  })
})

describe('the prize a product earns', () => {
  test('no categories and no models mean every product', () => {
    fc.assert(
      fc.property(fc.constantFrom(...categories), fc.string(), (category, model) => {
        expect(fits({ categories: [], models: [] }, product({ category, model }))).toBe(true)
      }),
    )
  })

  test('a category that is not named earns nothing, whatever the model', () => {
    const wanted = offer({ categories: ['laptop'], models: ['AM242'] })
    expect(prizeFor({ prizes: [wanted] }, product())).toBeNull()
  })

  test('the first offer that fits is earned', () => {
    const special = offer({ id: 'special', models: ['AM242P'] })
    const first = offer({ id: 'first', categories: ['aio'] })
    const second = offer({ id: 'second' })
    expect(prizeFor({ prizes: [special, first, second] }, product())?.id).toBe('first')
    expect(prizeFor({ prizes: [special, first, second] }, product({ model: 'AM242P' }))?.id).toBe(
      'special',
    )
    expect(prizeFor({ prizes: [special, first, second] }, product({ category: 'ssd' }))?.id).toBe(
      'second',
    )
  })
})
