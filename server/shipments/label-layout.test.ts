import fc from 'fast-check'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import { siti } from '../../tests/support/factories.ts'
import { letterFonts } from '../hosts/node/letter-fonts.ts'
import { placed, room, sheet, type PlacedLine } from './label-layout.ts'
import {
  labelParagraphs,
  printLabels,
  slipParagraphs,
  textEnds,
  type PrintedParcel,
} from './labels.ts'
import { faceOf, moreFaces, runsOf, type PdfFace } from './lettering.ts'

let plain: [PdfFace, ...PdfFace[]]
let bold: [PdfFace, ...PdfFace[]]
beforeAll(async () => {
  const pdf = await PDFDocument.create()
  const more = await moreFaces(pdf, [await letterFonts('latin_ext'), await letterFonts('han')])
  plain = [faceOf(await pdf.embedFont(StandardFonts.Helvetica)), ...more]
  bold = [faceOf(await pdf.embedFont(StandardFonts.HelveticaBold)), ...more]
})

const parcelOf = (changes: Partial<PrintedParcel['recipient']>, region = 'ID'): PrintedParcel => ({
  number: 'R-100187',
  recipient: { ...siti, ...changes },
  region,
  prize_name: 'MSI Titan backpack',
  promotion_name: 'Smart Moves, Smarter Work',
  product_name: 'Modern AM242 1M',
  serial_number: '601-V808',
})

const widthOf = ({ text, size, isBold }: PlacedLine) =>
  runsOf(text, isBold ? bold : plain).reduce(
    (sum, run) => sum + run.face.font.widthOfTextAtSize(run.text, size),
    0,
  )

/** No line over another, beside the label, or into the bar code; and none of them lost. */
function expectReadable(parcel: PrintedParcel): void {
  for (const [paragraphs, bottom] of [
    [labelParagraphs(parcel), textEnds.label],
    [slipParagraphs(parcel), textEnds.slip],
  ] as const) {
    const lines = placed(paragraphs, { bottom, plain, bold })
    let above = sheet.tall
    for (const line of lines) {
      expect(line.y + line.size * 0.8).toBeLessThanOrEqual(above)
      expect(line.y - line.size * 0.3).toBeGreaterThanOrEqual(bottom)
      expect(widthOf(line)).toBeLessThanOrEqual(room + 0.01)
      expect(line.size).toBeGreaterThanOrEqual(4)
      above = line.y - line.size * 0.3
    }
    const bare = (texts: string[]) => texts.join('').replaceAll(' ', '')
    expect(bare(lines.map(({ text }) => text))).toBe(bare(paragraphs.flatMap(({ texts }) => texts)))
  }
}

const scripts = [
  'abc defghi jklmno',
  'WMWMWM',
  'éèü çőșț',
  '王小明 陳美玲臺北',
  'العربي',
  'กขค ง',
  '👍',
]
const typed = (max: number) =>
  fc
    .constantFrom(...scripts)
    .chain((letters) =>
      fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: max }),
    )
    .map((text) => text.slice(0, max).replaceAll(/ +/g, ' ').trim() || 'x')

test('whatever address is allowed in, nothing is printed over anything', () => {
  fc.assert(
    fc.property(
      fc.record({
        firstName: typed(80),
        lastName: typed(80),
        street: typed(160),
        apartment: typed(120),
        city: typed(80),
        stateOrProvince: typed(80),
        zipcode: typed(16),
      }),
      fc.constantFrom('ID', 'FR', 'TW', 'GB', 'US', 'XX'),
      (recipient, region) => expectReadable(parcelOf(recipient, region)),
    ),
    { numRuns: 30 },
  )
})

test.each([
  ['Latin', 'W'],
  ['Han', '龍'],
  ['words', 'Kebayoran Baru '],
])('the longest that is allowed fits, in %s', (_, letter) => {
  const long = (max: number) => letter.repeat(max).slice(0, max).trim()
  const parcel = parcelOf({
    firstName: long(80),
    lastName: long(80),
    street: long(160),
    apartment: long(120),
    city: long(80),
    stateOrProvince: long(80),
    zipcode: long(16),
    contactNumber: '0'.repeat(80),
  })
  expectReadable({
    ...parcel,
    prize_name: long(120),
    promotion_name: long(120),
    product_name: long(120),
  })
})

test('a usual address keeps its large letters', () => {
  const lines = placed(labelParagraphs(parcelOf({})), { bottom: textEnds.label, plain, bold })
  expect(lines.find(({ text }) => text === 'Siti Rahayu')?.size).toBe(15)
})

test('labels and slips are drawn as pure work, one page each', async () => {
  for (const kind of ['label', 'slip'] as const) {
    const bytes = await printLabels.work({ kind, parcels: [parcelOf({}), parcelOf({})], fonts: [] })
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2)
  }
})
