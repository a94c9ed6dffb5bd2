import type { ReadSource } from '../../contract/checks.ts'
import type { PageReading, ReadLine } from '../storage/page-reading.ts'
import { align, looksOf } from './align.ts'
import { fold, foldText, type Folded } from './fold.ts'
import { isOfOther, labelledIn } from './serial-labels.ts'
import type { Span } from './span.ts'

/** What one source says a number is, whole. */
export interface Said {
  source: ReadSource
  /** As it stands there. */
  text: string
  folded: string
  spans: Span[]
  /** Whether it calls itself S/N. */
  isLabelled: boolean
  /** Whether it was read well enough to contradict another source; a code checks itself. */
  isClear: boolean
}

type Read = Pick<PageReading, 'codes' | 'lines'>[]

/** Mean confidence from which a line of print was read well. */
const clearPrint = 0.85

export const isWellRead = ({ confidence }: ReadLine): boolean => confidence >= clearPrint

/** Letters and digits of a number that is compared at all. */
const lengths = { least: 5, most: 40 }

/** Sources of one kind that are compared with one another; a sticker has a handful. */
const mostSources = 12

const isNumber = (folded: string) =>
  folded.length >= lengths.least && folded.length <= lengths.most && /\d{2}/.test(folded)

/** Digits that number goods and not pieces. */
const shopCodes = /^(EAN|UPC)/

/** Numbers in codes: a code may say more than one, or the name of one before it. */
export function saidInCodes(pages: Read, number: string): Said[] {
  const all = pages.flatMap(({ codes }) => codes).filter(({ format }) => !shopCodes.test(format))
  const said = all.flatMap((code) =>
    // A code that reads as one word is one number, whatever parts its characters.
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

/** However many numbers stand there, those that come near the wanted one are compared. */
function nearestFirst(said: Said[], number: string): Said[] {
  const numbers = said.filter(({ folded }) => isNumber(folded))
  const near = new Set(numbers.filter(({ folded }) => isNear(number, folded)))
  return [...near, ...numbers.filter((one) => !near.has(one))].slice(0, mostSources)
}

/** The print of a picture: which numbers stand in it, and what comes near them. */
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
    // A number may go on in the next line.
    this.whole = this.rows.map(({ folded }) => folded.text).join('')
    this.source = source
  }

  /** Whether a number stands there, character by character, maybe broken over lines. */
  has(folded: string): boolean {
    return this.whole.includes(folded)
  }

  /** Numbers that call themselves S/N. */
  labelled(number: string): Said[] {
    const all = labelledIn(this.rows.map(({ line }) => line))
    return nearestFirst(
      all.map(({ line, from, to }) => this.said(line, from, to, true)),
      number,
    )
  }

  /** Whatever comes as near to a number as a misreading or a change of one or two characters. */
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

/** A number as somebody of the desk reads it in print. */
export const saidByReviewer = (text: string): Said => ({
  source: 'reviewer',
  text,
  folded: foldText(text),
  spans: [],
  isLabelled: true,
  isClear: true,
})

/** Whether two numbers, or a part of one, are so near that one may be a misreading of the other. */
export function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return align(short, long).cost <= mostApart(short.length)
}

/** Of a number that is changed in few places one piece at least stays as it is. */
function piecesOf(folded: string): string[] {
  const count = Math.min(folded.length, mostApart(folded.length) + 2)
  return Array.from({ length: count }, (_, at) =>
    folded.slice(
      Math.floor((at * folded.length) / count),
      Math.floor(((at + 1) * folded.length) / count),
    ),
  )
}

/** In how many characters two readings of one number differ at most. */
export const mostApart = (length: number) => Math.max(1, Math.floor(length / 6))

/**
 * Where the folded part `from` to `to` stands, without a single character at an end that belongs to
 * the word beside it: the N of "S/N:" is no part of a number whose code begins with one more letter.
 */
function ownWords(text: string, folded: Folded, from: number, to: number): [number, number] {
  const at = (place: number) => folded.from[place] ?? 0
  const areParted = (place: number) =>
    /[^A-Za-z0-9]/.test(text.slice(at(place) + 1, at(place + 1))) && to - from > 2
  const start = areParted(from) ? from + 1 : from
  const end = areParted(to - 2) ? to - 1 : to
  return [at(start), at(end - 1) + 1]
}

/** A part of a text with whatever letters and digits go on beside it. */
function wholeWord(text: string, from: number, to: number): [number, number] {
  const isLetter = (at: number) => /[A-Za-z0-9]/.test(text.charAt(at))
  let [start, end] = [from, to]
  while (start > 0 && isLetter(start - 1)) start--
  while (end < text.length && isLetter(end)) end++
  return [start, end]
}
