import { sql } from 'kysely'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../tests/support/desk.ts'
import { containing } from './like.ts'
import type { Database } from './tables.ts'

let database: Database
let close: () => Promise<void>
beforeAll(async () => {
  ;({ database, close } = await openDatabase())
})
afterAll(() => close())

async function isFound(text: string, typed: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select lower(${text}::text) like ${containing(typed)} as is
  `.execute(database)
  return rows[0]?.is ?? expect.fail('no answer')
}

test.each([
  ['Siti Rahayu', 'rahayu', true],
  ['Siti Rahayu', 'TI RA', true],
  ['Siti Rahayu', 'rahayo', false],
  ['100% cotton', '100%', true],
  ['1000 cotton', '100%c', false],
  ['a_b', 'a_b', true],
  ['axb', 'a_b', false],
  ['C:\\temp', ':\\t', true],
  ['C:temp', ':\\t', false],
  ["O'Neil", "o'n", true],
  ['Élodie', 'éLODIE', true],
  ['İbrahim', 'İBRAHIM', true],
  ['ΣΊΣΥΦΟΣ', 'σίσυφοσ', true],
  ['ΣΊΣΥΦΟΣ', 'ΣΊΣΥΦΟΣ', true],
])('in %j one finds %j: %s', async (text, typed, expected) => {
  expect(await isFound(text, typed)).toBe(expected)
})

test('whatever is typed is found where it stands, and no pattern is ever broken', async () => {
  const typed = fc.string({ unit: fc.constantFrom('a', 'B', '%', '_', '\\', "'", 'é') })
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (before, middle, after) => {
      expect(await isFound(before + middle + after, middle)).toBe(true)
    }),
    { numRuns: 50 },
  )
})
