import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesAtMost } from '../../contract/document-lines.ts'
import { anyCharacter } from '../../tests/support/any-character.ts'
import { pageReading } from '../../tests/support/readings.ts'
import { findLines, linesOf, type ReadPages } from './find-lines.ts'

const paper = (lines: string[], codes: string[] = []): ReadPages => ({
  kind: 'invoice',
  pages: [{ ...pageReading(lines, codes), sha256: 'a'.repeat(64) }],
})

/** A letter of these readings is ten pixels wide, and a line forty high. */
const wordsAt = (lines: string[], typed: string) =>
  findLines(paper(lines), typed).lines.map(({ text, place }) =>
    text.slice(Math.round(place.x / 10), Math.round((place.x + place.width) / 10)),
  )

describe('a word is found in its line, and the box is over the word', () => {
  test.each([
    ['Total 5.000,00 EUR', '5000', '5.000'],
    ['Größe: 27 Zoll', 'grosse', 'Größe'],
    ['FACTURE n° INV-2026/0471', 'inv 2026 0471', 'INV-2026/0471'],
    ['Cafe\u0301 de Paris', 'café', 'Cafe'],
    ['統一發票 三井', '三井', '三井'],
    ['Ｍｏｄｅｒｎ AM242', 'modern am242', 'Ｍｏｄｅｒｎ AM242'],
  ])('in %j by %j', (line, typed, marked) => {
    expect(wordsAt(['ENTER KOMPUTER', line], typed)).toEqual([marked])
  })

  test('every time it stands there, from the top, on every page', () => {
    const [page] = paper(['MSI by MSI', 'nothing', 'msi']).pages
    if (!page) throw new Error('A page')
    const both = { kind: 'invoice' as const, pages: [page, { ...page, sha256: 'b'.repeat(64) }] }
    const places = findLines(both, 'msi').lines.map(({ place }) => [
      place.sha256.charAt(0),
      place.x,
      place.y,
    ])
    expect(places).toEqual([
      ['a', 0, 0],
      ['a', 70, 0],
      ['a', 0, 80],
      ['b', 0, 0],
      ['b', 70, 0],
      ['b', 0, 80],
    ])
  })
})

test('characters that look alike are found only where nothing else is', () => {
  expect(findLines(paper(['S/N BA3TO1946OOOV']), 'BA3T01946000V')).toMatchObject({
    isAlike: true,
    lines: [{ text: 'S/N BA3TO1946OOOV' }],
  })
  const both = findLines(paper(['BA3TO1946OOOV', 'BA3T01946000V']), 'ba3t01946000v')
  expect(both.isAlike).toBe(false)
  expect(both.lines.map(({ text }) => text)).toEqual(['BA3T01946000V'])
  expect(findLines(paper(['nothing']), 'BA3T')).toEqual({ lines: [], isAlike: false, isCut: false })
})

test('codes are found as a whole, and signs alone find nothing', () => {
  const [code] = findLines(paper(['x'], ['BA3T01946000V']), '1946').lines
  expect(code).toMatchObject({ text: 'BA3T01946000V', place: { x: 10, y: 500, width: 200 } })
  expect(findLines(paper(['--- ---']), '---').lines).toEqual([])
})

test('of a paper that says one thing all over, no more is sent than is shown', () => {
  const many = paper(Array.from({ length: 300 }, () => 'msi msi msi'))
  const found = findLines(many, 'msi')
  expect(found.lines).toHaveLength(linesAtMost)
  expect(found.isCut).toBe(true)
  expect(linesOf(many)).toMatchObject({ isCut: false, isAlike: false })
})

test('whatever stands on a paper: any part of a line finds it, inside its box', () => {
  const line = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      (lines, a, b) => {
        const whole = lines[a % lines.length] ?? ''
        const part = [...whole].slice(b % [...whole].length).join('')
        fc.pre(/[a-z0-9\u4e00-\u9fff]/i.test(part))
        const { lines: found } = findLines(paper(lines), part)
        expect(found.map(({ text }) => text)).toContain(whole)
        for (const { text, place } of found) {
          expect(place.x).toBeGreaterThanOrEqual(0)
          expect(place.width).toBeGreaterThan(0)
          expect(place.x + place.width).toBeLessThanOrEqual(text.length * 10)
        }
      },
    ),
    { numRuns: 500 },
  )
})
