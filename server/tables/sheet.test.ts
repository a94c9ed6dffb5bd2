import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { lexiconOf } from './headings.ts'
import { readSheet } from './sheet.ts'

const lexicon = lexiconOf([
  { field: 'date', headings: ['date', 'tanggal'] },
  { field: 'name', headings: ['name', 'keterangan'] },
])
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array<ArrayBuffer>, maxRows = 1000) => readSheet(bytes, lexicon, maxRows)
const cellsOf = (bytes: Uint8Array<ArrayBuffer>) => {
  const sheet = read(bytes)
  return 'fault' in sheet ? sheet.fault : sheet.rows.map(({ cells }) => cells)
}
const faultOf = (bytes: Uint8Array<ArrayBuffer>, maxRows?: number) => {
  const sheet = read(bytes, maxRows)
  return 'fault' in sheet ? [sheet.fault.code, sheet.fault.message] : null
}

/** As UTF-16 writes it, with or without its mark. */
function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array<ArrayBuffer> {
  const units = [...(mark ? '\ufeff' : ''), ...text].join('')
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let at = 0; at < units.length; at++) {
    view.setUint16(at * 2, units.charCodeAt(at), order === 'le')
  }
  return new Uint8Array(view.buffer)
}
const hex = (text: string) => Uint8Array.fromHex(text.replaceAll(' ', ''))

describe('letters', () => {
  test.each([
    ['UTF-8 with a mark', bytesOf('\ufeffdate,name\n1,Fête'), 'utf-8'],
    ['UTF-16 of Excel', utf16('date,name\n1,Fête', 'le', true), 'utf-16le'],
    ['UTF-16 of a Mac', utf16('date,name\n1,Fête', 'be', true), 'utf-16be'],
    ['UTF-16 without a mark', utf16('date,name\n1,Fête', 'le', false), 'utf-16le'],
    ['UTF-16, big end first, without a mark', utf16('date,name\n1,Fête', 'be', false), 'utf-16be'],
    ['Excel in Paris', hex('646174652c6e616d650a312c46 ea 7465'), 'windows-1252'],
    ['an old Mac', hex('646174652c6e616d650a312c46 90 7465'), 'macintosh'],
  ])('of %s are read', (_, bytes, encoding) => {
    const sheet = read(bytes)
    expect(sheet).toMatchObject({
      encoding,
      rows: [{ line: 1 }, { line: 2, cells: ['1', 'Fête'] }],
    })
  })

  test.each([
    ['£ukasz in Warsaw', 'a3 756b61737a', 'Łukasz'],
    ['a quote and a dash of Word', '4c 92 e974e9 20 96 20 32 b0', 'L’été – 2°'],
    ['Big5', 'b0ea bc79 a4e9 20 b8c9 b0b2', '國慶日 補假'],
    ['Big5, long', 'a4a4b5d8a5c1b0eab67db0eaacf6a9c0a4e9', '中華民國開國紀念日'],
    ['GB 2312', 'b9fa c7ec bdda', '国庆节'],
  ])('of %s are the right ones', (_, codes, name) => {
    expect(cellsOf(hex(`646174652c6e616d650a312c${codes}`))).toEqual([
      ['date', 'name'],
      ['1', name],
    ])
  })

  test.each([
    ['a Han word that three encodings could mean', 'b6cbcee7b99d', 'unknown_letters'],
    ['bytes that are no word anywhere', 'ff fd e9 e8 81', 'unknown_letters'],
    ['a workbook', '504b0304 1400', 'workbook'],
    ['an old workbook', 'd0cf11e0 a1b1', 'workbook'],
    ['a picture', '89504e470d0a1a0a 00000d', 'not_text'],
    ['control characters', '61 07 62', 'not_text'],
    ['UTF-16 that is cut', 'fffe 41', 'not_text'],
  ])('of %s refuse the file', (_, codes, code) => {
    expect(faultOf(hex(codes))?.[0]).toBe(code)
  })

  test('are never replaced, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(JSON.stringify(read(new Uint8Array(bytes)))).not.toContain('\ufffd')
      }),
    )
  })
})

