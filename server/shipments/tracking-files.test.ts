import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { shipmentImport } from '../../contract/dispatch-batches.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import { approve, redeem } from '../../tests/support/acts.ts'
import { physicalPrize } from '../../tests/support/factories.ts'
import { numbersIn } from './number-cells.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

type Call = Parameters<typeof shipmentImport.form.json.parse>[0]
const desk = fileDesk()
const logistics = desk.staff('logistics')
/** Parcels in the place of those that the files name. */
const inPlaceOf = new Map<string, string>()
const named = ['R-100104', 'R-100148', 'R-100127', 'R-100140', 'R-100173']
beforeEach(async () => {
  desk.at('2026-03-20T02:00:00Z')
  const promotion = `tracking-${inPlaceOf.get('R-100104') ?? 0}`.toLowerCase()
  await desk.addPromotion(promotion, { prizes: [physicalPrize] })
  const agent = await desk.as('agent')
  for (const name of named) {
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    inPlaceOf.set(name, number)
  }
  desk.at('2026-03-27T02:00:00Z')
})

/** Bytes of a file with the numbers of real parcels: as long as those of the file, in any encoding. */
function placed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  for (const [name, number] of inPlaceOf) {
    for (const spread of [(one: string) => one, (one: string) => [...one].join('\0')]) {
      text = text.replaceAll(spread(name), spread(number))
      text = text.replaceAll(spread(name.toLowerCase()), spread(number.toLowerCase()))
    }
  }
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

async function run(bytes: Uint8Array, json: Call = { mode: 'dry_run' }) {
  const back = new Map([...inPlaceOf].map(([name, number]) => [number, name]))
  try {
    const { rows, read } = await logistics.call(shipmentImport, {
      json: shipmentImport.form.json.parse(json),
      files: { rows: new File([placed(bytes)], 'tracking.csv') },
    })
    return {
      rows: rows.map(
        ({ claim, numbers, fault, outcome, hints }) =>
          `${back.get(claim) ?? claim} ${fault ?? `${outcome} ${[...numbers, ...hints].join(' ')}`}`,
      ),
      asks: read.questions.map(({ why }) => why),
    }
  } catch (error) {
    const { faults } = (error as { problem: { faults?: { code: string }[] } }).problem
    return { refused: faults?.map(({ code }) => code) }
  }
}
const fileOf = (name: string) =>
  readFileSync(new URL(`../../tests/fixtures/found/tracking/${name}.csv`, import.meta.url))
const bytesOf = (text: string) => new TextEncoder().encode(text)

const one = ['R-100104 shipped 4788570001']
describe('a carrier’s file that was found', () => {
  test.each([
    ['apostrophe', one],
    ['bom-crlf-spaces', ['R-100173 shipped 4788570001']],
    ['carrier-lower-dhl', ['R-100104 unknown_carrier']],
    ['cr-only', [...one, 'R-100148 shipped 4788570002']],
    ['formula-wrapped', one],
    ['french-headers', one],
    ['groups-of-four', ['R-100173 shipped 123456789012']],
    ['iso-datetime', one],
    ['latin1', one],
    [
      'numbers-same-for-two',
      ['R-100104 shipped 4788570001 shared', 'R-100148 shipped 4788570001 shared'],
    ],
    ['plain', one],
    ['rounded', ['R-100104 shipped 12345678901234000 rounded']],
    ['scientific-comma', ['R-100104 shortened']],
    [
      'scientific-no-plus',
      ['R-100104 shipped 1E14 shortened', 'R-100148 shipped 12345E11 shortened'],
    ],
    ['scientific', ['R-100104 shortened']],
    ['semicolon-in-header', one],
    ['semicolon-inside', one],
    ['sep-line', one],
    ['spaces-in-number', one],
    ['swapped-columns', ['R-100104 unknown_carrier']],
    ['title-above', one],
    ['trailing-tab', one],
    ['two-number-columns', [...one, 'R-100148 shipped 4788570003 4788570004']],
    ['two-parcels-two-rows', [...one, 'R-100104 shipped 4788570002']],
    ['utf16', one],
  ])('%s is understood: %j', async (name, rows) => {
    expect(await run(fileOf(name))).toEqual({ rows, asks: [] })
  })

  test.each([
    ['open-quote-item', 'stray_quote'],
    ['quote-in-item', 'stray_quote'],
  ])('%s is refused whole', async (name, code) => {
    expect(await run(fileOf(name))).toEqual({ refused: [code] })
    expect(await run(fileOf(name), { mode: 'good_rows' })).toEqual({ refused: [code] })
  })

  test.each([
    ['excel-dmy', 'day_first' as const],
    ['excel-mdy-datetime', 'month_first' as const],
  ])('%s is asked once for its dates', async (name, dateOrder) => {
    expect(await run(fileOf(name))).toEqual({ rows: ['R-100104 bad_date'], asks: ['day_or_month'] })
    expect((await run(fileOf(name), { mode: 'all' })).rows).toEqual(['R-100104 bad_date'])
    const rows = await run(fileOf(name), { mode: 'dry_run', table: { dateOrder } })
    expect(rows).toEqual({ rows: one, asks: [] })
  })

  test('with two rows for one claim ships one parcel with both numbers, once', async () => {
    await run(fileOf('two-parcels-two-rows'), { mode: 'all' })
    const number = inPlaceOf.get('R-100104') ?? ''
    const shipment = await logistics.call(shipmentRead, { params: { number } })
    expect(shipment.trackingNumbers).toEqual(['4788570001', '4788570002'])
    const again = await run(fileOf('two-parcels-two-rows'), { mode: 'all' })
    expect(again.rows).toEqual(['R-100104 unchanged 4788570001', 'R-100104 unchanged 4788570002'])
  })
})

