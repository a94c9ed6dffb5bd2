import type { PageReading } from '../storage/page-reading.ts'
import type { LookupKeyKind } from '../storage/tables.ts'
import { foldText } from './fold.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { numbersOf } from './likeness.ts'

/** Something a document can be looked up by. */
export interface LookupKey {
  kind: LookupKeyKind
  value: string
}

/** Digits of a string that few documents share. */
const rareNumber = 5

/** As many as find a copy again; a catalogue of a hundred pages needs no more. */
const mostNumbers = 24

/**
 * What documents that are alike have in common, as exact strings, so that an index finds them: the
 * longest numbers of the text, and what the invoice calls itself.
 */
export function lookupKeysOf(pages: PageReading[]): LookupKey[] {
  const numbers = numbersOf(pages)
    .filter((number) => number.length >= rareNumber)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostNumbers)
  const invoices = invoiceNumbersIn(pages.flatMap(({ lines }) => lines)).slice(0, 1)
  return [
    ...numbers.map((value) => ({ kind: 'number' as const, value })),
    ...invoices.map(({ text }) => ({ kind: 'invoice' as const, value: foldText(text) })),
  ]
}

/** How a page looks, under one quarter of its hash: looks that differ in few bits agree in one. */
export interface Fingerprint {
  part: number
  quarter: number
  /** All 64 bits, as a signed number in digits. */
  look: string
}

export function fingerprintsOf(hash: string): Fingerprint[] {
  const look = String(BigInt.asIntN(64, BigInt(`0x${hash}`)))
  return [0, 1, 2, 3].map((part) => ({
    part,
    quarter: Number.parseInt(hash.slice(part * 4, part * 4 + 4), 16),
    look,
  }))
}
