import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { pageReading, readLine } from '../../tests/support/readings.ts'
import type { ReadLine } from '../storage/page-reading.ts'
import { invoiceLinesIn } from './invoice-lines.ts'
import { ledgerOf, type Repeat } from './ledger.ts'
import { invoiceUnused } from './repeat-checks.ts'

const { registration } = claimIntake()

/** One row of an invoice, its columns side by side. */
const row = (at: number, ...columns: string[]): ReadLine[] =>
  columns.map((text, column) => readLine(text, at, column * 400))

const sold = (lines: ReadLine[]) =>
  invoiceLinesIn(lines).map(({ names: [first], quantity, amount }) => [
    first?.text,
    quantity,
    amount?.text,
  ])

test.each<[string, ReadLine[], unknown[]]>([
  [
    'pieces in a column of their own',
    row(0, 'MSI Modern AM242 1M', '3', '12.499.000', '37.497.000'),
    ['MSI Modern AM242 1M', 3, '37.497.000'],
  ],
  [
    'pieces before the price of one',
    row(0, 'MSI Modern AM242 1M', '3 × Rp 12.499.000', 'Rp 37.497.000'),
    ['MSI Modern AM242 1M', 3, '37.497.000'],
  ],
  [
    'pieces that were not read, by what one costs',
    row(0, 'MSI Modern AM242 1M', '?', '1,049.00', '3,147.00'),
    ['MSI Modern AM242 1M', 3, '3,147.00'],
  ],
  [
    'a tax that goes into the sum tells no pieces',
    row(0, 'MSI Modern AM242 1M', '100.00', '20.00', '120.00'),
    ['MSI Modern AM242 1M', null, '120.00'],
  ],
  [
    'a whole row in one line',
    row(0, 'MSI Modern AM242 1M 2 12.499.000 24.998.000'),
    ['MSI Modern AM242 1M 2 12.499.000 24.998.000', 2, '24.998.000'],
  ],
  [
    'the number at the end of a name is none of pieces',
    row(0, 'MSI MX Master 3 99,86'),
    ['MSI MX Master 3 99,86', null, '99,86'],
  ],
])('%s', (_, lines, expected) => {
  expect(sold(lines)).toEqual([expected])
})

/** The lines of a page that lies at an angle, in degrees. */
function tilted(lines: ReadLine[], degrees: number): ReadLine[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const turn = ([x, y]: readonly [number, number]): [number, number] => [
    x * cos - y * sin,
    x * sin + y * cos,
  ]
  return lines.map((line) => {
    const [a, b, c, d] = line.corners
    return { ...line, corners: [turn(a), turn(b), turn(c), turn(d)] }
  })
}

/** What a shop prints below a thing: none of it is another thing, or has a price. */
const details = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1_000_000, max: 9_999_999 }))
    .map(([weight, sku]) => `Berat: ${weight / 10} kg   SKU: ${sku}`),
  fc.integer({ min: 10_000, max: 9_999_999 }).map((sku) => `SKU: ${sku}`),
  fc.integer({ min: 1, max: 90 }).map((weight) => `Weight: ${weight}.50 kg`),
  fc.integer({ min: 1, max: 90 }).map((pieces) => `Quantity: ${pieces}.00`),
  fc.constantFrom('S/N: BA3T01946000V', 'EAN: 4719072345678', 'Garansi: 2 tahun', 'Warna: Hitam'),
)

test('a price belongs to the thing on its row however the page lies, and never to what is below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), details), { minLength: 1, maxLength: 4 }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      (things, degrees) => {
        const lines = things.flatMap(([pieces, detail], at) => [
          ...row(at * 2, `MSI Modern AM24${at} 1M`, `${pieces}`, '1.000.000', `${pieces}.000.000`),
          ...row(at * 2 + 1, detail),
        ])
        expect(sold(tilted(lines, degrees))).toEqual(
          things.map(([pieces], at) => [`MSI Modern AM24${at} 1M`, pieces, `${pieces}.000.000`]),
        )
      },
    ),
  )
})

