import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComparedNumber } from '../../contract/read-facts.ts'
import { claimIntake } from '../../tests/support/factories.ts'
import { pageReading } from '../../tests/support/readings.ts'
import type { ReadEvidence } from './evidence.ts'
import { compareNumbers } from './compare-numbers.ts'
import { foldText } from './fold.ts'

const { registration } = claimIntake()

const document = (
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

function serialOf(
  photo: ReadEvidence | undefined,
  invoice?: ReadEvidence,
  serialNumber = registration.serialNumber,
): ComparedNumber {
  const [serial] = compareNumbers({ photo, invoice }, { ...registration, serialNumber })
  if (!serial) throw new Error('Nothing was compared')
  return serial
}

/** As it is shown: one column for each character, `·` where there is none, differences bracketed. */
const shown = ({ registered, rows }: ComparedNumber) => [
  registered.map((letter) => letter || '·').join(''),
  ...rows.map(({ source, verdict, cells }) => {
    const text = cells.map(({ text: one, differs }) => (differs ? `[${one || '·'}]` : one || '·'))
    return `${source} ${verdict} ${text.join('')}`.trim()
  }),
]

test('what agrees stands below one another, from the code, the print and the invoice', () => {
  const photo = document('serial_photo', ['S/N: BA3T01946000V'], ['BA3T01946000V'])
  const invoice = document('invoice', ['S/N BA3T01946000V'])
  expect(shown(serialOf(photo, invoice))).toEqual([
    'BA3T01946000V',
    'photo_code match BA3T01946000V',
    'photo_text match BA3T01946000V',
    'invoice_text match BA3T01946000V',
  ])
})

test('a code and a print that disagree are both shown, each as it stands there', () => {
  const photo = document('serial_photo', ['S/N: BA3TO1946000V'], ['BA3T01946000V'])
  expect(shown(serialOf(photo))).toEqual([
    'BA3T01946000V',
    'photo_code match BA3T01946000V',
    'photo_text confusable BA3T[O]1946000V',
  ])
})

test('a character too many opens a column for all, and a missing one leaves its own empty', () => {
  const photo = document('serial_photo', ['S/N: BA3T01946800V'], ['BA3T01946X000V'])
  const invoice = document('invoice', ['S/N BA3T1946000V'])
  expect(shown(serialOf(photo, invoice))).toEqual([
    'BA3T01946·000V',
    'photo_code near BA3T01946[X]000V',
    'photo_text near BA3T01946·[8]00V',
    'invoice_text near BA3T[·]1946·000V',
  ])
})

test('what was typed small is shown as it was typed', () => {
  const photo = document('serial_photo', ['S/N: BA3T01946000V'])
  expect(shown(serialOf(photo, undefined, 'BA3T0l946000V'))).toEqual([
    'BA3T0l946000V',
    'photo_code unreadable',
    'photo_text confusable BA3T0[1]946000V',
  ])
})

test('what a reviewer reads stands beside what the machine read', () => {
  const photo = document('serial_photo', ['S/N: BA3TO1946000V'], [], {
    serialNumber: 'BA3T01946000V',
  })
  expect(shown(serialOf(photo)).slice(1)).toEqual([
    'photo_code unreadable',
    'photo_text confusable BA3T[O]1946000V',
    'reviewer match BA3T01946000V',
  ])
})

test('other S/Ns in the picture are named beside the registered one, and part numbers are not', () => {
  const photo = document(
    'serial_photo',
    ['S/N: BA3T01946000V', 'S/N: BA3T01946017V', 'S/N 601V41MB22080'],
    ['BA3T01946000V', 'BA3T01946021V', '9S7-XK688-381', '4719072612345'],
  )
  expect(serialOf(photo).others.map(({ text }) => text)).toEqual([
    'BA3T01946017V',
    '601V41MB22080',
    'BA3T01946021V',
  ])
  expect(serialOf(photo).others.every(({ places }) => places.length === 1)).toBe(true)
})

test('the registered one, misread in print, is no other S/N', () => {
  const photo = document('serial_photo', ['S/N: BA3T01946O00V'], ['BA3T01946000V'])
  expect(serialOf(photo).others).toEqual([])
})

test('an invoice without a S/N adds no row', () => {
  expect(
    compareNumbers({ photo: undefined, invoice: document('invoice', ['Total 5']) }, registration),
  ).toEqual([])
})

test.each([
  ['CHK: 123', ['123', 'photo_text match 123']],
  ['CHK 128', ['123', 'photo_text near 12[8]']],
  ['CHK 12E', ['123', 'photo_text near 12[E]']],
  ['CHK 4F7A', ['123', 'photo_text absent']],
])('%s is compared with the CHK as %j', (line, expected) => {
  const [, chk] = compareNumbers(
    { photo: document('serial_photo', [line]), invoice: undefined },
    registration,
  )
  expect(chk && shown(chk)).toEqual(expected)
})

test('whatever was read, every row has a cell for each column, and loses no character', () => {
  const serial = fc.stringMatching(/^[A-Z0-9]{10,16}$/)
  const edit = fc.tuple(fc.nat(), fc.constantFrom('0', 'O', '8', 'Q', ''), fc.boolean())
  fc.assert(
    fc.property(serial, fc.array(edit, { maxLength: 2 }), (wanted, edits) => {
      const read = edits.reduce((text, [at, letter, isInserted]) => {
        const place = at % text.length
        return text.slice(0, place) + letter + text.slice(place + (isInserted ? 0 : 1))
      }, wanted)
      const { registered, rows } = serialOf(document('serial_photo', [], [read]), undefined, wanted)
      expect(registered.join('')).toBe(wanted)
      const [code] = rows
      if (!code || code.cells.length === 0) return
      expect(code.cells).toHaveLength(registered.length)
      expect(code.cells.map(({ text }) => text).join('')).toBe(code.found)
      for (const [at, { text, differs }] of code.cells.entries()) {
        expect(differs).toBe(foldText(text) !== foldText(registered[at] ?? ''))
      }
    }),
  )
})

test('each column of a print is where its character stands, and an empty one between its neighbours', () => {
  const photo = document('serial_photo', ['S/N: BA3T1946000V'], ['BA3T01946000V'])
  const [code, print] = serialOf(photo).rows
  expect(code?.printed).toEqual([])
  const at = (character: number) => (character + 0.5) / 12
  const expected = [0, 1, 2, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 11].map(at)
  expect(print?.printed.map(({ middle }) => middle.toFixed(6))).toEqual(
    expected.map((one) => one.toFixed(6)),
  )
})

test('a number printed over several lines has each column on the line of its character', () => {
  const wanted = 'BA3T01946000V'
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 0, maxLength: 2 })
  const left = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null })
  fc.assert(
    fc.property(cuts, left, (breaks, missing) => {
      const kept = [...wanted].map((letter, at) => (at === missing ? '' : letter))
      const ends = [0, ...breaks.toSorted((a, b) => a - b), wanted.length]
      const lines = ends
        .slice(1)
        .map((end, nth) => kept.slice(ends[nth], end).join(''))
        .filter((text) => text !== '')
      const { registered, rows } = serialOf(document('serial_photo', lines))
      const print = rows.find(({ source }) => source === 'photo_text')
      if (missing === null) expect(print?.places).toHaveLength(lines.length)
      if (!print || print.cells.length === 0) return
      expect(registered.join('')).toBe(wanted)
      expect(print.printed).toHaveLength(registered.length)
      // A row may be found on fewer lines, if the rest is too short to be told from chance.
      const onLine = (place: number) =>
        print.cells.filter((_, at) => print.printed[at]?.place === place).map(({ text }) => text)
      for (const [place] of print.places.entries()) {
        expect(lines).toContain(onLine(place).join(''))
      }
      const places = print.printed.map(({ place }) => place)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      for (const [at, { place, middle }] of print.printed.entries()) {
        const before = print.printed[at - 1]
        if (before?.place === place) expect(middle).toBeGreaterThan(before.middle)
      }
    }),
  )
})

