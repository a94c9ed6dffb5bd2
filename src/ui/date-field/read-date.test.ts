import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOrderOf } from '../dates.ts'
import { readDate } from './read-date.ts'

const locales = ['en-FR', 'en-ID', 'en-GB', 'en-US', 'en-TW', 'en-CA', 'en-SE']
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const read = (text: string, locale: string, isWhole = true) =>
  readDate(text, { order: dateOrderOf(locale), isWhole, year: 2026 })

describe('a date is read as it is written in the region', () => {
  const parts: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'medium' },
    { dateStyle: 'long' },
    { day: 'numeric', month: 'numeric', year: 'numeric' },
    { day: '2-digit', month: '2-digit', year: 'numeric' },
    { day: '2-digit', month: '2-digit', year: '2-digit' },
    { day: 'numeric', month: 'short', year: 'numeric' },
  ]
  test.each(locales)('%s', (locale) => {
    fc.assert(
      fc.property(days, fc.constantFrom(...parts), (day, options) => {
        const text = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
          new Date(day),
        )
        expect(read(text, locale)).toBe(day)
        expect(read(text.toUpperCase(), locale)).toBe(day)
      }),
    )
  })
})

test('a date as a computer writes it is read everywhere, while it is typed too', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...locales), (day, locale) => {
      expect(read(day, locale, false)).toBe(day)
    }),
  )
})

test('what may only be the beginning is left until the typing is over', () => {
  expect(read('26/2', 'en-FR', false)).toBeUndefined()
  expect(read('26/2/20', 'en-FR', false)).toBeUndefined()
  expect(read('26 Feb', 'en-FR', false)).toBeUndefined()
  expect(read('26/2', 'en-FR')).toBe('2026-02-26')
  expect(read('26/2/20', 'en-FR')).toBe('2020-02-26')
  expect(read('26 feb', 'en-US')).toBe('2026-02-26')
  expect(read('2/26', 'en-US')).toBe('2026-02-26')
})

test('on the way to a date there is no other one', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...locales), (day, locale) => {
      for (let at = 1; at < day.length; at++) {
        expect(read(day.slice(0, at), locale, false)).toBeUndefined()
      }
    }),
  )
})

test('what is no day is not made one', () => {
  for (const text of [
    '',
    '31 Feb 2026',
    '29/02/2026',
    '26/13/2026',
    '0',
    'tomorrow',
    '2026',
    '1/1/1/1',
  ])
    for (const locale of locales) expect([text, read(text, locale)]).toEqual([text, undefined])
})

test('any text at all is a day or nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...locales), fc.boolean(), (text, locale, isWhole) => {
      expect(read(text, locale, isWhole) ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
  )
})
