import type { UseFormReturnType } from '@mantine/form'
import type { Promotion } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import type { Category } from '../../contract/claim-words.ts'

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

/** A promotion as typed: lists are lines, and an optional field is an empty string. */
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
  models: string
  seriesWindows: string
  stores: string
  redeemLimitPerEmail: number | ''
  codesValidForDays: number | ''
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
  models: '',
  seriesWindows: '',
  stores: '',
  redeemLimitPerEmail: '',
  codesValidForDays: 30,
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
    models: promotion.models.join('\n'),
    seriesWindows: promotion.seriesWindows
      .map(({ from, to, models }) => [from, to, models.join(', ')].join('; '))
      .join('\n'),
    stores: promotion.stores
      .map(({ region, name, aliases }) => [region, name, aliases.join(', ')].join('; '))
      .join('\n'),
    redeemLimitPerEmail: promotion.redeemLimitPerEmail ?? '',
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
    models: linesOf(models),
    seriesWindows: linesOf(seriesWindows).map(windowOf),
    stores: linesOf(stores).map(storeOf),
    codesValidForDays: rest.codesValidForDays === '' ? 0 : rest.codesValidForDays,
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

/** Fields with one entry per line. */
const lineFields = ['models', 'seriesWindows', 'stores'] as const

/**
 * Faults by field; a fault of an entry is shown at its list.
 *
 * @param faults by the path of the terms: `terms.stores.1.region`
 * @param inLine the text for a fault in a line, counted from 1
 */
export function faultsByField(
  faults: Record<string, string>,
  form: PromotionForm,
  inLine: (line: number, fault: string) => string,
): Record<string, string> {
  const byField = new Map<string, Set<string>>()
  for (const [path, fault] of Object.entries(faults)) {
    const [field = '', index, part] = path.replace(/^terms\./, '').split('.')
    const name = field === 'prizes' && part ? `prizes.${index}.${part}` : field
    const lines = lineFields.find((one) => one === field)
    const text = lines && index ? inLine(lineNumber(form[lines], Number(index)), fault) : fault
    byField.set(name, (byField.get(name) ?? new Set()).add(text))
  }
  return Object.fromEntries([...byField].map(([name, texts]) => [name, [...texts].join(' ')]))
}

/** The line of an entry; empty lines are no entries, but are counted. */
function lineNumber(text: string, entry: number): number {
  const lines = text.split('\n')
  const filled = [...lines.keys()].filter((index) => lines[index]?.trim())
  return (filled[entry] ?? entry) + 1
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** `2026-02-01; 2026-03-15; MPG 321URX QD-OLED, MAG 274UPF` */
function windowOf(line: string): PromotionTerms['seriesWindows'][number] {
  const [from = '', to = '', models = ''] = line.split(';').map((part) => part.trim())
  return { from, to, models: commaParts(models) }
}

const commaParts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** `ID; Enter Komputer; CV Enter Komputindo, Enter` */
function storeOf(line: string): PromotionTerms['stores'][number] {
  const [region = '', name = '', aliases = ''] = line.split(';').map((part) => part.trim())
  return {
    region: region.toUpperCase(),
    name,
    aliases: commaParts(aliases),
  }
}
