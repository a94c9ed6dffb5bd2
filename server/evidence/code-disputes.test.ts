import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { codeFormats, type SaidOnInvoice } from '../../tests/support/invoice-codes.ts'
import { pageReading, readLine } from '../../tests/support/readings.ts'
import type { ReadEvidence } from './evidence.ts'
import { codedFacts } from './coded-facts.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'

const { registration, purchase } = claimIntake()

const invoice = (lines: string[], codes: string[], corrected = {}): ReadEvidence => ({
  kind: 'invoice',
  sentSha256: 'sent',
  sha256s: ['a'.repeat(64)],
  pages: [pageReading(lines, codes)],
  corrected,
})

const checksOf = (paper: ReadEvidence, on = '2026-08-15') =>
  new Map(
    invoiceChecks(paper, {
      registration,
      purchase: { ...purchase, date: on },
      aliases: [],
      window: { from: '1990-01-01', to: '2069-12-31' },
    }).map((check) => [check.id, check]),
  )

const checkOf = {
  date: 'invoice_date',
  total: 'invoice_total',
  number: 'invoice_number',
} as const

const said: SaidOnInvoice = { date: '2026-08-15', total: 129_900, number: 'AB12345678' }

const euros = (hundredths: number) => (hundredths / 100).toFixed(2)

/** The same in print, as an invoice has it. */
const printed = ({ date, total, number }: SaidOnInvoice) => [
  'Elektro Mustermann',
  `Invoice No: ${number}`,
  `Invoice date: ${date}`,
  'Monitor MPG 321URX',
  `Total EUR ${euros(total)}`,
]

/** A fact with one character that nobody mixes up with the one before. */
const changes: Record<
  keyof SaidOnInvoice,
  fc.Arbitrary<{ one: SaidOnInvoice; other: SaidOnInvoice }>
