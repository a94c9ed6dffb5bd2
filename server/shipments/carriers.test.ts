import { fitsMask, isMask } from '../../contract/masks.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trackingLink } from './carriers.ts'
import { publishedCarriers } from './published-carriers.ts'

const page = 'https://carrier.example/track'

describe('the link to a parcel', () => {
  test('a verified deep link carries number and postcode', () => {
    const link = 'https://carrier.example/{n}?zip={zip}'
    expect(trackingLink({ link, page }, 'JX123', '75011')).toBe(
      'https://carrier.example/JX123?zip=75011',
    )
  })

  test('without a verified deep link it is the carrier’s page', () => {
    expect(trackingLink({ link: null, page }, 'JX123', '75011')).toBe(page)
  })

  test('without either there is none', () => {
    expect(trackingLink({ link: null, page: null }, 'JX123', '75011')).toBeNull()
  })

  test.each(['javascript:alert(1)//{n}', 'http://carrier.example/{n}', '//carrier.example/{n}'])(
    '%s is never a link',
    (link) => {
      expect(trackingLink({ link, page: null }, 'JX123', '75011')).toBeNull()
    },
  )

  test('whatever stands in a number, it stays in its place in the address', () => {
    const link = 'https://carrier.example/track/{n}/end?zip={zip}'
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (number, zipcode) => {
        const url = new URL(trackingLink({ link, page }, number, zipcode) ?? '')
        expect(url.origin).toBe('https://carrier.example')
        expect(url.searchParams.get('zip')).toBe(zipcode)
        expect([...url.searchParams.keys()]).toEqual(['zip'])
        expect(url.hash).toBe('')
      }),
    )
  })
})

describe('the registry the product carries', () => {
  test('names every carrier once', () => {
    const codes = publishedCarriers.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test.each([
    ['jnt', 'JX1234567890'],
    ['sicepat', '004123456789'],
    ['ninja-xpress', 'NLIDAP1234567'],
    ['pos-indonesia', 'RR473124829ID'],
    ['colissimo', '6A12345678901'],
    ['ups', '1Z999AA10123456784'],
    ['dhl-express', '1234567890'],
    ['dpd', '01234567890123'],
  ])('the hint of %s knows %s', (code, number) => {
    const { numberPattern } = publishedCarriers.find((one) => one.code === code) ?? {}
    expect(isMask(numberPattern ?? '')).toBe(true)
    expect(fitsMask(numberPattern ?? '', number)).toBe(true)
  })

  test('leads to https pages only', () => {
    for (const carrier of publishedCarriers) {
      for (const address of [carrier.page, carrier.link]) {
        if (address !== null) expect(new URL(address.replace('{n}', 'X')).protocol).toBe('https:')
      }
    }
  })
})
