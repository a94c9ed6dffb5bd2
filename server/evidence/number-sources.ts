import type { ReadSource } from '../../contract/checks.ts'
import type { PageReading, ReadLine } from '../storage/page-reading.ts'
import { align, looksOf } from './align.ts'
import { fold, foldText, type Folded } from './fold.ts'
import { isOfOther, labelledIn } from './serial-labels.ts'
import type { Span } from './span.ts'

/** A number as one source gives it, complete. */
export interface Said {
  source: ReadSource
  /** As found. */
  text: string
  folded: string
  spans: Span[]
  /** Whether it is labelled as S/N. */
  isLabelled: boolean
  /** Whether it was read well enough to contradict another source; a code has its own checksum. */
  isClear: boolean
}

type Read = Pick<PageReading, 'codes' | 'lines'>[]

/** Mean confidence from which a printed line counts as read well. */
const clearPrint = 0.85

export const isWellRead = ({ confidence }: ReadLine): boolean => confidence >= clearPrint

/** Least letters and digits of a number that is compared. */
const lengths = { least: 5, most: 40 }

/** Most sources of one kind that are compared; a sticker has a handful. */
const mostSources = 12

const isNumber = (folded: string) =>
  folded.length >= lengths.least && folded.length <= lengths.most && /\d{2}/.test(folded)

/** Digits that number products and not pieces. */
const shopCodes = /^(EAN|UPC)/

/** Numbers in codes: a code may contain several, or a number after its name. */
export function saidInCodes(pages: Read, number: string): Said[] {
  const all = pages.flatMap(({ codes }) => codes).filter(({ format }) => !shopCodes.test(format))
  const said = all.flatMap((code) =>
    // A code that is a single word is one number, whatever separates its characters.
    (/^[\w./ -]*$/.test(code.text) ? [code.text] : code.text.split(/[^A-Za-z0-9-]+/)).map(
      (text): Said => ({
        source: 'photo_code',
        text,
        folded: foldText(text),
        spans: [{ in: 'code', code }],
        isLabelled: false,
        isClear: true,
      }),
    ),
  )
  return nearestFirst(said, number)
}

/** However many numbers there are, those similar to the wanted one are compared. */
function nearestFirst(said: Said[], number: string): Said[] {
  const numbers = said.filter(({ folded }) => isNumber(folded))
  const near = new Set(numbers.filter(({ folded }) => isNear(number, folded)))
  return [...near, ...numbers.filter((one) => !near.has(one))].slice(0, mostSources)
}

/** The print of a picture: its numbers, and what resembles them. */
export class Print {
  private readonly rows: { line: ReadLine; folded: Folded; looks: string }[]
  private readonly whole: string
  private readonly found = new Map<string, Said[]>()
  private readonly source: ReadSource

  constructor(lines: ReadLine[], source: ReadSource) {
    this.rows = lines.map((line) => {
      const folded = fold(line.text)
      return { line, folded, looks: looksOf(folded.text) }
    })
    // A number may continue on the next line.
    this.whole = this.rows.map(({ folded }) => folded.text).join('')
    this.source = source
  }

  /** Whether a number is there exactly, maybe broken over lines. */
  has(folded: string): boolean {
    return this.whole.includes(folded)
  }

  /** Numbers that are labelled as S/N. */
  labelled(number: string): Said[] {
    const all = labelledIn(this.rows.map(({ line }) => line))
    return nearestFirst(
      all.map(({ line, from, to }) => this.said(line, from, to, true)),
      number,
    )
  }

  /** Anything within a misreading, or a change of one or two characters, of a number. */
  near(folded: string): Said[] {
    const known = this.found.get(folded)
    if (known) return known
    const pieces = piecesOf(looksOf(folded))
    const shown: Said[] = []
    for (const { line, folded: text, looks } of this.rows) {
      if (shown.length === mostSources) break
      if (!pieces.some((piece) => looks.includes(piece))) continue
      const { cost, from, to } = align(folded, text.text)
      if (cost > mostApart(folded.length)) continue
      const [start, end] = wholeWord(line.text, ...ownWords(line.text, text, from, to))
      const before = line.text.slice(0, start)
      if (isOfOther(before)) continue
      const one = this.said(line, start, end, /S\s?\/?\s?N\W*$/i.test(before))
      if (isNumber(one.folded)) shown.push(one)
    }
    this.found.set(folded, shown)
    return shown
  }

  private said(line: ReadLine, from: number, to: number, isLabelled: boolean): Said {
    const text = line.text.slice(from, to)
    return {
      source: this.source,
      text,
      folded: foldText(text),
      spans: [{ in: 'line', line, from, to }],
      isLabelled,
      isClear: isWellRead(line),
    }
  }
}

/** A number as a reviewer reads it. */
export const saidByReviewer = (text: string): Said => ({
  source: 'reviewer',
  text,
  folded: foldText(text),
  spans: [],
  isLabelled: true,
  isClear: true,
})

/**
 * Whether two numbers, or parts of them, are so similar that one may be a misreading of the other.
 */
export function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return align(short, long).cost <= mostApart(short.length)
}

/** If a number was changed in few places, at least one piece of it is unchanged. */
function piecesOf(folded: string): string[] {
  const count = Math.min(folded.length, mostApart(folded.length) + 2)
  return Array.from({ length: count }, (_, at) =>
    folded.slice(
      Math.floor((at * folded.length) / count),
      Math.floor(((at + 1) * folded.length) / count),
    ),
  )
}

/** Most characters in which two readings of one number differ. */
export const mostApart = (length: number) => Math.max(1, Math.floor(length / 6))

/**
 * The position of the folded part `from` to `to`, without single characters at an end that belong
 * to the neighbouring word: the N of "S/N:" is not part of a number whose code begins with one more
 * letter.
 */
function ownWords(text: string, folded: Folded, from: number, to: number): [number, number] {
  const at = (place: number) => folded.from[place] ?? 0
  const areParted = (place: number) =>
    /[^A-Za-z0-9]/.test(text.slice(at(place) + 1, at(place + 1))) && to - from > 2
  const start = areParted(from) ? from + 1 : from
  const end = areParted(to - 2) ? to - 1 : to
  return [at(start), at(end - 1) + 1]
}

/** Extends a part of a text by adjacent letters and digits. */
function wholeWord(text: string, from: number, to: number): [number, number] {
  const isLetter = (at: number) => /[A-Za-z0-9]/.test(text.charAt(at))
  let [start, end] = [from, to]
  while (start > 0 && isLetter(start - 1)) start--
  while (end < text.length && isLetter(end)) end++
  return [start, end]
}
