import { describe, expect, test } from 'vitest'
import { lexiconOf } from './headings.ts'
import { readSheet } from './sheet.ts'
import type { TableAnswers, TableShape } from './shape.ts'
import { readTable } from './table.ts'

type Field = 'key' | 'number' | 'day'
const shape: TableShape<Field> = {
  columns: [
    { field: 'key', headings: ['key', 'clé', 'kunci', '代碼'] },
    { field: 'number', headings: ['number', 'numéro de suivi', 'no resi'] },
    { field: 'day', headings: ['day', 'tanggal'] },
  ],
  unused: ['note'],
  many: ['number'],
  needs: [
    ['key', 'number'],
    ['key', 'day'],
  ],
  asksUnknown: false,
  guess: () => null,
}
const listShape: TableShape<'key'> = {
  columns: [{ field: 'key', headings: ['key', 'keys'] }],
  unused: ['note'],
  many: [],
  needs: [['key']],
  asksUnknown: true,
  guess: (rows) => (rows.every((cells) => cells.length === 1) ? ['key'] : null),
}

function read<Name extends string>(
  text: string,
  of: TableShape<Name>,
  answers: Partial<TableAnswers<Name>> = {},
) {
  const sheet = readSheet(new TextEncoder().encode(text), lexiconOf(of.columns), 1000)
  if ('fault' in sheet) return expect.fail(sheet.fault.message)
  return readTable(sheet, of, { headingLine: null, columns: null, ...answers })
}
const cellsOf = (text: string, answers?: Partial<TableAnswers<Field>>) =>
  read(text, shape, answers).rows.map(({ cells }) => cells)
const asked = (text: string, answers?: Partial<TableAnswers<Field>>) =>
  read(text, shape, answers).questions

