import { expect, test } from 'vitest'
import { emptyRowsOf, isManyCells, repeatsOf, rowChanges, rowsOfText } from './rows.ts'

const columns = ['region', 'name', 'aliases'] as const
const store = (region: string, name: string, aliases = '') => ({ region, name, aliases })

test('pasted lines become rows, from a spreadsheet or with semicolons', () => {
  expect(rowsOfText('ID\tEnter Komputer\tEnter\tCV Enter\r\n\r\nFR; LDLC\n', columns)).toEqual([
    store('ID', 'Enter Komputer', 'Enter, CV Enter'),
    store('FR', 'LDLC'),
  ])
})

test('a list of one column keeps each line whole', () => {
  expect(rowsOfText('Modern AM242; white\nMAG 274UPF', ['model'])).toEqual([
    { model: 'Modern AM242; white' },
    { model: 'MAG 274UPF' },
  ])
})

test('one cell is pasted as text, several as rows', () => {
  expect(['LDLC', ' LDLC\n', 'LDLC\nFnac', 'FR\tLDLC'].map(isManyCells)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('a repeated row names the first one, whatever its case and spaces', () => {
  const rows = [store('FR', 'LDLC'), store('', ''), store('FR', 'Fnac'), store('fr', ' ldlc ')]
  expect([...repeatsOf(rows)]).toEqual([[3, 0]])
  expect(emptyRowsOf(rows)).toEqual([1])
})

test('a changed row is one change; empty rows and order are none', () => {
  const before = [store('FR', 'LDLC'), store('FR', 'Fnac')]
  expect(rowChanges(before, [store('FR', 'Fnac'), store('', ''), store('FR', 'LDLC')])).toBe(0)
  expect(rowChanges(before, [store('FR', 'LDLC'), store('FR', 'Fnac.com')])).toBe(1)
  expect(rowChanges(before, [store('FR', 'LDLC')])).toBe(1)
  expect(rowChanges(before, [...before, store('ID', 'Enter'), store('ID', 'Enter')])).toBe(2)
})

test('thousands of rows are compared at once', () => {
  const many = Array.from({ length: 5000 }, (_, index) => store('ID', `Store ${index}`))
  expect(repeatsOf([...many, ...many]).size).toBe(5000)
  expect(rowChanges(many, many.slice(1))).toBe(1)
})
