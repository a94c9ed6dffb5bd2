import type { UseFormReturnType } from '@mantine/form'
import type { Promotion } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import type { Category } from '../../contract/claim-words.ts'
import { isEmptyRow, type Row } from './rows/rows.ts'

/** A prize as typed: its value is an amount in the promotion's currency. */
export interface PrizeForm extends Omit<PromotionTerms['prizes'][number], 'worth'> {
  worth: string
}

export const emptyPrize: PrizeForm = {
  id: '',
  kind: 'digital_code',
  name: '',
  categories: [],
  models: [],
  worth: '',
}

export const modelColumns = ['model'] as const
export const windowColumns = ['from', 'to', 'models'] as const
export const storeColumns = ['region', 'name', 'aliases'] as const

/** A promotion as typed: lists are rows, and an optional field is an empty string. */
export interface PromotionForm {
  id: string
  name: string
  regions: string[]
  zone: string
  language: PromotionTerms['language']
  purchaseFrom: string
  purchaseTo: string
  redeemUntil: string
  categories: Category[]
  models: Row<(typeof modelColumns)[number]>[]
  seriesWindows: Row<(typeof windowColumns)[number]>[]
  stores: Row<(typeof storeColumns)[number]>[]
  redeemLimitPerEmail: number | ''
  codesValidForDays: number | ''
  answerWithinDays: number | ''
  release: PromotionTerms['release']
  landingPage: string
  activationPage: string
  prizes: PrizeForm[]
  /** Currency of all values and of the limit. */
  currency: string
  secondPersonAbove: string
  calendars: string[]
  countsCutiBersamaAsOff: boolean
}

export type EditorForm = UseFormReturnType<PromotionForm>

export const emptyForm: PromotionForm = {
  id: '',
  name: '',
  regions: [],
  zone: '',
  language: 'en',
  purchaseFrom: '',
  purchaseTo: '',
  redeemUntil: '',
  categories: [],
  models: [],
  seriesWindows: [],
  stores: [],
  redeemLimitPerEmail: '',
  codesValidForDays: 30,
  answerWithinDays: '',
  release: 'on_approval',
  landingPage: '',
  activationPage: '',
  prizes: [emptyPrize],
  currency: '',
  secondPersonAbove: '',
  calendars: [],
  countsCutiBersamaAsOff: true,
}

export function formOf(promotion: Promotion): PromotionForm {
  return {
    ...promotion,
    models: promotion.models.map((model) => ({ model })),
    seriesWindows: promotion.seriesWindows.map(({ models, ...days }) => ({
      ...days,
      models: models.join(', '),
    })),
    stores: promotion.stores.map(({ aliases, ...store }) => ({
      ...store,
      aliases: aliases.join(', '),
    })),
    redeemLimitPerEmail: promotion.redeemLimitPerEmail ?? '',
    answerWithinDays: promotion.answerWithinDays ?? '',
    prizes: promotion.prizes.map((prize) => ({ ...prize, worth: prize.worth?.amount ?? '' })),
    currency: currencyOf(promotion),
    secondPersonAbove: promotion.secondPersonAbove?.amount ?? '',
    landingPage: promotion.landingPage ?? '',
    activationPage: promotion.activationPage ?? '',
  }
}

const currencyOf = ({ secondPersonAbove, prizes }: Promotion) =>
  secondPersonAbove?.currency ?? prizes.find(({ worth }) => worth)?.worth?.currency ?? ''

const moneyOf = (amount: string, currency: string) =>
  amount.trim() === '' ? null : { amount: amount.trim(), currency: currency.trim().toUpperCase() }

/** The form in the contract's shape; the server validates it. */
export function termsOf(form: PromotionForm): PromotionTerms {
  const { id: _id, models, seriesWindows, stores, ...rest } = form
  return {
    name: rest.name,
    regions: rest.regions.map((region) => region.toUpperCase()),
    zone: rest.zone,
    language: rest.language,
    purchaseFrom: rest.purchaseFrom,
    purchaseTo: rest.purchaseTo,
    redeemUntil: rest.redeemUntil,
    categories: rest.categories,
    models: filled(models).map(({ model }) => model.trim()),
    seriesWindows: filled(seriesWindows).map(({ from, to, models: of }) => ({
      from: from.trim(),
      to: to.trim(),
      models: commaParts(of),
    })),
    stores: filled(stores).map(({ region, name, aliases }) => ({
      region: region.trim().toUpperCase(),
      name: name.trim(),
      aliases: commaParts(aliases),
    })),
    codesValidForDays: rest.codesValidForDays === '' ? 0 : rest.codesValidForDays,
    answerWithinDays: rest.answerWithinDays === '' ? null : rest.answerWithinDays,
    redeemLimitPerEmail: rest.redeemLimitPerEmail === '' ? null : rest.redeemLimitPerEmail,
    release: rest.release,
    landingPage: rest.landingPage.trim() || null,
    activationPage: rest.activationPage.trim() || null,
    prizes: rest.prizes.map((prize) => ({ ...prize, worth: moneyOf(prize.worth, rest.currency) })),
    secondPersonAbove: moneyOf(rest.secondPersonAbove, rest.currency),
    calendars: rest.calendars,
    countsCutiBersamaAsOff: rest.countsCutiBersamaAsOff,
  }
}

/**
 * Maps fault paths to fields. Terms appear on their own, or inside the body that adds a promotion.
 */
export const faultFields = Object.keys(emptyForm).flatMap((field) => [field, `terms.${field}`])

/** Fields that are rows, and the column a fault of a whole entry is shown in. */
const rowFields = { models: 'model', seriesWindows: 'from', stores: 'region' } as const

const isRowField = (field: string): field is keyof typeof rowFields => field in rowFields

/**
 * Faults by field; a fault of an entry is shown in its row and column, or in its prize.
 *
 * @param faults by the path of the terms: `terms.stores.1.region`
 */
export function faultsByField(
  faults: Record<string, string>,
  form: PromotionForm,
): Record<string, string> {
  const byField = new Map<string, Set<string>>()
  for (const [path, fault] of Object.entries(faults)) {
    const [field = '', index, part] = path.replace(/^terms\./, '').split('.')
    const name =
      isRowField(field) && index
        ? `${field}.${rowIndex(form[field], Number(index))}.${part ?? rowFields[field]}`
        : field === 'prizes' && part
          ? `prizes.${index}.${part}`
          : field
    byField.set(name, (byField.get(name) ?? new Set()).add(fault))
  }
  return Object.fromEntries([...byField].map(([name, texts]) => [name, [...texts].join(' ')]))
}

/** The row of an entry; empty rows are no entries. */
function rowIndex(rows: Row[], entry: number): number {
  const indices = [...rows.keys()].filter((index) => !isEmptyRow(rows[index] ?? {}))
  return indices[entry] ?? entry
}

const filled = <Column extends string>(rows: Row<Column>[]) =>
  rows.filter((row) => !isEmptyRow(row))

const commaParts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
