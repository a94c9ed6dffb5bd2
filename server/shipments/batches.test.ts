import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import Papa from 'papaparse'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  labelsRead,
  packingSlipsRead,
  pickListRead,
  shipmentExport,
} from '../../contract/dispatch-batches.ts'
import { shipmentList, shipmentRead } from '../../contract/shipments.ts'
import { approve, mailsOf, redeem } from '../../tests/support/acts.ts'
import { physicalPrize, siti, type IntakeOverrides } from '../../tests/support/factories.ts'
import { importRows } from '../../tests/support/parcels.ts'
import { faultsOf } from '../../tests/support/refusal.ts'
import { phoneOf } from './phones.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const logistics = desk.staff('logistics')
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `dispatch-${++tests}`
  await desk.addPromotion(promotion, { prizes: [physicalPrize] })
})

async function parcel(intake: IntakeOverrides = {}): Promise<string> {
  const number = await redeem(desk, { promotion, ...intake })
  await approve(agent, number)
  return number
}

const stateOf = async (number: string) =>
  (await logistics.call(shipmentRead, { params: { number } })).state
const rowsOf = async (csv: Blob) => Papa.parse<string[]>((await csv.text()).trim()).data

async function textOf(pdf: Blob): Promise<{ pages: string[]; size: number[] }> {
  const data = new Uint8Array(await pdf.arrayBuffer())
  const file = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise
  const pages: string[] = []
  let size: number[] = []
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n)
    size = page.view
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'))
  }
  return { pages, size }
}