const heads = 'prize,carrier,tracking number,shipped'
describe('a carrier’s file as', () => {
  test.each([
    [
      'Excel in Paris',
      'Référence;Transporteur;N° de suivi;Expédié le\r\nR-100104;GLS;123 456 789 012;25.03.2026',
      'R-100104 shipped 123456789012',
    ],
    [
      'Excel in Jakarta',
      'sep=;\r\nNo. Referensi;Kurir;No. Resi;Tanggal Kirim\r\nR-100104;J&T Express;JX0123456789;25 Maret 2026',
      'R-100104 shipped JX0123456789',
    ],
    [
      'Excel in Taipei',
      '參考編號\t物流公司\t追蹤號碼\t出貨日期\r\nR-100104\tDHL Express\t４７８８５７０００１\t115/3/25',
      'R-100104 shipped 4788570001',
    ],
    [
      'Google Sheets',
      `${heads},note\nR-100104,DHL Express,4788570001,2026-03-25T00:00:00.000Z,"a, b\nc"`,
      'R-100104 shipped 4788570001',
    ],
    [
      'LibreOffice',
      `"Claim"|"Courier"|"AWB"|"Ship date"\n"R-100104"|"dhl-express"|"4788570001"|"2026-03-25"`,
      'R-100104 shipped 4788570001',
    ],
    [
      'a tool of the carrier',
      `Manifest 25 March\n\n${heads}\nR-100104,DHL Express,"4788570001/4788570002",2026-03-25\nTotal,1 parcel`,
      'R-100104 shipped 4788570001 4788570002',
    ],
    [
      'numbered columns',
      'Reference,Carrier,Tracking 1,Tracking 2,Date\nR-100104,DHL Express,4788570001,4788570002,20260325',
      'R-100104 shipped 4788570001 4788570002',
    ],
    [
      'somebody with a line break in a cell',
      `${heads}\nR-100104,DHL Express,"4788570001\n4788570002",2026-03-25`,
      'R-100104 shipped 4788570001 4788570002',
    ],
    [
      'a cell with two numbers and a blank',
      `${heads}\nR-100104,GLS,12345678901 12345678902,2026-03-25`,
      'R-100104 shipped 12345678901 12345678902',
    ],
    [
      'a cell of which nothing tells',
      `${heads}\nR-100104,UPS,12345678 12345679,2026-03-25`,
      'R-100104 several_numbers',
    ],
  ])('%s writes it says %s', async (_, text, row) => {
    const { rows } = await run(bytesOf(text))
    expect(rows).toEqual([row])
  })

  test.each([
    ['two headings for a number', `prize,carrier,awb,resi,shipped\nR-100104,JNE,1,2,x`, 'twice'],
    [
      'a heading nobody knows',
      `prize,carrier,connote,shipped\nR-100104,JNE,0123456789,2026-03-25`,
      'missing',
    ],
  ])('has %s is asked about, and no row means anything meanwhile', async (_, text, why) => {
    expect(await run(bytesOf(text))).toEqual({ rows: [], asks: [why] })
    expect(await run(bytesOf(text), { mode: 'good_rows' })).toEqual({ refused: ['wrong_columns'] })
  })

  test.each([
    ['', 'as wide as the others'],
    [',fragile', 'wider than the others'],
  ])('a quote that closes in another row is refused, not read into it: %j, %s', async (more) => {
    const text = `prize,item,carrier,tracking number,shipped\nR-100104,"24 inch,DHL Express,4788570001,2026-03-25${more}\nR-100148,27",DHL Express,4788570002,2026-03-25`
    expect(await run(bytesOf(text))).toEqual({ refused: ['swallowed_rows'] })
  })

  test.each([
    ['DHL Express,<x>,2026-03-25', 'bad_number', 'bad_number'],
    ['DHL Express,4788570001,2026-03-25', 'other_row', 'repeated'],
    ['DHL Express,4788570009,2026-03-25,more', 'other_row', 'wrong_cells'],
  ])('the good rows leave both rows of a claim behind when one is %s', async (row, ...faults) => {
    const text = `${heads}\nR-100104,DHL Express,4788570001,2026-03-25\nR-100104,${row}\nR-100148,DHL Express,4788570002,2026-03-25`
    const { rows } = await run(bytesOf(text), { mode: 'good_rows' })
    expect(rows).toEqual([
      `R-100104 ${faults[0]}`,
      `R-100104 ${faults[1]}`,
      'R-100148 shipped 4788570002',
    ])
  })
})

test('a number in groups of any size is one number, whatever stands between groups', () => {
  const number = fc
    .array(fc.constantFrom(...'0123456789'), { minLength: 11, maxLength: 12 })
    .map((digits) => digits.join(''))
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 })
  const blank = fc.constantFrom(' ', '  ', '\u00a0', '\u2009', '\u3000')
  fc.assert(
    fc.property(number, number, sizes, blank, (one, two, groups, between) => {
      const spread = (digits: string) => {
        let at = 0
        return groups.flatMap((size) => digits.slice(at, (at += size)) || []).join(between)
      }
      expect(numbersIn(spread(one), '#{11-12}')).toEqual([one])
      expect(numbersIn(spread(one), null)).toEqual([one])
      for (const separator of [',', ';', ' / ', '\n', '、']) {
        expect(numbersIn(`${spread(one)}${separator}${spread(two)}`, null)).toEqual([one, two])
      }
    }),
  )
})
