import type { PaperTie } from '../../contract/ties.ts'
import type { PageReading } from '../storage/page-reading.ts'

export interface Likely {
  sentSha256: string
  hashes: string[]
  numbers: string[]
}

/**
 * Most bits of 64 in which hashes of the same picture differ after recompression, scaling or
 * rotation.
 */
export const mostBits = 8

/** The same if nothing else was compared: photos of labels on one kind of product look alike. */
const mostBitsAlone = 4

/** Least share of digit strings that two copies of one document have in common. */
const leastShared = 0.38

/** The share that is enough if they look alike as well. */
const leastSharedAlike = 0.33

/** Fewer strings are not significant: a photo of a sticker has two. */
const fewNumbers = 8

/** Whether two documents are, or may be, the same paper, and how strong that is. */
export function likenessOf(a: Likely, b: Likely): Exclude<PaperTie, 'same_number'> | null {
  if (a.sentSha256 === b.sentSha256) return 'same_file'
  const apart = bitsApart(a.hashes, b.hashes)
  const shared = overlap(a.numbers, b.numbers)
  const canTell = Math.min(a.numbers.length, b.numbers.length) >= fewNumbers
  // Receipts of one shop look alike, so their text decides before their appearance.
  if (!canTell) return apart <= mostBitsAlone ? 'same_picture' : null
  return shared >= (apart <= mostBits ? leastSharedAlike : leastShared) ? 'same_numbers' : null
}

/** Least number of differing bits of their first pages, in any rotation. */
export function bitsApart([upright]: string[], turns: string[]): number {
  if (!upright) return 64
  return Math.min(64, ...turns.map((hash) => bits(BigInt(`0x${upright}`) ^ BigInt(`0x${hash}`))))
}

function bits(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length
}

/** Digits with separators: 12.499.000, 20/03/2026, 14:59. */
export const numberPattern = /\d[\d.,:/-]*/g

/** A number without separators, or `null` if it is too short to be significant. */
export function significantNumber(printed: string): string | null {
  const digits = printed.replace(/\D/g, '')
  return digits.length >= 3 ? digits : null
}

/**
 * Numbers of at least three digits, without duplicates and separators: amounts, dates, times,
 * phones. A shop's receipts share its phone and tax number, but never all their amounts.
 */
export function numbersOf(pages: Pick<PageReading, 'lines'>[]): string[] {
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n')
  const numbers = text.match(numberPattern) ?? []
  return [...new Set(numbers.flatMap((number) => significantNumber(number) ?? []))]
}

/** Share of what either has that both have (Jaccard). */
export function overlap(a: string[], b: string[]): number {
  const other = new Set(b)
  const shared = a.filter((one) => other.has(one)).length
  const all = a.length + b.length - shared
  return all === 0 ? 0 : shared / all
}