test('days sell nothing, whatever stands before them', () => {
  const lines = [
    ...row(0, 'Date de la commande :', '18.02.2026'),
    ...row(1, 'Passée le', '18.02.2026'),
    ...row(2, 'Tanggal faktur 03.04.2026'),
    ...row(3, 'Garantie bis', '18.02/2028'),
  ]
  expect(sold(lines)).toEqual([])
})

test('sums, taxes and payment sell nothing', () => {
  const lines = [
    ...row(0, 'TOTAL HARGA (4 BARANG)', 'Rp 39.146.000'),
    ...row(1, 'PPN 11%', '3.879.333'),
    ...row(2, 'Frais d’expédition', '0,00'),
    ...row(3, 'Bank transfer', '3,211.99'),
    ...row(4, 'MSI Clutch GM41', '64.99'),
    ...row(5, 'ESPECES', '459,00 €'),
  ]
  expect(sold(lines)).toEqual([['MSI Clutch GM41', null, '64.99']])
})

let claims = 0
function repeat(overrides: Partial<Repeat> = {}): Repeat {
  claims += 1
  return {
    claim: `R-${100_000 + claims}`,
    how: 'same_file',
    model: registration.model,
    serialNumber: `BA3T0194${6000 + claims}V`,
    isSameSerial: false,
    isSameModel: true,
    isAhead: true,
    ...overrides,
  }
}

function outcome(lines: ReadLine[], repeats: Repeat[]) {
  const invoice = {
    kind: 'invoice' as const,
    sentSha256: 'sent',
    sha256s: ['a'.repeat(64)],
    pages: [{ ...pageReading([]), lines }],
    corrected: {},
  }
  return invoiceUnused(ledgerOf(invoice, registration, repeats), repeats).outcome
}

const three = row(0, 'MSI Modern AM242 1M', '3', '12.499.000', '37.497.000')
const one = row(0, 'MSI Modern AM242 1M', '1', '12.499.000', '12.499.000')

test.each<[string, ReadLine[], Repeat[], string]>([
  ['nobody else', one, [], 'holds'],
  ['another claim ahead on one piece', one, [repeat()], 'fails'],
  ['another claim behind on one piece', one, [repeat({ isAhead: false })], 'unsure'],
  ['two others on three pieces', three, [repeat(), repeat()], 'holds'],
  ['a fourth claim on three pieces', three, [repeat(), repeat(), repeat()], 'fails'],
  ['the same S/N on three pieces', three, [repeat({ isSameSerial: true })], 'fails'],
  [
    'a fourth by sums alone',
    three,
    [repeat(), repeat(), repeat({ how: 'same_numbers' })],
    'unsure',
  ],
  ['another by looks alone', one, [repeat({ how: 'same_picture' })], 'unsure'],
  [
    'another line of the paper',
    [...one, ...row(3, 'MSI PRO DP180', '1', '9.000.000', '9.000.000')],
    [repeat({ model: 'PRO DP180', isSameModel: false })],
    'holds',
  ],
  [
    'two lines of one model, one piece each',
    [...one, ...row(3, 'MSI Modern AM242 1M', '1', '12.499.000', '12.499.000')],
    [repeat()],
    'holds',
  ],
  ['a model that no line names', row(0, 'Gaming mouse', '64.99'), [repeat()], 'fails'],
])('%s: %#', (_, lines, repeats, expected) => {
  expect(outcome(lines, repeats)).toBe(expected)
})

test('a line says which claims were for it', () => {
  const lines = [...three, ...row(3, 'MSI PRO DP180', '1', '9.000.000', '9.000.000')]
  const mine = repeat()
  const other = repeat({ model: 'PRO DP180', isSameModel: false })
  const ledger = ledgerOf(
    {
      kind: 'invoice',
      sentSha256: 'sent',
      sha256s: ['a'.repeat(64)],
      pages: [{ ...pageReading([]), lines }],
      corrected: {},
    },
    registration,
    [mine, other],
  )
  expect(
    ledger.lines.map(({ isOwn, usedBy }) => [isOwn, usedBy.map(({ claim }) => claim)]),
  ).toEqual([
    [true, [mine.claim]],
    [false, [other.claim]],
  ])
})