test('a print that is not level says its angle and its own size, around the middle of its place', () => {
  fc.assert(
    fc.property(fc.integer({ min: -179, max: 180 }), (degrees) => {
      const photo = document('serial_photo', ['BA3T01946000V'])
      const turn = ([x, y]: readonly [number, number]): [number, number] => {
        const angle = (degrees * Math.PI) / 180
        return [
          1000 + x * Math.cos(angle) - y * Math.sin(angle),
          1000 + x * Math.sin(angle) + y * Math.cos(angle),
        ]
      }
      for (const line of photo.pages.flatMap(({ lines }) => lines)) {
        const [a, b, c, d] = line.corners
        line.corners = [turn(a), turn(b), turn(c), turn(d)]
      }
      const [place] = serialOf(photo).rows[1]?.places ?? []
      if (degrees === 0) expect(place?.print).toBeUndefined()
      else expect(place?.print).toEqual({ angle: degrees, width: 130, height: 20 })
      const [x, y] = turn([65, 10])
      expect(Math.abs((place?.x ?? 0) + (place?.width ?? 0) / 2 - x)).toBeLessThanOrEqual(1)
      expect(Math.abs((place?.y ?? 0) + (place?.height ?? 0) / 2 - y)).toBeLessThanOrEqual(1)
    }),
  )
})
