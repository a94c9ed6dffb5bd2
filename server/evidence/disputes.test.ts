import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { pageReading, readCode, readLine } from '../../tests/support/readings.ts'
import { areAlike } from './align.ts'
import type { ReadEvidence } from './evidence.ts'
import { compareNumbers } from './compare-numbers.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { photoChecks } from './photo-checks.ts'
import { matchSerial } from './serial-match.ts'

const { registration, purchase } = claimIntake()

const paper = (
  kind: ReadEvidence['kind'],
  lines: string[],
  codes: string[] = [],
  corrected = {},
): ReadEvidence => ({
  kind,
  sentSha256: 'sent',
  sha256s: ['a'.repeat(64)],
  pages: [pageReading(lines, codes)],
  corrected,
})

const serialCheck = (serialNumber: string, photo: ReadEvidence, invoice?: ReadEvidence) =>
  photoChecks(photo, { ...registration, serialNumber }, invoice).find(
    ({ id }) => id === 'photo_serial',
  )

const invoiceCheck = (serialNumber: string, photo: ReadEvidence, invoice: ReadEvidence) =>
  invoiceChecks(
    invoice,
    {
      registration: { ...registration, serialNumber },
      purchase,
      aliases: [],
      window: { from: '2026-01-01', to: '2026-12-31' },
    },
    photo,
  ).find(({ id }) => id === 'invoice_serial')

/** Two numbers that differ by one character that nobody mixes up with the other. */
const pairs = fc
  .tuple(fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{2}[0-9]{4}[A-Z0-9]{2,8}$/), fc.nat(), letters())
  .map(([one, n, letter]) => {
    const at = n % one.length
    return {
      one,
      other: one.slice(0, at) + letter + one.slice(at + 1),
      was: one.charAt(at),
      letter,
    }
  })
  .filter(({ was, letter }) => was !== letter && !areAlike(was, letter))

function letters() {
  return fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')
}

type Pair = { one: string; other: string }

/** Every way in which a photo, or a photo and an invoice, say two things. */
const ways: [string, (pair: Pair) => { photo: ReadEvidence; invoice?: ReadEvidence }][] = [
  [
    'code and print',
    ({ one, other }) => ({ photo: paper('serial_photo', [`S/N: ${other}`], [one]) }),
  ],
  ['code and bare print', ({ one, other }) => ({ photo: paper('serial_photo', [other], [one]) })],
  [
    'code and print in groups',
    ({ one, other }) => ({
      photo: paper('serial_photo', [`S/N ${other.slice(0, 4)} ${other.slice(4)}`], [one]),
    }),
  ],
  ['two codes', ({ one, other }) => ({ photo: paper('serial_photo', ['MSI'], [one, other]) })],
  [
    'two codes of which print has one',
    ({ one, other }) => ({ photo: paper('serial_photo', [`S/N: ${one}`], [one, other]) }),
  ],
  [
    'two prints, the code being with one of them',
    ({ one, other }) => ({
      photo: paper('serial_photo', [`S/N: ${one}`, 'Made in China', other], [one]),
    }),
  ],
  ['two prints', ({ one, other }) => ({ photo: paper('serial_photo', [`S/N: ${one}`, other]) })],
  [
    'a code that says more and print',
    ({ one, other }) => ({ photo: paper('serial_photo', [`SN:${other}`], [`SN:${one};CHK:4F7A`]) }),
  ],
  [
    'what a reviewer reads and the code',
    ({ one, other }) => ({
      photo: paper('serial_photo', [], [one], { serialNumber: other }),
    }),
  ],
  [
    'photo and invoice',
    ({ one, other }) => ({
      photo: paper('serial_photo', [`S/N: ${one}`], [one]),
      invoice: paper('invoice', [`S/N ${other}`]),
    }),
  ],
]

test.each(ways)(
  '%s that differ by one real character never hold, whichever was registered',
  (_, of) => {
    fc.assert(
      fc.property(pairs, fc.boolean(), fc.nat(3), fc.nat(3), (pair, isTurned, begin, end) => {
        const { one, other } = pair
        const { photo, invoice } = of(isTurned ? { one: other, other: one } : pair)
        // Registered may also be a part that both have.
        const part = one.slice(begin, one.length - end)
        for (const registered of [one, other, ...(part.length >= 8 ? [part] : [])]) {
          const check = serialCheck(registered, photo, invoice)
          expect(check?.outcome, registered).toBe('fails')
          const shown = check?.found.filter(({ kind }) => kind === 'source')
          expect(shown?.length).toBeGreaterThanOrEqual(2)
          if (invoice) expect(invoiceCheck(registered, photo, invoice)?.outcome).toBe('fails')
        }
      }),
    )
  },
)

