import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'

const read = (bytes: Uint8Array) =>
  Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: false }).data.slice(0, -1)

test.each([
  ['=1+1', "'=1+1"],
  ['+62 812', "'+62 812"],
  ['-3', "'-3"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['\0x', "'\0x"],
  ['Rina', 'Rina'],
])('%j is written as %j', (cell, written) => {
  expect(read(writeCsv([[cell, 'x']]))).toEqual([[written, 'x']])
})

test('a negative number stays a number, and nothing is nothing', () => {
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv([[-3, null, 'a']]))).toBe(
    '\uFEFF-3,,a\r\n',
  )
})

test('whatever is written comes back, and no cell begins like a formula', () => {
  const anyRow = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(anyRow, (row) => {
      const [back = []] = read(writeCsv([row]))
      expect(back).toHaveLength(row.length)
      for (const [index, cell] of back.entries()) {
        // oxlint-disable-next-line no-control-regex -- what a spreadsheet takes for a formula
        expect(cell).not.toMatch(/^[=+\-@\t\r\0]/)
        expect([row[index], `'${row[index]}`]).toContain(cell)
      }
    }),
    { numRuns: 2000, seed: 6 },
  )
})