describe('cells', () => {
  test.each([
    ['a semicolon', 'Tanggal;Keterangan\r\n1;x, y\r\n'],
    ['a tab', 'date\tname\n1\tx, y\n'],
    ['a bar', 'date|name\n1|x, y\n'],
    ['a comma', 'date,name\n1,"x, y"'],
    ['what sep= names', 'sep=;\r\ndate;name\r\n1;x, y'],
    ['what sep= names, quoted', '"sep=;"\r\ndate;name\r\n1;x, y'],
    ['a comma, with a semicolon in a heading', 'date,name,"note; remark"\n1,"x, y",'],
    ['a semicolon below a title with commas', 'Holidays, of, 2026, all\n\ndate;name\n1;x, y'],
    ['a semicolon, with decimal commas', 'a;b\n1,5;x, y\n2,5;z'],
    ['a carriage return for lines', 'date;name\r1;x, y\r'],
  ])('are told apart by %s', (_, text) => {
    expect(cellsOf(bytesOf(text))).toContainEqual(
      expect.arrayContaining([expect.stringMatching(/^1/), 'x, y']),
    )
  })

  test.each([
    ['a quote that stays open', 'date,name\n1,"x\n2,y\n', 'open_quote', 'line 2: '],
    ['text behind a quote', 'date,name\n1,a\n"2" b,y\n', 'stray_quote', 'line 3: '],
    [
      'a quote that closes rows below',
      'a,b,c\n1,"24 inch,x\n2,y,z\n3,27",u\n',
      'swallowed_rows',
      'line 2: ',
    ],
    ['too many columns', `date,name\n${','.repeat(300)}`, 'too_wide', 'line 2: '],
    ['a cell without an end', `a,${'x'.repeat(40_000)}`, 'long_cell', 'line 1: '],
    ['more rows than are taken', 'a,b\n'.repeat(1001), 'too_many_rows', 'has more than 1000 rows'],
    ['nothing', ' \n\n', 'empty_file', 'is empty'],
    ['nothing but sep=', 'sep=;\n', 'empty_file', 'is empty'],
  ])('with %s refuse the file and say where', (_, text, code, message) => {
    expect(faultOf(bytesOf(text))).toEqual([code, expect.stringContaining(message)])
  })

  test('keep quotes in the middle, line breaks, and the line they begin on', () => {
    const sheet = read(bytesOf('date,name\r\n1,27" wide\r\n\r\n2,"a ""b""\r\nc"\r\n3,d'))
    expect(sheet).toMatchObject({
      rows: [
        { line: 1 },
        { line: 2, cells: ['1', '27" wide'] },
        { line: 3, cells: [''] },
        { line: 4, cells: ['2', 'a "b"\r\nc'] },
        { line: 6, cells: ['3', 'd'] },
      ],
    })
  })

  test('of a great many columns in few bytes are not kept: reading stops at the limit', () => {
    const wide = `${'x,'.repeat(2000)}\n${'x\n'.repeat(20_000)}`
    expect(faultOf(bytesOf(wide))?.[0]).toBe('too_wide')
    const lines = 'é\n'.repeat(3_000_000)
    expect(faultOf(bytesOf(lines))?.[0]).toBe('too_many_rows')
    const quoted = '"\n",'.repeat(1_000_000)
    expect(faultOf(bytesOf(quoted))?.[0]).toBe('too_wide')
  })

  test('that were written come back, by a reader that is not ours too', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '漢') })
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse([rows[0]?.map(() => 'date') ?? [], ...rows], { quotes: true })
        const sheet = read(bytesOf(text))
        const isSwallowed = 'fault' in sheet && sheet.fault.code === 'swallowed_rows'
        if (isSwallowed) return
        expect(sheet).toMatchObject({ rows: [{}, ...rows.map((cells) => ({ cells }))] })
      }),
    )
  })

  test('are read, or the file is refused: no quote anywhere moves a value to another row', () => {
    const rows = Array.from({ length: 6 }, (_, at) => [`k${at}`, 'item', `n${at}`, '2026-03-25'])
    const places = fc.array(
      fc.record({ row: fc.nat(5), column: fc.nat(3), isAtEnd: fc.boolean() }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(places, (quotes) => {
        const table = rows.map((row) => [...row])
        for (const { row, column, isAtEnd } of quotes) {
          const cells = table[row] ?? []
          cells[column] = isAtEnd ? `${cells[column]}"` : `"${cells[column]}`
        }
        const sheet = read(bytesOf(table.map((cells) => cells.join(',')).join('\n')))
        if ('fault' in sheet) return
        for (const { line, cells } of sheet.rows) {
          // One that is short shows it: the table says so of the row.
          if (cells.length < 4) continue
          const at = line - 1
          expect(cells[0]).toContain(`k${at}`)
          expect(cells[2]).toContain(`n${at}`)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

test.each([
  ['cr-only', 3],
  ['dmy', 3],
  ['google-csv', 3],
  ['quotes', 3],
  ['semicolon-keterangan', 3],
  ['sep-line', 2],
  ['single-digits', 3],
  ['tab', 2],
  ['tw-gov', 5],
  ['types', 3],
  ['utf16', 2],
  ['win1252', 2],
])('the calendar %s.csv is %d rows of as many columns', (name, count) => {
  const file = new URL(`../../tests/fixtures/found/calcsv/${name}.csv`, import.meta.url)
  const sheet = read(new Uint8Array(readFileSync(file)))
  if ('fault' in sheet) return expect.fail(sheet.fault.message)
  const rows = sheet.rows.filter(({ cells }) => cells.join('').trim() !== '')
  expect(rows).toHaveLength(count)
  expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(new Set([rows[0]?.cells.length]))
  expect(rows[0]?.cells.length).toBeGreaterThan(1)
})

test('the calendar open-quote.csv is refused, with its line', () => {
  const file = new URL('../../tests/fixtures/found/calcsv/open-quote.csv', import.meta.url)
  expect(faultOf(new Uint8Array(readFileSync(file)))).toEqual([
    'open_quote',
    'line 2: a quote (") is opened and never closed',
  ])
})
