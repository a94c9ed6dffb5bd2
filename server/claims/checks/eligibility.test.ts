import { describe, expect, test } from 'vitest'
import type { CheckId } from '../../../contract/checks.ts'
import type { PromotionTerms } from '../../../contract/promotion-changes.ts'
import {
  claimIntake,
  promotionTerms,
  type IntakeOverrides,
} from '../../../tests/support/factories.ts'
import { eligibilityChecks, type Eligibility, type Sibling } from './eligibility.ts'

function checkOf(
  id: CheckId,
  terms: Partial<PromotionTerms>,
  intake: IntakeOverrides = {},
  rest: Partial<Eligibility> = {},
) {
  const { promotion: _, ...facts } = claimIntake(intake)
  const checks = eligibilityChecks({
    terms: promotionTerms(terms),
    facts,
    redeemedOn: '2026-03-10',
    sameEmail: [],
    sameSerial: [],
    ...rest,
  })
  return checks.find((check) => check.id === id) ?? expect.fail(`no check ${id}`)
}

const outcome = (...from: Parameters<typeof checkOf>) => checkOf(...from).outcome

const sibling = (state: Sibling['state'], isEarlier = true): Sibling => ({
  number: 'R-100001',
  state,
  isEarlier,
})

test('a clean claim keeps every rule', () => {
  const { promotion: _, ...facts } = claimIntake()
  const checks = eligibilityChecks({
    terms: promotionTerms({
      redeemLimitPerEmail: 2,
      stores: [{ region: 'ID', name: 'Enter Komputer', aliases: [] }],
    }),
    facts,
    redeemedOn: '2026-03-31',
    sameEmail: [sibling('approved')],
    sameSerial: [],
  })
  expect(checks.filter((check) => check.outcome !== 'holds')).toEqual([])
})

describe('product', () => {
  test.each([
    ['holds', { categories: ['aio'] }, {}],
    ['fails', { categories: ['monitor'] }, {}],
    ['holds', { categories: [] }, {}],
    ['holds', { models: ['MSI Modern AM242 1M'] }, {}],
    ['fails', { models: ['Modern AM242P 1M'] }, {}],
    ['fails', { models: ['RTX 4060 Ti'] }, { model: 'RTX 4060', productName: 'RTX 4060' }],
  ] as const)('%s: %o, %o', (wanted, terms, registration) => {
    const { categories, models } = { categories: undefined, models: undefined, ...terms }
    expect(
      outcome(
        'product',
        {
          ...(categories && { categories: [...categories] }),
          ...(models && { models: [...models] }),
        },
        { registration },
      ),
    ).toBe(wanted)
  })

  test('fails when no prize of the promotion fits it', () => {
    const [prize] = promotionTerms().prizes
    if (!prize) expect.fail('no prize')
    expect(outcome('product', { prizes: [{ ...prize, categories: ['desktop'] }] })).toBe('fails')
  })
})

describe('purchase window', () => {
  test.each([
    ['2025-12-31', 'fails'],
    ['2026-01-01', 'holds'],
    ['2026-03-31', 'holds'],
    ['2026-04-01', 'fails'],
  ])('bought on %s %s', (date, wanted) => {
    expect(outcome('purchase_window', {}, { purchase: { date } })).toBe(wanted)
  })

  test('a series has a window of its own', () => {
    const seriesWindows = [{ models: ['Modern AM242 1M'], from: '2026-02-01', to: '2026-02-15' }]
    const check = checkOf('purchase_window', { seriesWindows })
    expect(check.outcome).toBe('fails')
    expect(check.expected).toEqual([
      { kind: 'date', date: '2026-02-01' },
      { kind: 'date', date: '2026-02-15' },
    ])
  })
})

// Back to Modern of the guides was redeemed before it began.
test.each([
  ['2025-12-31', 'fails'],
  ['2026-01-01', 'holds'],
  ['2026-03-31', 'holds'],
  ['2026-04-01', 'fails'],
])('redeemed on %s %s', (redeemedOn, wanted) => {
  expect(outcome('redeemed_in_time', {}, {}, { redeemedOn })).toBe(wanted)
})

test.each([
  ['ID', 'holds'],
  ['MY', 'fails'],
])('a member who lives in %s %s', (region, wanted) => {
  expect(outcome('region', {}, { member: { region } })).toBe(wanted)
})

describe('store', () => {
  const stores = [{ region: 'ID', name: 'Enter Komputer', aliases: ['PT Enter Komputindo'] }]
  test.each([
    ['the partner by name', { store: 'ENTER  komputer' }, 'holds'],
    ['the partner by another of its names', { store: 'PT. Enter Komputindo' }, 'holds'],
    ['somebody else', { store: 'Toko Lain' }, 'fails'],
    ['the partner’s namesake abroad', { region: 'DE' }, 'fails'],
  ])('bought from %s', (_, purchase, wanted) => {
    expect(outcome('store', { stores }, { purchase })).toBe(wanted)
  })

  // The guides: a card bought in Germany and claimed in France.
  test('without partners any shop of the member’s region will do, and none elsewhere', () => {
    expect(outcome('store', {}, { purchase: { store: 'Toko Lain' } })).toBe('holds')
    expect(outcome('store', {}, { purchase: { region: 'DE' } })).toBe('fails')
  })
})

describe('redeem limit', () => {
  test.each([
    ['none', null, [sibling('approved'), sibling('approved')], 'holds'],
    ['one left', 2, [sibling('approved')], 'holds'],
    ['reached', 2, [sibling('approved'), sibling('approved')], 'fails'],
    ['reached by later ones too', 1, [sibling('approved', false)], 'fails'],
    ['open ones before it may reach it', 1, [sibling('waiting')], 'unsure'],
    ['open ones after it wait for it', 1, [sibling('waiting', false)], 'holds'],
    ['declined ones take nothing', 1, [sibling('declined')], 'holds'],
  ] as const)('%s', (_, redeemLimitPerEmail, sameEmail, wanted) => {
    expect(
      outcome('redeem_limit', { redeemLimitPerEmail }, {}, { sameEmail: [...sameEmail] }),
    ).toBe(wanted)
  })
})

describe('S/N', () => {
  test.each([
    ['unused', [], 'holds'],
    ['redeemed', [sibling('approved')], 'fails'],
    ['claimed by another open claim', [sibling('asked_again')], 'unsure'],
    ['of a declined claim', [sibling('declined')], 'holds'],
  ] as const)('%s', (_, sameSerial, wanted) => {
    const check = checkOf('serial_unused', {}, {}, { sameSerial: [...sameSerial] })
    expect(check.outcome).toBe(wanted)
    expect(check.found).toHaveLength(wanted === 'holds' ? 0 : 1)
  })
})

test('a purchase outside the period is declined for it, and not asked for another date', () => {
  const check = checkOf('purchase_window', {}, { purchase: { date: '2025-12-20' } })
  expect([check.outcome, check.suggests[0]]).toEqual(['fails', 'final_outside_period'])
})