describe('files out', () => {
  test('the carrier’s tool is told of each parcel once, in cells as they are: its phone has no apostrophe', async () => {
    const number = await parcel({
      recipient: { firstName: '=1+1', apartment: '@home', contactNumber: '0812 3456 7890' },
      note: '-2 days',
    })
    const csv = await logistics.call(shipmentExport, { query: { promotion } })
    const bytes = new Uint8Array(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [header, row, ...rest] = await rowsOf(csv)
    expect(header?.slice(-12)).toEqual([
      expect.stringContaining('prize'),
      'S/N',
      'recipient',
      'phone',
      'address 1',
      'address 2',
      'city',
      'province',
      'postcode',
      'country',
      'item',
      'note',
    ])
    expect(row).toEqual([
      number,
      'BA3T01946000V',
      '=1+1 Rahayu',
      '+6281234567890',
      'Jl. Jend. Sudirman No. 52',
      '@home',
      'Jakarta Selatan',
      'DKI Jakarta',
      '12190',
      'ID',
      'MSI Titan backpack',
      '-2 days',
    ])
    expect(rest).toEqual([])
    const again = await logistics.call(shipmentExport, { query: { claims: number } })
    expect(await again.text()).toBe(await csv.text())
  })

  test('the pick list says how many to take, and for whom', async () => {
    const numbers = [await parcel(), await parcel()]
    const rows = await rowsOf(await logistics.call(pickListRead, { query: { promotion } }))
    expect(rows[1]).toEqual(['MSI Titan backpack', '2', '', '', '', ''])
    expect(rows.slice(2).map((row) => row[2])).toEqual(numbers)
  })

  test('labels and slips are 100×150 mm, one for each parcel, with address and number', async () => {
    const number = await parcel({ recipient: { firstName: 'Đặng', lastName: 'Thị Hồng' } })
    await parcel()
    const labels = await textOf(await logistics.call(labelsRead, { query: { promotion } }))
    expect(labels.size.map(Math.round)).toEqual([0, 0, 283, 425])
    expect(labels.pages).toHaveLength(2)
    expect(labels.pages[0]).toContain(number)
    expect(labels.pages[0]?.replaceAll('\n', '')).toContain('Đang Thi Hong')
    expect(labels.pages[0]).toContain('Indonesia')
    const slips = await textOf(await logistics.call(packingSlipsRead, { query: { promotion } }))
    expect(slips.pages[1]).toContain('1 × MSI Titan backpack')
    const none = await textOf(await logistics.call(labelsRead, { query: { claims: 'R-999999' } }))
    expect(none.pages).toEqual(['No parcel stands here.'])
  })

  test.each([
    ['0812 3456 7890', 'ID', '+6281234567890'],
    ['+33 6 12 34 56 78', 'FR', '+33612345678'],
    ['12', 'ID', '12'],
    ['0812', 'ZZ', '0812'],
  ])('the phone %s in %s is %s: warned about, never refused', (typed, region, wanted) => {
    expect(phoneOf(typed, region)).toBe(wanted)
  })

  test('a label is written in the letters of the place it goes to', async () => {
    await parcel({
      recipient: {
        firstName: 'Łukasz',
        lastName: '王小明',
        street: '臺北市信義區市府路45號8樓之3',
      },
    })
    for (const endpoint of [labelsRead, packingSlipsRead]) {
      const { pages } = await textOf(await logistics.call(endpoint, { query: { promotion } }))
      const text = pages[0]?.replaceAll('\n', '')
      expect(text).toContain('Łukasz 王小明')
      expect(text).toContain('臺北市信義區市府路45號8樓之3')
      expect(text).not.toContain('?')
    }
  })
})

describe('a file in', () => {
  const header = 'prize,carrier,tracking number,shipped,delivered'

  test('is tried dry, and then ships and delivers what it names; twice it changes nothing', async () => {
    const [one, two] = [await parcel(), await parcel()]
    const text = [header, `${one},JNE,012345678901,2026-03-10,`, `${two.toLowerCase()};`].join('\n')
    const csv = text.replace(
      `${two.toLowerCase()};`,
      `${two.toLowerCase()},j&t express,JX0123456789 JX0123456790,2026-03-10,2026-03-10`,
    )
    const dry = await importRows(logistics, csv, 'dry_run')
    expect(dry).toMatchObject({
      isDone: false,
      rows: [
        { line: 2, claim: one, outcome: 'shipped', fault: null },
        { line: 3, claim: two, outcome: 'shipped_and_delivered', fault: null },
      ],
    })
    expect(await stateOf(one)).toBe('to_pack')
    expect((await importRows(logistics, csv)).isDone).toBe(true)
    expect([await stateOf(one), await stateOf(two)]).toEqual(['shipped', 'delivered'])
    const mails = (await mailsOf(agent, two)).length
    const again = await importRows(logistics, csv)
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    expect(await mailsOf(agent, two)).toHaveLength(mails)
  })

  test('tells the fault of every row; all or nothing, or only the good ones', async () => {
    const good = await parcel()
    const gone = await parcel()
    const fine = await parcel()
    await importRows(logistics, `${header}\n${gone},JNE,111111111111,2026-03-10,2026-03-10`)
    const rows: [string, string][] = [
      [`${good},JNE,012345678901,2026-03-10,`, 'other_row'],
      [`${good},JNE,012345678901,2026-03-10,`, 'repeated'],
      ['R-999999,JNE,012345678901,2026-03-10,', 'unknown_claim'],
      [`${gone},JNE,222222222222,2026-03-10,`, 'other_parcel'],
      [`${await parcel()},Pigeon Post,012345678901,2026-03-10,`, 'unknown_carrier'],
      [`${await parcel()},JNE,<script>,2026-03-10,`, 'bad_number'],
      [`${await parcel()},JNE,012345678901,10/03/2026,`, 'bad_date'],
      [`${await parcel()},JNE,012345678901,2026-03-11,`, 'in_the_future'],
      [`${await parcel()},JNE,012345678901,2026-03-09,`, 'too_early'],
      [`${await parcel()},,,,2026-03-10`, 'shipment_not_there'],
      [`${fine},UPS,odd-number,2026-03-10,`, 'shipped'],
    ]
    const text = [header, ...rows.map(([row]) => row)].join('\r\n')
    const tried = await importRows(logistics, text)
    expect(tried.isDone).toBe(false)
    expect(tried.rows.map(({ fault, outcome }) => fault ?? outcome)).toEqual(
      rows.map(([, wanted]) => wanted),
    )
    expect(tried.rows.at(-1)?.isUnusual).toBe(true)
    expect(await stateOf(good)).toBe('to_pack')
    expect((await importRows(logistics, text, 'good_rows')).isDone).toBe(true)
    expect([await stateOf(good), await stateOf(fine)]).toEqual(['to_pack', 'shipped'])
  })

  test('that is none is refused, and says why', async () => {
    expect(await faultsOf(importRows(logistics, 'a,b\n1,2'))).toEqual(['rows: wrong_columns'])
    const asked = await importRows(logistics, 'a,b\n1,2', 'dry_run')
    expect(asked.read.questions).toMatchObject([{ about: 'columns', why: 'missing' }])
    expect(await faultsOf(importRows(logistics, header))).toEqual(['rows: empty_file'])
  })
})

test('the board is narrowed by region, prize and age', async () => {
  const number = await parcel({ recipient: siti })
  const found = async (query: Record<string, string>) =>
    (await logistics.call(shipmentList, { query: { promotion, ...query } })).items.length
  expect(await found({ region: 'ID', prize: 'backpack' })).toBe(1)
  expect(await found({ region: 'FR' })).toBe(0)
  expect(await found({ prize: 'mouse' })).toBe(0)
  expect(await found({ age: 'due_soon' })).toBe(0)
  desk.at('2026-05-10T02:00:00Z')
  expect(await found({ age: 'due_soon' })).toBe(1)
  expect(await found({ age: 'overdue' })).toBe(0)
  desk.at('2026-06-10T02:00:00Z')
  expect(await found({ age: 'overdue' })).toBe(1)
  expect(number).toMatch(/^R-/)
})
