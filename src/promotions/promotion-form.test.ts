import { expect, test } from 'vitest'
import { type Promotion } from '../../contract/promotions.ts'
import { promotionTerms as termsSchema } from '../../contract/promotion-changes.ts'
import { promotionTerms } from '../../tests/support/factories.ts'
import { emptyForm, faultsByField, formOf, termsOf } from './promotion-form.ts'

const rich = promotionTerms({
  models: ['Modern AM242 1M', 'MAG 274UPF E2'],
  seriesWindows: [{ from: '2026-02-01', to: '2026-03-15', models: ['MPG 321URX', 'MAG 274UPF'] }],
  stores: [
    { region: 'ID', name: 'Enter Komputer', aliases: ['CV Enter Komputindo', 'Enter'] },
    { region: 'FR', name: 'LDLC', aliases: [] },
  ],
  redeemLimitPerEmail: 2,
  codesValidForDays: 30,
  landingPage: null,
})

const promotion: Promotion = { ...rich, id: 'smart-moves', version: 3, claims: 12, usedPrizes: [] }

test('a promotion that is opened and saved untouched stays what it was', () => {
  expect(termsOf(formOf(promotion))).toEqual(rich)
})

test('lists are typed as rows, and what may be left out is an empty field', () => {
  expect(formOf(promotion)).toMatchObject({
    models: [{ model: 'Modern AM242 1M' }, { model: 'MAG 274UPF E2' }],
    seriesWindows: [{ from: '2026-02-01', to: '2026-03-15', models: 'MPG 321URX, MAG 274UPF' }],
    stores: [
      { region: 'ID', name: 'Enter Komputer', aliases: 'CV Enter Komputindo, Enter' },
      { region: 'FR', name: 'LDLC', aliases: '' },
    ],
    landingPage: '',
  })
})

test('spaces, empty rows and small letters of regions are forgiven', () => {
  const terms = termsOf({
    ...formOf(promotion),
    regions: ['id'],
    models: [{ model: ' ' }, { model: '  Modern AM242 1M  ' }, { model: '' }],
    stores: [{ region: ' id ', name: 'Enter Komputer', aliases: ', Enter ,' }],
    landingPage: '   ',
  })
  expect(terms).toMatchObject({
    regions: ['ID'],
    models: ['Modern AM242 1M'],
    stores: [{ region: 'ID', name: 'Enter Komputer', aliases: ['Enter'] }],
    landingPage: null,
  })
})

test('an empty form is no promotion, and says of each field that must be filled that it must', () => {
  const { error } = termsSchema.safeParse(termsOf(emptyForm))
  const fields = new Set(error?.issues.map(({ path }) => String(path[0])))
  expect([...fields].toSorted()).toEqual([
    'calendars',
    'name',
    'prizes',
    'purchaseFrom',
    'purchaseTo',
    'redeemUntil',
    'regions',
    'zone',
  ])
})

const faults = (found: Record<string, string>, form = emptyForm) => faultsByField(found, form)

test('a new promotion’s faults come with a prefix that the fields have not', () => {
  expect(faults({ 'terms.name': 'This field is required.', id: 'No.' })).toEqual({
    name: 'This field is required.',
    id: 'No.',
  })
})

test('the fault of an entry is said in its row and column; empty rows are counted', () => {
  const store = (region: string, name: string) => ({ region, name, aliases: '' })
  const stores = [store('ID', 'Enter'), store('', ' '), store('France', 'Fnac')]
  const form = { ...emptyForm, stores, models: [{ model: '' }, { model: 'x'.repeat(200) }] }
  expect(
    faults({ 'stores.1.region': 'No.', 'stores.1.aliases.2': 'Long.', 'models.0': 'Long.' }, form),
  ).toEqual({ 'stores.2.region': 'No.', 'stores.2.aliases': 'Long.', 'models.1.model': 'Long.' })
})

test('a list of tags has no rows; the same fault of two tags is said once', () => {
  expect(faults({ 'regions.1': 'No.', 'regions.4': 'No.', calendars: 'None.' })).toEqual({
    regions: 'No.',
    calendars: 'None.',
  })
})

test('a prize has fields of its own', () => {
  expect(
    faults({ 'terms.prizes.1.id': 'No.', 'prizes.0.models.3': 'No.', prizes: 'Two are the same.' }),
  ).toEqual({ 'prizes.1.id': 'No.', 'prizes.0.models': 'No.', prizes: 'Two are the same.' })
})
