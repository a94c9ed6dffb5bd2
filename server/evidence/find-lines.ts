import { linesAtMost, type DocumentLine } from '../../contract/document-lines.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import type { PageReading } from '../storage/page-reading.ts'
import { lettersOf } from '../storage/search-text.ts'
import { looksOf } from './align.ts'
import type { Folded } from './fold.ts'
import { placeInLine, placeOf } from './places.ts'

/** Pages of a document that were read, in order. */
export interface ReadPages {
  kind: EvidenceKind
  pages: (PageReading & { sha256: string })[]
}

interface Found {
  lines: DocumentLine[]
  isAlike: boolean
  isCut: boolean
}

/** Every line of a document, and its codes. */
export function linesOf(document: ReadPages): Found {
  const lines = pieces(document).map(({ text, placeOf: placed }) => ({
    text,
    place: placed(0, text.length),
  }))
  return { lines: lines.slice(0, linesAtMost), isAlike: false, isCut: lines.length > linesAtMost }
}

/** Where a text stands in a document; if it stands nowhere, what looks like it in print. */
export function findLines(document: ReadPages, typed: string): Found {
  const wanted = foldLetters(typed).text
  if (wanted === '') return { lines: [], isAlike: false, isCut: false }
  const exact = findIn(document, wanted, (text) => text)
  if (exact.length > 0) return cut(exact, false)
  return cut(findIn(document, looks(wanted), looks), true)
}

const cut = (lines: DocumentLine[], isAlike: boolean): Found => ({
  lines: lines.slice(0, linesAtMost),
  isAlike: isAlike && lines.length > 0,
  isCut: lines.length > linesAtMost,
})

function findIn(
  document: ReadPages,
  wanted: string,
  lookOf: (folded: string) => string,
): DocumentLine[] {
  const found: DocumentLine[] = []
  for (const { text, placeOf: placed } of pieces(document)) {
    const folded = foldLetters(text)
    const look = lookOf(folded.text)
    for (let at = look.indexOf(wanted); at >= 0; at = look.indexOf(wanted, at + wanted.length)) {
      const last = folded.from[at + wanted.length - 1] ?? 0
      const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
      found.push({ text, place: placed(folded.from[at] ?? 0, end) })
      if (found.length > linesAtMost) return found
    }
  }
  return found
}

interface Piece {
  text: string
  placeOf(from: number, to: number): DocumentLine['place']
}

function pieces({ kind, pages }: ReadPages): Piece[] {
  return pages.flatMap(({ sha256, lines, codes }) => [
    ...lines.map((line) => ({
      text: line.text,
      placeOf: (from: number, to: number) => ({ kind, sha256, ...placeInLine(line, from, to) }),
    })),
    // A code has no place for each of its characters.
    ...codes.map(({ text, corners }) => ({
      text,
      placeOf: () => ({ kind, sha256, ...placeOf(corners) }),
    })),
  ])
}

/** Letters and digits of any script in their plainest form, as searched for everywhere. */
function foldLetters(original: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const character of original) {
    const plainly = lettersOf(character)
    text += plainly
    for (let unit = 0; unit < plainly.length; unit++) from.push(at)
    at += character.length
  }
  return { text, from }
}

/** Characters that look alike as one; as many as before. */
const looks = (folded: string): string =>
  looksOf(folded.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()))
