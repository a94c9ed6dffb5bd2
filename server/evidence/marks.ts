import type { PageReading } from '../storage/page-reading.ts'
import type { MarkKind } from '../storage/tables.ts'
import { foldText } from './fold.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { numbersOf } from './likeness.ts'

/** Something a document can be looked up by. */
export interface Mark {
  kind: MarkKind
  value: string
}

/** Digits of a string that few documents share. */
const rareNumber = 5

/** As many as find a copy again; a catalogue of a hundred pages needs no more. */
const mostNumbers = 24

/**
 * What documents that are alike have in common, as exact strings, so that an index finds them: of
 * the hash of the first page its four quarters in all four turns, of the text its longest numbers,
 * and what the invoice calls itself.
 */
export function marksOf(pages: PageReading[]): Mark[] {
  const [first] = pages
  const hashes = (first?.hashes ?? []).slice(0, 1).flatMap(quartersOf)
  const numbers = numbersOf(pages)
    .filter((number) => number.length >= rareNumber)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostNumbers)
  const invoices = invoiceNumbersIn(pages.flatMap(({ lines }) => lines)).slice(0, 1)
  return unique([
    ...hashes.map((value) => ({ kind: 'hash' as const, value })),
    ...numbers.map((value) => ({ kind: 'number' as const, value })),
    ...invoices.map(({ text }) => ({ kind: 'invoice' as const, value: foldText(text) })),
  ])
}

/** What to look for when documents like this one are wanted: its hash in every turn. */
export function marksToFind(pages: PageReading[]): Mark[] {
  const [first] = pages
  const turned = (first?.hashes ?? [])
    .flatMap(quartersOf)
    .map((value) => ({ kind: 'hash' as const, value }))
  return unique([...turned, ...marksOf(pages).filter(({ kind }) => kind !== 'hash')])
}

/** Pictures that differ in few bits agree in one quarter of them. */
const quartersOf = (hash: string): string[] =>
  [0, 4, 8, 12].map((at) => `${at / 4}:${hash.slice(at, at + 4)}`)

const unique = (marks: Mark[]): Mark[] => [
  ...new Map(marks.map((mark) => [`${mark.kind} ${mark.value}`, mark])).values(),
]
