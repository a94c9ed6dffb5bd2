import { describe, expect, test } from 'vitest'
import type { Reason } from '../../../contract/reasons.ts'
import { languages } from '../../../contract/schema.ts'
import { reasonCatalogue } from '../../promotions/reason-catalogue.ts'
import { memberStatus, redeemHistoryRow, toldOf } from './redeem-history.ts'

const reason = (id: string): Reason =>
  reasonCatalogue.find((one) => one.id === id) ?? expect.fail(`no reason ${id}`)

const noName = reason('invoice_no_product_name')
const packaging = reason('photo_of_packaging')

describe('the member’s status, word for word', () => {
  test('waiting and in review', () => {
    expect(memberStatus('waiting', [])).toBe('Redeem qualification under reviewing')
  })

  test('approved', () => {
    expect(memberStatus('approved', [])).toBe('Redeem Success')
  })

  test('asked again is the reason text itself', () => {
    expect(memberStatus('asked_again', toldOf([noName], 'en'))).toBe(
      'Please provide the invoice with your product name on it, thanks.',
    )
  })

  test('several reasons stand one line each, in the order in which they were chosen', () => {
    expect(memberStatus('asked_again', toldOf([packaging, noName], 'en'))).toBe(
      `${packaging.texts.en}\n${noName.texts.en}`,
    )
  })

  test.each(languages)('declined in %s is the final reason’s text', (language) => {
    const final = reason('final_region')
    expect(memberStatus('declined', toldOf([final], language))).toBe(final.texts[language])
  })
})

describe('the Redeem History row', () => {
  const facts = {
    redeemDate: '2021-12-01',
    promotionName: 'Christmas Deals',
    productName: 'Optix MPG341CQR',
    serialNumber: 'BA3T01946000V',
  } as const

  test('has the guides’ columns, and says nothing else', () => {
    expect(redeemHistoryRow(facts, 'waiting', [])).toEqual({
      redeemDate: '2021-12-01',
      promotionName: 'Christmas Deals',
      productName: 'Optix MPG341CQR',
      serialNumber: 'BA3T01946000V',
      status: 'Redeem qualification under reviewing',
      hasRedeemAgain: false,
    })
  })

  test.each([
    ['waiting', false],
    ['asked_again', true],
    ['approved', false],
    ['declined', false],
  ] as const)('a claim that is %s carries Redeem Again: %s', (state, expected) => {
    expect(redeemHistoryRow(facts, state, toldOf([noName], 'en')).hasRedeemAgain).toBe(expected)
  })
})
