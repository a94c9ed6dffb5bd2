import type { PageReading } from '../storage/page-reading.ts'
import type { LookupKeyKind } from '../storage/tables.ts'
import { foldText } from './fold.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { numbersOf } from './likeness.ts'

/** A key by which documents are looked up. */
export interface LookupKey {
  kind: LookupKeyKind
  value: string
}

/** Least digits of a string that few documents share. */
const rareNumber = 5

/** Most keys of a document: enough to find a copy, whatever its length. */
const mostNumbers = 24

/**
 * Exact strings that similar documents share, so that an index finds them: the longest numbers of
 * the text, and invoice numbers.
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

/**
 * A page's hash under one of its quarters: similar hashes differ in few bits and agree in a
 * quarter.
 */
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
