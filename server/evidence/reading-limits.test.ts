import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageReading, readLine } from '../../tests/support/readings.ts'
import type { PageReading } from '../storage/page-reading.ts'
import { boundedReading, readingLimits } from './reading-limits.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'

const texts = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 700 }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\udfff',
    '😀'.repeat(200),
    'e\u0301'.repeat(400),
    'AB1'.repeat(9000),
  ),
)
const pages = fc.array(
  fc
    .tuple(fc.array(texts, { maxLength: 40 }), fc.array(texts, { maxLength: 70 }))
    .map(([lines, codes]) => pageReading(lines, codes)),
  { maxLength: 14 },
)

const charactersOf = (reading: PageReading[]) =>
  reading.flatMap(({ lines, codes }) => [...lines, ...codes]).map(({ text }) => text)

test('no more is kept than the limits say, and kept again it stays as it is', () => {
  fc.assert(
    fc.property(pages, (reading) => {
      const kept = boundedReading(reading)
      expect(kept.length).toBeLessThanOrEqual(readingLimits.pages)
      expect(charactersOf(kept).join('').length).toBeLessThanOrEqual(readingLimits.characters)
      for (const { lines, codes } of kept) {
        expect(lines.length).toBeLessThanOrEqual(readingLimits.lines)
        expect(codes.length).toBeLessThanOrEqual(readingLimits.codes)
        for (const { text } of lines)
          expect(text.length).toBeLessThanOrEqual(readingLimits.lineLength)
      }
      expect(boundedReading(kept)).toEqual(kept)
      // What neither of the databases takes.
      expect(charactersOf(kept).every((text) => text.isWellFormed() && !text.includes('\0'))).toBe(
        true,
      )
      const isLess = charactersOf(kept).join('').length < charactersOf(reading).join('').length
      expect(kept.some(({ isCut }) => isCut === true)).toBe(
        isLess || reading.length > readingLimits.pages,
      )
    }),
    { numRuns: 50 },
  )
})

test('what people have is kept as it is', () => {
  const receipt = [
    pageReading(
      Array.from({ length: 120 }, (_, at) => `Line ${at} 12.499.000`),
      ['BA3T'],
    ),
  ]
  expect(boundedReading(receipt)).toEqual(receipt)
})

test('each of the limits cuts by itself, and says so', () => {
  const cases = [
    [{ ...pageReading([]), lines: Array.from({ length: 2001 }, () => readLine('1')) }],
    [pageReading(['x'.repeat(301)])],
    [pageReading(Array.from({ length: 67 }, () => 'x'.repeat(300)))],
    [
      pageReading(
        [],
        Array.from({ length: 61 }, (_, at) => `CODE${at}`),
      ),
    ],
    [pageReading([], ['x'.repeat(1201)])],
    Array.from({ length: readingLimits.pages + 1 }, () => pageReading(['Total'])),
  ]
  for (const reading of cases) {
    expect(boundedReading(reading).some(({ isCut }) => isCut === true)).toBe(true)
  }
})
