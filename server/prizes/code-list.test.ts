import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchPreview } from '../../contract/code-batches.ts'
import { codeListJob, type CodeList } from './code-list.ts'

type Answers = Partial<Parameters<typeof codeListJob.work>[0]['answers']>

async function read(bytes: Uint8Array<ArrayBuffer>, answers: Answers = {}) {
  return codeListJob.work({
    bytes,
    expiresOn: null,
    today: '2026-03-10',
    answers: { headingLine: null, columns: null, dateOrder: null, ...answers },
  })
}
const fileOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/found/codes/${name}`, import.meta.url)))

/** What was understood, in a line; a file that is refused says its fault. */
async function understood(bytes: Uint8Array<ArrayBuffer>, answers?: Answers) {
  const list = await read(bytes, answers)
  if ('fault' in list) return { refused: list.fault.code }
  expect(batchPreview.shape.read.parse(list.read)).toEqual(list.read)
  return {
    codes: list.codes.map(({ code }) => code),
    days: [...new Set(list.codes.map(({ expiresOn }) => expiresOn))],
    faults: list.faults.map(({ line, fault }) => `${line} ${fault}`),
    asks: list.read.questions.map(({ why }) => why),
    out: list.read.leftOut.map(({ line, why }) => `${line} ${why}`),
    hints: list.hints.map(({ kind }) => kind),
  }
}
const clean = { faults: [], asks: [], out: [], hints: [] }
const [t, u] = ['MSIX-7F3K-9QRT', 'MSIX-7F3K-9QRU']
const day = ['2026-12-31']

describe('a file that was found', () => {
  test.each([
    ['bare-list.txt', { ...clean, codes: [t, 'MSIX 7F3K 9QRU'], days: [null] }],
    ['bom.csv', { ...clean, codes: [t], days: day }],
    ['case-only.csv', { ...clean, faults: ['3 case_only'] }],
    ['cr-only.csv', { ...clean, codes: [t, u], days: day }],
    ['expiry-dmy.csv', { ...clean, codes: [t], faults: ['2 bad_expiry'], asks: ['day_or_month'] }],
    ['formula.csv', { ...clean, faults: ['2 malformed'] }],
    ['header-only.csv', { refused: 'empty_file' }],
    ['header-two-words.csv', { ...clean, codes: [t, u], days: day }],
    ['indonesian-header.csv', { ...clean, codes: [t], days: day }],
    ['nbsp-zwsp.csv', { ...clean, codes: [t, u], days: day }],
    ['numbered.csv', { ...clean, codes: ['ABCD1234EFGH', 'ABCD1234EFGJ'], days: [null] }],
    ['one-column-header.csv', { ...clean, codes: [t, u], days: [null] }],
    ['open-quote.csv', { refused: 'open_quote' }],
    ['other-signs.csv', { ...clean, codes: ['ab+cd/ef==12', 'ABC#1234!'], days: day }],
    ['quote-in-note.csv', { refused: 'stray_quote' }],
    ['rounded15.csv', { ...clean, hints: ['rounded'] }],
    ['sci-comma.csv', { ...clean, faults: ['2 shortened'] }],
    ['sci-point.csv', { ...clean, faults: ['2 shortened', '3 shortened'] }],
    ['sep-line.csv', { ...clean, codes: [t], days: day }],
    ['serial-then-pin.csv', { ...clean, codes: [], asks: ['missing'] }],
    ['title-line.csv', { ...clean, codes: [t], out: ['1 title'] }],
    ['total-line.csv', { ...clean, codes: [t], out: ['3 total'] }],
    ['twice-code.csv', { ...clean, codes: [], asks: ['twice'] }],
    ['utf16.csv', { ...clean, codes: [t], days: day }],
  ])('%s is understood: %j', async (name, wanted) => {
    expect(await understood(fileOf(name))).toMatchObject(wanted)
  })

  test('is read once what it asks is answered', async () => {
    const serial = await understood(fileOf('serial-then-pin.csv'), {
      columns: [null, 'code', 'expiry'],
    })
    expect(serial).toMatchObject({ ...clean, codes: ['QWERTY-123456', 'QWERTY-123457'], days: day })
    const dates = await understood(fileOf('expiry-dmy.csv'), { dateOrder: 'day_first' })
    expect(dates).toMatchObject({ ...clean, days: day })
    const twice = await understood(fileOf('twice-code.csv'), { columns: [null, 'code', 'expiry'] })
    expect(twice).toMatchObject({ ...clean, codes: [t], days: day })
  })
})

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('a list as', () => {
  test.each([
    ['Excel in Paris', `Code cadeau;Valable jusqu’au\r\n${t};31.12.2026\r\n`, { days: day }],
    ['Excel in Berlin', `Gutscheincode;Gültig bis\r\n${t};31.12.2026\r\n`, { days: day }],
    ['Excel in Taipei', `兌換碼\t有效期限\r\n${t}\t2026年12月31日\r\n`, { days: day }],
    ['Excel in Taipei, by the republic', `代碼,到期日\n${t},115/12/31`, { days: day }],
    ['Excel in Jakarta', `"sep=;"\r\nKode Voucher;Masa Berlaku\r\n${t};31 Des 2026`, { days: day }],
    [
      'Google Sheets',
      `Voucher Code,Expiration Date,Notes\n${t},2026-12-31T00:00:00Z,`,
      { days: day },
    ],
    ['LibreOffice', `"Code"\t"Expires"\n"${t}"\t"2026-12-31"\n`, { days: day }],
    ['Numbers, with a title', `Table 1\nCode;Expires\n${t};2026-12-31\n`, { out: ['1 title'] }],
    [
      'a supplier’s portal',
      `Order 4711\nCode,Expires\n${t},2026-12-31\nTotal codes: 1\nThank you for your order!`,
      { out: ['1 title', '4 total', '5 note'] },
    ],
    ['a database', `code|expiry|currency\n${t}|2026-12-31|IDR\n`, { days: day }],
    [
      'two files put together',
      `Code\n${t}\nCode\n${u}`,
      { codes: [t, u], out: ['3 heading_again'] },
    ],
    ['links', 'Gift link,Code\nx,https://gift.example/r?c=Ab-1&s=2%3D', { asks: ['unknown'] }],
  ])('%s writes it is understood', async (_, text, wanted) => {
    const list = await understood(bytesOf(text))
    expect(list).toMatchObject({ ...clean, ...('asks' in wanted ? {} : { faults: [] }), ...wanted })
  })

  test.each([
    ['an unknown heading of one column', `Kupon\n${t}`, ['may_be_heading']],
    ['an unknown heading of two', `Foo;Gueltig\n${t};2026-12-31`, ['unknown']],
    ['a heading nobody knows beside a code', `Code;Pin\n${t};1234`, ['unknown']],
    ['two columns that both may be codes', `${t},PIN-123456\n${u},PIN-123457`, ['missing']],
    ['codes above the heading', `${t}\nCode\n${u}`, ['data_above']],
    ['a day that may be a month', `Code,Expires\n${t},01/02/2027`, ['day_or_month']],
  ])('that has %s is asked about', async (_, text, asks) => {
    expect(await understood(bytesOf(text))).toMatchObject({ asks })
  })

  test.each([
    ['no separator between code and day', `Code\n${t}  2026-12-31`, '2 malformed'],
    ['a formula that failed', 'Code\n#VALUE!\n', '2 malformed'],
    ['a row whose quote joins cells', `Code,Note,Expires\n"${t},x",2026-12-31`, '2 wrong_cells'],
    ['a blank before a quote', `Code,Note,Expires\n${t}, "a, b",2026-12-31`, '2 wrong_cells'],
    ['one code twice', `Code\n${t}\n${t.toLowerCase()}`, '3 repeated'],
    ['no code in a row', `Code,Expires\n,2026-12-31\n${t},`, '2 malformed'],
  ])('with %s says so by line', async (_, text, fault) => {
    expect(await understood(bytesOf(text))).toMatchObject({ faults: [fault] })
  })

  test('with numbers that a spreadsheet may have changed hints at it', async () => {
    const hints = async (codes: string[]) =>
      (await understood(bytesOf(['Code', ...codes].join('\n')))).hints
    expect(await hints(['1234567890123450', '9234567890123460'])).toEqual(['rounded'])
    expect(await hints(['1234567890123450', '1234567890123457'])).toEqual([])
    expect(await hints(['12345E11'])).toEqual(['shortened'])
  })
})

test('what a list holds comes back whole, whatever wrote it, and no code stands in what is told', async () => {
  const code = fc
    .array(fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'), { minLength: 12, maxLength: 16 })
    .map((letters) => letters.join(''))
  const written = fc.record({
    codes: fc.uniqueArray(code, { minLength: 1, maxLength: 20 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    isQuoted: fc.boolean(),
    title: fc.constantFrom('', 'Codes of order 4711'),
    heads: fc.constantFrom(['Code', 'Expires'], ['Kode Voucher', 'Berlaku sampai']),
    hasMark: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      written,
      async ({ codes, delimiter, end, isQuoted, title, heads, hasMark }) => {
        const cell = (text: string) => (isQuoted ? `"${text}"` : text)
        const rows = [heads, ...codes.map((one) => [one, '2026-12-31'])]
        const lines = rows.map((row) => row.map(cell).join(delimiter))
        const text = [...(title ? [title] : []), ...lines].join(end)
        const list = await read(bytesOf(hasMark ? `\ufeff${text}` : text))
        if ('fault' in list) return expect.fail(list.fault.message)
        expect(list.codes.map((one) => one.code)).toEqual(codes)
        expect(list.codes.every(({ expiresOn }) => expiresOn === '2026-12-31')).toBe(true)
        expect(list.read.questions).toEqual([])
        expect(toldOf(list)).not.toMatch(new RegExp(codes.join('|')))
      },
    ),
  )
})

const toldOf = ({ faults, hints, read: told }: CodeList) => JSON.stringify({ faults, hints, told })
