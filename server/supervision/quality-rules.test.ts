import { expect, test } from 'vitest'
import type { QualityRule } from '../../contract/quality.ts'
import { agree, rollOf, shareFor } from './quality-rules.ts'

const rule = (overrides: Partial<QualityRule>): QualityRule => ({
  promotion: null,
  reason: null,
  staff: null,
  prize: null,
  worthFrom: null,
  share: 10,
  ...overrides,
})

const decision = {
  promotion: 'a',
  reasons: ['blurred', 'no_date'],
  staff: 'rina',
  prize: null,
  worth: null,
}

test.each<[string, QualityRule[], number]>([
  ['no rule', [], 0],
  ['one that fits everything', [rule({})], 10],
  ['the largest of several', [rule({}), rule({ staff: 'rina', share: 40 })], 40],
  ['a rule all of whose parts fit', [rule({ promotion: 'a', reason: 'no_date', share: 25 })], 25],
  ['a rule one of whose parts does not', [rule({ promotion: 'a', reason: 'other' })], 0],
  ['a prize that was not earned', [rule({ prize: 'voucher' })], 0],
])('by %s', (_what, rules, share) => {
  expect(shareFor({ rules }, decision)).toBe(share)
})

test.each([
  ['worth more', { amount: '200.00', currency: 'EUR' }, 10],
  ['worth as much', { amount: '100', currency: 'EUR' }, 10],
  ['worth less', { amount: '99.99', currency: 'EUR' }, 0],
  ['of another currency', { amount: '500000', currency: 'IDR' }, 0],
  ['of no known worth', null, 0],
])('a rule from a worth on: a prize %s', (_what, worth, share) => {
  const rules = [rule({ worthFrom: { amount: '100.00', currency: 'EUR' } })]
  expect(shareFor({ rules }, { ...decision, worth })).toBe(share)
})

test('a roll is always the same, and its share of many is the share', async () => {
  expect(await rollOf('seed', 'id')).toBe(await rollOf('seed', 'id'))
  expect(await rollOf('other', 'id')).not.toBe(await rollOf('seed', 'id'))
  const rolls = await Promise.all(Array.from({ length: 4000 }, (_, n) => rollOf('seed', String(n))))
  const share = rolls.filter((roll) => roll < 20).length / rolls.length
  expect(share).toBeGreaterThan(0.18)
  expect(share).toBeLessThan(0.22)
  expect(Math.max(...rolls)).toBeLessThan(100)
})

test('two agree on the verdict and its reasons, in any order', () => {
  const first = { kind: 'ask_again' as const, reasons: ['a', 'b'] }
  expect(agree(first, { kind: 'ask_again', reasons: ['b', 'a'] })).toBe(true)
  expect(agree(first, { kind: 'ask_again', reasons: ['a'] })).toBe(false)
  expect(agree(first, { kind: 'decline', reasons: ['a', 'b'] })).toBe(false)
})