test('both are shown, each with the character that differs, and every row stands below the other', () => {
  const photo = paper('serial_photo', ['S/N（序號）：BDVD0836002296'], ['BDVD0836002293'])
  for (const registered of ['BDVD0836002296', 'BDVD0836002293', 'BDVD0836002291']) {
    expect(serialCheck(registered, photo)).toMatchObject({
      outcome: 'fails',
      found: [
        { kind: 'source', source: 'photo_code', text: 'BDVD0836002293', differing: [13] },
        { kind: 'source', source: 'photo_text', text: 'BDVD0836002296', differing: [13] },
      ],
    })
    const [serial] = compareNumbers(
      { photo, invoice: undefined },
      { ...registration, serialNumber: registered },
    )
    expect(serial?.isDisputed).toBe(true)
    expect(serial?.rows.map(({ source, found }) => [source, found])).toEqual([
      ['photo_code', 'BDVD0836002293'],
      ['photo_text', 'BDVD0836002296'],
    ])
  }
})

test('two codes that disagree have a row each', () => {
  const photo = paper('serial_photo', ['MSI'], ['BDVD0836002293', 'BDVD0836002296'])
  const [serial] = compareNumbers(
    { photo, invoice: undefined },
    { ...registration, serialNumber: 'BDVD0836002293' },
  )
  expect(serial?.rows.map(({ source, found, verdict }) => [source, found, verdict])).toEqual([
    ['photo_code', 'BDVD0836002293', 'match'],
    ['photo_text', null, 'absent'],
    ['photo_code', 'BDVD0836002296', 'near'],
  ])
})

test('other bars than the print, and another S/N in print than the bars, are contradictions as well', () => {
  const bars = paper('serial_photo', ['S/N: BA3T01946000V'], ['KX7Q55120931Z'])
  expect(serialCheck('BA3T01946000V', bars)?.outcome).not.toBe('holds')
  const sameForm = paper('serial_photo', ['S/N: BA3T01946000V'], ['CX7Q55120931Z'])
  expect(serialCheck('BA3T01946000V', sameForm)?.outcome).toBe('fails')
  const print = paper('serial_photo', ['S/N: 601V41MB2208000'], ['BA3T01946000V'])
  expect(serialCheck('BA3T01946000V', print)?.outcome).toBe('fails')
})

test('print that was read badly is for a person to look at, and accuses nobody', () => {
  const photo = paper('serial_photo', [], ['BA3T01946000V'])
  photo.pages[0]?.lines.push({ ...readLine('S/N: BA3T07946000V'), confidence: 0.6 })
  expect(serialCheck('BA3T01946000V', photo)?.outcome).toBe('unsure')
})

test.each([
  ['a letter that a Code 39 begins with', ['S/N: BA3T01946000V'], ['IBA3T01946000V']],
  ['a part of the number in print', ['S/N: BA3T019460'], ['BA3T01946000V']],
  ['O read for 0 in print', ['S/N: BA3TO1946000V'], ['BA3T01946000V']],
  ['the MAC of the same device', ['S/N: BA3T01946000V', 'MAC: BA3T01946001V'], ['BA3T01946000V']],
  [
    'a second sticker, with its own code and print',
    ['S/N: BA3T01946000V', 'S/N: BA3T01946001V'],
    ['BA3T01946000V', 'BA3T01946001V'],
  ],
  [
    'a second sticker whose code was not read',
    ['S/N: BA3T01946000V', 'S/N: BA3T01946017V'],
    ['BA3T01946000V'],
  ],
  ['a code of the goods', ['S/N: BA3T01946000V'], ['BA3T01946000V', '9S7-XK688-381']],
  ['a number broken over two lines', ['S/N: BA3T0194', '6000V'], ['BA3T01946000V']],
])('no contradiction: %s', (_, lines, codes) => {
  expect(serialCheck('BA3T01946000V', paper('serial_photo', lines, codes))?.outcome).toBe('holds')
})

test('an invoice that names several pieces contradicts nobody, if one of them is this one', () => {
  const photo = paper('serial_photo', ['S/N: BA3T01946000V'], ['BA3T01946000V'])
  const invoice = paper('invoice', ['S/N BA3T01946001V', 'S/N BA3T01946000V', 'S/N BA3T01946002V'])
  expect(serialCheck('BA3T01946000V', photo, invoice)?.outcome).toBe('holds')
  expect(invoiceCheck('BA3T01946000V', photo, invoice)?.outcome).toBe('holds')
})

test('codes of goods are no S/N', () => {
  const page = pageReading(['S/N: 4719072612346'])
  page.codes.push(readCode('4719072612345', 'EAN13'))
  expect(matchSerial('4719072612346', [page]).overall.outcome).toBe('match')
})
