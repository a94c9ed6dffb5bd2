import type { ClaimIntake } from '../../contract/intake.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'

/** Defaults that hold together; each test says only what matters to it. */
export function promotionTerms(overrides: Partial<PromotionTerms> = {}): PromotionTerms {
  return {
    name: 'Smart Moves, Smarter Work',
    regions: ['ID'],
    zone: 'Asia/Jakarta',
    language: 'en',
    purchaseFrom: '2026-01-01',
    purchaseTo: '2026-03-31',
    redeemUntil: '2026-03-31',
    categories: ['desktop', 'aio', 'pro_dt'],
    models: [],
    seriesWindows: [],
    stores: [],
    redeemLimitPerEmail: null,
    release: 'on_approval',
    landingPage: null,
    activationPage: 'https://www.msi.com/activate',
    prizes: [
      {
        id: 'voucher',
        kind: 'digital_code',
        name: 'Digital Code IDR 500.000',
        categories: [],
        models: [],
        worth: null,
      },
    ],
    codesValidForDays: 0,
    answerWithinDays: null,
    secondPersonAbove: null,
    calendars: ['ID'],
    countsCutiBersamaAsOff: true,
    ...overrides,
  }
}

export const physicalPrize: PromotionTerms['prizes'][number] = {
  id: 'backpack',
  kind: 'physical',
  name: 'MSI Titan backpack',
  categories: [],
  models: [],
  worth: null,
}

export const dearPrize: PromotionTerms['prizes'][number] = {
  id: 'voucher',
  kind: 'digital_code',
  name: 'Digital Code IDR 1.000.000',
  categories: [],
  models: [],
  worth: { amount: '1000000', currency: 'IDR' },
}

/** Terms whose prize takes two people. */
export const aboveTheLimit = {
  prizes: [dearPrize],
  secondPersonAbove: { amount: '750000', currency: 'IDR' },
} satisfies Partial<PromotionTerms>

export type IntakeOverrides = { [Part in keyof ClaimIntake]?: Partial<ClaimIntake[Part]> } & {
  promotion?: string
  note?: string | null
}

export function claimIntake(overrides: IntakeOverrides = {}): ClaimIntake {
  return {
    promotion: overrides.promotion ?? 'smart-moves',
    member: { id: 'mc-1001', email: 'siti@example.com', region: 'ID', ...overrides.member },
    registration: {
      id: 'reg-1001',
      serialNumber: 'BA3T01946000V',
      chk: '123',
      category: 'aio',
      productName: 'Modern AM242 1M',
      model: 'Modern AM242 1M',
      ...overrides.registration,
    },
    purchase: {
      region: 'ID',
      store: 'Enter Komputer',
      date: '2026-02-27',
      channel: 'retail_store',
      ...overrides.purchase,
    },
    recipient: { ...siti, ...overrides.recipient },
    note: overrides.note ?? null,
  }
}

export const siti: ClaimIntake['recipient'] = {
  firstName: 'Siti',
  lastName: 'Rahayu',
  zipcode: '12190',
  city: 'Jakarta Selatan',
  stateOrProvince: 'DKI Jakarta',
  street: 'Jl. Jend. Sudirman No. 52',
  apartment: null,
  contactNumber: '+62 812-3456-7890',
}
