import { expect, test } from 'vitest'
import { languages } from '../../contract/schema.ts'
import { reasonCatalogue } from './reason-catalogue.ts'

test('the first reason is the guides’ own, word for word', () => {
  expect(reasonCatalogue[0]?.texts.en).toBe(
    'Please provide the invoice with your product name on it, thanks.',
  )
})

test('every reason stands once, and in every language in one line', () => {
  const ids = reasonCatalogue.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { texts } of reasonCatalogue) {
    for (const language of languages) expect(texts[language]).toMatch(/^\S.*\S$/)
  }
})

test('no two reasons read the same to a member', () => {
  for (const language of languages) {
    const texts = reasonCatalogue.map((reason) => reason.texts[language])
    expect(new Set(texts).size).toBe(texts.length)
  }
})

test('there are reasons for each place of mending, and final ones', () => {
  expect(new Set(reasonCatalogue.map(({ fix }) => fix))).toEqual(
    new Set(['my_products', 'redeem_again', 'final']),
  )
})
