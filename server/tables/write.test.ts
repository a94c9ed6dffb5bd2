import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvForMachines, csvForPeople } from './write.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const read = (bytes: Uint8Array, delimiter = ',') =>
  Papa.parse<string[]>(textOf(bytes), { delimiter }).data.slice(0, -1)

/** What a spreadsheet may take for a formula, behind what it skips. */
const formula = /^[\s"\p{C}]*[=+\-@＝＋－＠]/u

describe('a file for people', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+62 812', "'+62 812"],
    ['-3', "'-3"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\0=x', "'=x"],
    ['＝1', "'＝1"],
    ["x;=cmd|'/C calc'!A0", "x;'=cmd|'/C calc'!A0"],
    ['x; =1', "x; '=1"],
    ['x\n=1', "x\n'=1"],
    ['x\t@y', "x\t'@y"],
    ['x,"=1', `x,"'=1`],
    ['a-b', 'a-b'],
    ['Rina', 'Rina'],
  ])('%j is written as %j', (cell, written) => {
    expect(read(csvForPeople([[cell, 'x']]))).toEqual([[written, 'x']])
  })

  test('quotes every cell; a negative number stays a number, and nothing is nothing', () => {
    const bytes = csvForPeople([[-3, null, 'a']])
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      '\uFEFF"-3","","a"\r\n',
    )
  })

  test('has no cell that begins like a formula, whichever way a spreadsheet splits it', () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        'a',
        '"',
        ',',
        ';',
        '\t',
        '|',
        '\n',
        '\r',
        ' ',
        "'",
        '\0',
        '\u200b',
      ),
      maxLength: 12,
    })
    const anyCell = fc.oneof(cell, fc.string({ unit: anyCharacter, maxLength: 12 }))
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCell, { minLength: 2, maxLength: 3 }), { minLength: 1 }),
        (rows) => {
          const bytes = csvForPeople(rows)
          for (const delimiter of [',', ';', '\t', '|']) {
            // A reader that knows quotes, and one that knows none.
            const cells = [
              ...read(bytes, delimiter).flat(),
              ...textOf(bytes)
                .split(/\r\n|\r|\n/)
                .flatMap((line) => line.split(delimiter)),
            ]
            expect(cells.filter((one) => formula.test(one))).toEqual([])
          }
          const back = read(bytes)
          expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length))
          const bare = (text = '') => text.replaceAll(/['\0]/g, '')
          expect(back.flat().map(bare)).toEqual(rows.flat().map(bare))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

test('a file for machines says every cell as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }),
      (row) => {
        expect(read(csvForMachines([row]))).toEqual([row])
      },
    ),
  )
  expect(textOf(csvForMachines([['R-1', '+6281234567890', '=1']]))).toBe(
    'R-1,+6281234567890,=1\r\n',
  )
})
