import { expect, test } from 'vitest'
import { changesIn, faultsIn, sectionNames, sections } from './form-changes.ts'
import { emptyForm, emptyPrize, type PromotionForm } from './promotion-form.ts'

const before: PromotionForm = {
  ...emptyForm,
  models: [{ model: 'MAG 274UPF' }],
  prizes: [
    { ...emptyPrize, id: 'code', name: 'Code' },
    { ...emptyPrize, id: 'mug', name: 'Mug' },
  ],
}

const changes = (now: Partial<PromotionForm>) =>
  sectionNames.reduce((sum, section) => sum + changesIn(section, before, { ...before, ...now }), 0)

test('every field belongs to exactly one section', () => {
  expect(sectionNames.flatMap((name) => [...sections[name]]).toSorted()).toEqual(
    Object.keys(emptyForm).toSorted(),
  )
})

test('a field typed back to what it was is no change', () => {
  expect(changes({ name: 'Spring', zone: 'Asia/Jakarta' })).toBe(2)
  expect(changes({ name: '', regions: [] })).toBe(0)
})

test('each row of a list is one change', () => {
  expect(changes({ models: [{ model: 'MAG 274UPF' }, { model: 'A' }, { model: 'B' }] })).toBe(2)
  expect(changes({ models: [{ model: 'MAG 274UPF' }, { model: '' }] })).toBe(0)
})

test('a prize changed, renamed by its id, added, removed or moved is one change each', () => {
  const [code = emptyPrize, mug = emptyPrize] = before.prizes
  expect(changes({ prizes: [code, { ...mug, name: 'Cup' }] })).toBe(1)
  expect(changes({ prizes: [code, { ...mug, id: 'cup' }] })).toBe(1)
  expect(changes({ prizes: [mug] })).toBe(1)
  expect(changes({ prizes: [code, mug, emptyPrize] })).toBe(1)
  expect(changes({ prizes: [mug, code] })).toBe(1)
})

test('faults are counted in the section of their field', () => {
  const errors = { 'stores.3.region': 'No.', 'stores.4.name': 'No.', name: 'No.', zone: null }
  expect(sectionNames.map((name) => faultsIn(name, errors))).toEqual([1, 0, 0, 0, 0, 2, 0, 0])
})
