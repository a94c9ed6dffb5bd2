import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { placeholders, placeholdersIn, type Placeholder } from '../../../contract/placeholders.ts'
import { lines } from '../../../contract/schema.ts'
import { anyCharacter } from '../../../tests/support/any-character.ts'
import { claimIntake, promotionTerms } from '../../../tests/support/factories.ts'
import { fill, valuesOf } from './fill.ts'

type Facts = Parameters<typeof valuesOf>[0]['facts']

const file = (changed: Partial<Facts> = {}, name = 'Smart Moves') => {
  const { promotion: _, ...facts } = claimIntake()
  return {
    facts: { ...facts, ...changed },
    promotion: { terms: promotionTerms({ name }) } as Parameters<typeof valuesOf>[0]['promotion'],
  }
}
const soldBy = (store: string) => file({ purchase: { ...claimIntake().purchase, store } })

const every = placeholders.map((name) => `{${name}}`).join(' | ')

test.each([
  ['en', '27 February 2026'],
  ['id', '27 Februari 2026'],
  ['fr', '27 février 2026'],
  ['zh-TW', '2026年2月27日'],
] as const)('in %s the date is written as it is there', (language, date) => {
  expect(fill('{date}', valuesOf(file(), language)).text).toBe(date)
})

test('each placeholder says what the member registered', () => {
  expect(fill(every, valuesOf(file(), 'en'))).toEqual({
    text: 'Siti Rahayu | BA3T01946000V | Enter Komputer | 27 February 2026 | Smart Moves | Modern AM242 1M',
    missing: [],
  })
})

test.each(['', '  ', '\u200b', '{name}', 'Shop {1}', 'na}me', '\u202e'])(
  'a store called %j has no value: it is named, and stays open',
  (store) => {
    const filled = fill('Bought at {store}, {store}', valuesOf(soldBy(store), 'en'))
    expect(filled).toEqual({ text: 'Bought at {store}, {store}', missing: ['store'] })
  },
)

test.each(['$&', '$1', "$'", '<b>Shop</b>', '&amp;', 'متجر الأمل', '%s', '\\{', 'a\u0301'])(
  'what %j says is said as it is',
  (store) => {
    const { text } = fill('At {store}.', valuesOf(soldBy(store), 'en'))
    expect(text).toBe(store.includes('{') ? 'At {store}.' : `At ${store}.`)
  },
)

describe('whatever a claim says', () => {
  const nasty = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('{', '}', '$&', '$1', 'name', 'store', '\u202e', '\n', '<i>', 'ا', ' '),
      )
      .map((parts) => parts.join('')),
  )
  const anyText = fc
    .array(
      fc.oneof(fc.constantFrom(...placeholders.map((name) => `{${name}}`)), fc.constant('to ')),
    )
    .map((parts) => `- ${parts.join('')} -`)

  test('is filled once, and no placeholder is left but those that are named', () => {
    fc.assert(
      fc.property(anyText, nasty, nasty, nasty, nasty, (text, name, store, product, promotion) => {
        const { registration, purchase, recipient } = claimIntake()
        const told = valuesOf(
          file(
            {
              registration: { ...registration, productName: product },
              purchase: { ...purchase, store },
              recipient: { ...recipient, firstName: name, lastName: '' },
            },
            promotion,
          ),
          'en',
        )
        const filled = fill(text, told)
        expect(placeholdersIn(filled.text).toSorted()).toEqual(filled.missing.toSorted())
        // Nothing else than the plain values stands where placeholders stood.
        const parts = text.split(/(\{\w+\})/).map((part) => {
          const key = part.slice(1, -1) as Placeholder
          return part.startsWith('{') ? (told[key] ?? part) : part
        })
        expect(filled.text).toBe(parts.join(''))
        // And a person could have typed it.
        expect(z.parse(lines(100_000), filled.text)).toBe(filled.text)
      }),
      { numRuns: 500 },
    )
  })
})
