import { pictureLimits } from '../../contract/evidence.ts'
import type { PageReading, ReadCode, ReadLine } from '../storage/page-reading.ts'

/**
 * What is kept of a reading, whatever a page holds: it comes from a stranger, and everything later
 * works with all of it. A page of small print has about 100 lines and 6,000 characters.
 */
export const readingLimits = {
  pages: pictureLimits.maxPages,
  /** Of one page. */
  lines: 2000,
  codes: 60,
  logos: 20,
  /** UTF-16 units of one line. */
  lineLength: 300,
  /** The largest codes printed on paper have about 1,000. */
  codeLength: 1200,
  /** Alternative readings of one line. */
  alternatives: 4,
  /** UTF-16 units of all lines and codes of a document. */
  characters: 20_000,
} as const

/**
 * A reading cut to its limits; cut pages are marked. Characters that no database accepts (NUL,
 * halves of surrogate pairs) are replaced.
 */
export function boundedReading(pages: PageReading[]): PageReading[] {
  let rest: number = readingLimits.characters
  const take = (length: number) => {
    const taken = Math.min(length, rest)
    rest -= taken
    return taken
  }
  return pages.slice(0, readingLimits.pages).map((page, at) => {
    const isCutBefore = page.isCut === true
    const codes = page.codes
      .slice(0, readingLimits.codes)
      .flatMap((code) => boundedCode(code, take) ?? [])
    const lines = page.lines
      .slice(0, readingLimits.lines)
      .flatMap((line) => boundedLine(line, take) ?? [])
    const logos = page.logos
      ?.slice(0, readingLimits.logos)
      .flatMap((line) => boundedLine(line, (length) => length) ?? [])
    const isLast = at === readingLimits.pages - 1 && pages.length > readingLimits.pages
    const isCut = isCutBefore || isLast || lengthOf(page) > lengthOf({ lines, codes })
    const { isCut: _, ...whole } = page
    return { ...whole, lines, ...(logos && { logos }), codes, ...(isCut && { isCut }) }
  })
}

const lengthOf = ({ lines, codes }: Pick<PageReading, 'lines' | 'codes'>) =>
  [...lines, ...codes].reduce((sum, { text }) => sum + text.length, 0)

type Take = (length: number) => number

function boundedCode(code: ReadCode, take: Take): ReadCode | null {
  // A part of a code would be another code.
  const isWhole =
    code.text.length <= readingLimits.codeLength && take(code.text.length) === code.text.length
  if (!isWhole || code.text === '') return null
  return { ...code, text: code.text.toWellFormed().replaceAll('\0', ' ') }
}

function boundedLine(line: ReadLine, take: Take): ReadLine | null {
  const text = firstOf(line.text, take(Math.min(line.text.length, readingLimits.lineLength)))
  if (text === '') return null
  const alternatives = line.alternatives
    ?.slice(0, readingLimits.alternatives)
    .map((other) => firstOf(other, readingLimits.lineLength))
  const starts = line.starts?.slice(0, text.length)
  return { ...line, text, ...(alternatives && { alternatives }), ...(starts && { starts }) }
}

// oxlint-disable-next-line no-control-regex -- what has no look on paper is what is taken out
const noText = /[\u0000-\u001f\u007f-\u009f]/g

/** The first characters of a text, without half a surrogate pair. */
function firstOf(text: string, length: number): string {
  const first = text.slice(0, length).toWellFormed().replace(noText, ' ')
  return first.endsWith('\ufffd') && text.length > length ? first.slice(0, -1) : first
}