> = {
  date: fc
    .tuple(
      fc.integer({ min: 7, max: 58 }),
      fc.integer({ min: 7, max: 58 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([year, otherYear, day, otherDay, month, which]) => {
      const of = (y: number, m: number, d: number) =>
        `20${String(y).padStart(2, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
      const date = of(year, month, day)
      const others = [
        of(otherYear, month, day),
        of(year, (month % 12) + 1, day),
        of(year, month, otherDay),
      ]
      return { one: { ...said, date }, other: { ...said, date: others[which] ?? date } }
    })
    .filter(({ one, other }) => one.date !== other.date),
  total: fc
    .tuple(fc.integer({ min: 100, max: 999_999 }), fc.nat(), fc.integer({ min: 1, max: 9 }))
    .map(([whole, n, more]) => {
      const digits = String(whole)
      const at = n % digits.length
      const digit = (Number(digits.charAt(at)) + more) % 10
      const changed = Number(digits.slice(0, at) + String(digit) + digits.slice(at + 1))
      return { one: { ...said, total: whole * 100 }, other: { ...said, total: changed * 100 } }
    })
    .filter(({ other }) => other.total > 1000),
  number: fc
    .tuple(
      fc.stringMatching(/^[A-Z]{2}[0-9]{8}$/),
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([number, at, more]) => {
      const digit = (Number(number.charAt(at)) + more) % 10
      const other = number.slice(0, at) + String(digit) + number.slice(at + 1)
      return { one: { ...said, number }, other: { ...said, number: other } }
    }),
}

const kinds = codeFormats.flatMap(({ name, says, of }) => says.map((fact) => ({ name, fact, of })))

test.each(kinds)(
  '$name and print with another $fact never hold, whichever is right',
  ({ fact, of }) => {
    fc.assert(
      fc.property(changes[fact], fc.boolean(), ({ one, other }, isTurned) => {
        const [code, print] = isTurned ? [other, one] : [one, other]
        const paper = invoice(printed(print), [of(code)])
        for (const registered of [one.date, other.date, '2026-01-01']) {
          const check = checksOf(paper, registered).get(checkOf[fact])
          expect(check?.outcome, `${of(code)} ${JSON.stringify(print)}`).toBe('fails')
          expect(check?.found.map((value) => value.kind === 'source' && value.source)).toEqual(
            expect.arrayContaining(['invoice_code', 'invoice_text']),
          )
        }
      }),
      { numRuns: 40 },
    )
  },
)

test.each(codeFormats)('$name that says what stands in print holds', ({ says, of }) => {
  const checks = checksOf(invoice(printed(said), [of(said)]))
  for (const fact of says) expect(checks.get(checkOf[fact])?.outcome, fact).toBe('holds')
  for (const fact of ['date', 'number'] as const) {
    expect(checks.get(checkOf[fact])?.outcome, fact).toBe('holds')
  }
})

test('two codes that disagree never hold, with print of either or without', () => {
  const other = { date: '2026-08-16', total: 129_800, number: 'AB12345679' }
  const json = codeFormats.find(({ name }) => name === 'JSON')
  const taiwan = codeFormats.find(({ name }) => name === 'Taiwanese e-invoice')
  const codes = [json?.of(said) ?? '', taiwan?.of(other) ?? '']
  for (const print of [printed(said), printed(other), ['Elektro Mustermann']]) {
    for (const registered of [said.date, other.date]) {
      const checks = checksOf(invoice(print, codes), registered)
      for (const fact of Object.values(checkOf)) {
        expect(checks.get(fact)?.outcome, `${fact} ${print.join(', ')}`).toBe('fails')
      }
    }
  }
})

test('both are shown, each with the characters that differ', () => {
  const code = codeFormats.find(({ name }) => name === 'Taiwanese e-invoice')?.of(said) ?? ''
  const checks = checksOf(
    invoice(['No: AB-12345678', '2026/08/25', '發票號碼 AB-12345677', '總計 1,399'], [code]),
  )
  expect(checks.get('invoice_date')?.found).toEqual([
    { kind: 'source', source: 'invoice_text', text: '2026-08-25', differing: [8] },
    { kind: 'source', source: 'invoice_code', text: '2026-08-15', differing: [8] },
  ])
  expect(checks.get('invoice_total')?.found).toEqual([
    { kind: 'source', source: 'invoice_text', text: '1399.00', differing: [1] },
    { kind: 'source', source: 'invoice_code', text: '1299.00', differing: [1] },
  ])
  expect(checks.get('invoice_date')?.places).toHaveLength(2)
  expect(checks.get('invoice_window')?.outcome).toBe('holds')
})

const slovenian = `${'1'.repeat(39)}12345678260815101530`

/** Codes that people have on invoices, and what they say. */
test.each([
  ['a Girocode without an amount', 'BCD\n001\n1\nSCT\nX\nY\nDE02\n\n\n\nDanke', null],
  ['a Girocode in whole euros', 'BCD\n001\n1\nSCT\nX\nY\nDE02\nEUR60', { totals: [6000] }],
  [
    'a Girocode with Windows line ends',
    'BCD\r\n002\r\n1\r\nSCT\r\n\r\nY\r\nDE02\r\nEUR1234.5\r\n\r\n\r\nRE-0815 vom Mai',
    { totals: [123_450], numbers: [{ text: 'RE-0815', is: 'mentioned' }] },
  ],
  [
    'a receipt just after midnight in Berlin',
    'V0;T1;Kassenbeleg-V1;Beleg^10.00_0.00_0.00_0.00_0.00^10.00:Bar;1;2;2026-08-14T22:30:00.000Z;2026-08-14T22:31:00.000Z;e;u;s;k',
    { dates: ['2026-08-14', '2026-08-15', '2026-08-14', '2026-08-15'], totals: [1000] },
  ],
  [
    'a training receipt, which is no sale',
    'V0;T1;Kassenbeleg-V1;AVTraining^10.00_0.00_0.00_0.00_0.00^10.00:Bar;1;2;2026-08-14T10:00:00.000Z;2026-08-14T10:00:00.000Z;e;u;s;k',
    { totals: [] },
  ],
  ['the right code of a Taiwanese e-invoice', '**Mouse:1:990:Cable:2:120', null],
  ['a web shop', 'https://shop.example/r?utm_source=qr&ref=12345678', null],
  ['a sum that may be two', '{"total":"1.234"}', null],
  ['a day that may be two', '{"date":"03/04/2026"}', { dates: ['2026-04-03', '2026-03-04'] }],
  [
    'a sum with groups and a currency',
    '{"amount":"IDR 12,499,000.00"}',
    { totals: [1_249_900_000] },
  ],
  [
    'a Mexican invoice',
    'https://v.sat.gob.mx/default.aspx?id=5AF4&re=X&rr=Y&tt=1234.500000&fe=q==',
    { totals: [123_450] },
  ],
  [
    'a Croatian receipt',
    'https://porezna.gov.hr/rn?jir=0000&datv=20260815_1221&izn=59,99',
    { dates: ['2026-08-15'], totals: [5999] },
  ],
  [
    'a Slovenian receipt',
    `${slovenian}${[...slovenian].reduce((sum, digit) => sum + Number(digit), 0) % 10}`,
    { dates: ['2026-08-15'] },
  ],
  [
    'sixty digits that are none',
    `${slovenian}${([...slovenian].reduce((sum, digit) => sum + Number(digit), 0) + 1) % 10}`,
    null,
  ],
  ['a day that there is none of', '{"date":"2026-02-30"}', null],
  ['a serial number', 'BA3T01946000V', null],
  ['broken base64', 'AQxFbGVrdHJvIE1hcnQ=', null],
  ['broken JSON', '{"total": 12', null],
])('%s', (_, text, facts) => {
  if (facts === null) expect(codedFacts(text)).toBeNull()
  else expect(codedFacts(text)).toMatchObject(facts)
})

test('no text of a code is too much or throws', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 1200, unit: anyCharacter }),
      fc.constantFrom(
        '',
        'BCD\n001\n',
        'SPC\n0200\n',
        'V0;',
        '_R1-AT1_',
        '{',
        'eyJh.eyJh.',
        'AQ',
        'A:1*B:',
        'https://x/?',
      ),
      (text, head) => {
        codedFacts(head + text)
      },
    ),
  )
})

/** What is on paper and is no contradiction. */
const total = (code: string) =>
  invoice(['Zwischensumme 50.00', 'Total 150.00', 'Restbetrag 50.00'], [code])

test('what is left to be paid is for a person to look at', () => {
  const check = checksOf(total('BCD\n001\n1\nSCT\nX\nY\nDE02\nEUR50.00')).get('invoice_total')
  expect(check?.outcome).toBe('unsure')
})

test('print that was read badly is for a person to look at', () => {
  const paper = invoice([], ['{"date":"2026-08-15","total":"59.99"}'])
  paper.pages[0]?.lines.push({ ...readLine('Date 2026-08-16'), confidence: 0.6 })
  paper.pages[0]?.lines.push({ ...readLine('Total 69.99', 1), confidence: 0.6 })
  const checks = checksOf(paper)
  expect(checks.get('invoice_date')?.outcome).toBe('unsure')
  expect(checks.get('invoice_total')?.outcome).toBe('unsure')
})

test('what a reviewer reads contradicts a code as print does', () => {
  const corrected = { date: '2026-08-16', invoiceNumber: 'AB12345679' }
  const paper = invoice([], ['{"date":"2026-08-15","invoiceNo":"AB12345678"}'], corrected)
  for (const registered of ['2026-08-15', '2026-08-16']) {
    const checks = checksOf(paper, registered)
    expect(checks.get('invoice_date')).toMatchObject({
      outcome: 'fails',
      found: [{ source: 'reviewer' }, { source: 'invoice_code' }],
    })
    expect(checks.get('invoice_number')?.outcome).toBe('fails')
  }
})

test('a code tells which of two readings of a day is meant', () => {
  const paper = invoice(['Date 03/04/2026'], ['{"date":"2026-03-04"}'])
  expect(checksOf(paper, '2026-04-03').get('invoice_date')?.outcome).not.toBe('holds')
})

test.each([
  [
    'letters that look like digits',
    ['Invoice No: AB1234S678'],
    '{"invoiceNo":"AB12345678"}',
    'invoice_number',
  ],
  [
    'a part of the number',
    ['Invoice No: 12345678'],
    '{"invoiceNo":"AB12345678"}',
    'invoice_number',
  ],
  [
    'a due date and a date of print',
    ['Date 15.08.2026', 'Due 30.08.2026'],
    '{"date":"20260815"}',
    'invoice_date',
  ],
  [
    'a customer number in a transfer',
    ['Invoice No: RE-2026-77', 'Kunde 10001'],
    'BCD\n001\n1\nSCT\nX\nY\nDE02\nEUR50\n\n\nKd 10001',
    'invoice_number',
  ],
  ['a sum with groups', ['Total 12.499.000'], '{"total":12499000}', 'invoice_total'],
  [
    'another number of another form',
    ['Invoice No: RE-2026-77'],
    '_R1-AT1_K_4711_2026-08-15T11:23:43_1,00_0,00_0,00_0,00_0,00_x_y_z_s',
    'invoice_number',
  ],
] as const)('no contradiction: %s', (_, lines, code, id) => {
  expect(checksOf(invoice([...lines], [code])).get(id)?.outcome).toBe('holds')
})