describe('a table', () => {
  test.each([
    ['English', 'Key,Number,Day'],
    ['with blanks, case and signs', ' KEY : ,number.,  Day*'],
    ['French, with accents', 'Clé,Numéro de suivi,Tanggal'],
    ['French, without', 'cle,numero_de_suivi,tanggal'],
    ['full width', 'Ｋｅｙ,Ｎｕｍｂｅｒ,Ｄａｙ'],
    ['Chinese', '代碼,No. Resi,tanggal'],
    ['in another order', 'Day,Key,Number'],
  ])('knows its headings %s', (_, heads) => {
    const row = heads.startsWith('Day') ? 'd,k,n' : 'k,n,d'
    expect(cellsOf(`${heads}\n${row}`)).toEqual([{ key: ['k'], number: ['n'], day: ['d'] }])
  })

  test('says which lines it left out', () => {
    const text = [
      'Report of 25 March, printed twice',
      '',
      'Key,Number,Day',
      'k1,n1,d1',
      '',
      'Key,Number,Day',
      'k2,n2,d2',
      'Total,2,',
      'Jumlah: 2 parcels',
      'This list was made by a machine.',
    ].join('\n')
    const { rows, leftOut, blankLines, headingLine } = read(text, shape)
    expect(rows.map(({ line }) => line)).toEqual([4, 7])
    expect(headingLine).toBe(3)
    expect(blankLines).toBe(2)
    expect(leftOut.map(({ line, why }) => [line, why])).toEqual([
      [1, 'title'],
      [6, 'heading_again'],
      [8, 'total'],
      [9, 'total'],
      [10, 'note'],
    ])
    expect(leftOut[0]?.text).toBe('Report of 25 March · printed twice')
  })

  test.each([
    ['a name wrapped as a formula', 'Key,Number\nk,"=""0012"""', '0012'],
    ['an apostrophe', "Key,Number\nk,'0012", '0012'],
    ['blanks nobody sees', 'Key,Number\nk,\u00a0\u200b0012\ufeff ', '0012'],
    ['a tab', 'Key,Number\nk,"0012\t"', '0012'],
  ])('reads a cell without %s', (_, text, wanted) => {
    expect(cellsOf(text)).toEqual([{ key: ['k'], number: [wanted] }])
  })

  test('gives all columns of one heading, and of its series', () => {
    const all = [{ key: ['k'], number: ['n1', 'n2'] }]
    expect(cellsOf('Key,Number,Number\nk,n1,n2')).toEqual(all)
    expect(cellsOf('Key,Number 1,Number 2\nk,n1,n2')).toEqual(all)
    expect(asked('Key,Number,Number\nk,n1,n2')).toEqual([])
  })

  test.each([
    ['two columns of one meaning', 'Key,Clé,Number\na,b,n', 'twice', [0, 1]],
    ['two headings for what may be several', 'Key,Number,No Resi\na,b,c', 'twice', [1, 2]],
    ['words nobody taught it', 'Foo,Bar\na1,b1', 'missing', [0, 1]],
    ['no headings', 'a1,b1\na2,b2', 'missing', [0, 1]],
    ['a column that is not there', 'Key,Note\na,b', 'missing', [1]],
  ])('asks about %s', (_, text, why, columns) => {
    expect(asked(text)).toEqual([{ about: 'columns', why, columns }])
  })

  test('takes an answer, and shows what it was asked about', () => {
    const text = 'Foo,Bar,Baz\na1,b1,c1\na2,b2,c2'
    expect(read(text, shape).columns).toEqual([
      { heading: 'Foo', field: null, samples: ['a1', 'a2'] },
      { heading: 'Bar', field: null, samples: ['b1', 'b2'] },
      { heading: 'Baz', field: null, samples: ['c1', 'c2'] },
    ])
    const answers: Partial<TableAnswers<Field>> = { columns: ['number', null, 'key'] }
    expect(asked(text, answers)).toEqual([])
    expect(cellsOf(text, answers)).toEqual([
      { key: ['c1'], number: ['a1'] },
      { key: ['c2'], number: ['a2'] },
    ])
    expect(cellsOf(text, { ...answers, headingLine: 0 })).toHaveLength(3)
  })

  test('says of a row that its cells may stand in wrong columns', () => {
    const text = 'Key,Number,Day\nk1,n1\nk2,"n2,x"\nk3, "n3, x",d\nk4,n4,d4,,\nk5,n5,d5'
    expect(read(text, shape).rows.map(({ isMisshapen }) => isMisshapen)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('a list of one column', () => {
  const why = (text: string) => read(text, listShape).questions.map((one) => one.why)

  test.each([
    ['a heading it knows', 'Keys\nA1B2-C3D4\nA1B2-C3D5', 2],
    ['none', 'A1B2-C3D4\nA1B2-C3D5', 2],
    ['none, in letters only', 'ABCDEFGH\nABCDEFGI', 2],
    ['none, and a single line', 'A1B2C3D4', 1],
    ['none, written in two ways', 'A1B2-C3D4\nA1B2 C3D5', 2],
  ])('with %s is read', (_, text, count) => {
    expect(why(text)).toEqual([])
    expect(read(text, listShape).rows).toHaveLength(count)
  })

  test.each([
    ['Bons d’achat', 'A1B2-C3D4\nA1B2-C3D5'],
    ['Kupon', 'ABCDEFGH'],
    ['Gutschein', 'ABCDEFGH\nABCDEFGI'],
    ['Voucher 2026', 'ABCD1234\nABCD1235'],
    ['禮券', 'ABCD1234\nABCD1235'],
    ['PIN1', '12345678\n12345679'],
  ])('is asked about its first line “%s”, which is no data meanwhile', (first, rest) => {
    const { questions, rows, columns } = read(`${first}\n${rest}`, listShape)
    expect(questions[0]).toEqual({ about: 'heading', why: 'may_be_heading', columns: [] })
    expect(rows.map(({ line }) => line)).not.toContain(1)
    expect(columns[0]?.heading).toBe(first)
    const isData = read(`${first}\n${rest}`, listShape, { headingLine: 0, columns: ['key'] })
    expect(isData.questions).toEqual([])
    expect(isData.rows[0]?.cells.key).toEqual([first])
  })

  test('is asked about lines above a heading that might be data', () => {
    expect(why('A1B2-C3D4\nKey\nA1B2-C3D5')).toEqual(['data_above'])
    expect(why('My list\n\nKey\nA1B2-C3D5')).toEqual([])
  })
})
