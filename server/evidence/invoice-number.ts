import type { ReadLine } from '../storage/page-reading.ts'
import { foldText } from './fold.ts'
import { leftOf, LineIndex, topOf } from './line-index.ts'

export interface FoundNumber {
  /** As it is printed. */
  text: string
  line: ReadLine
  from: number
  to: number
}

const what = [
  'tax ?invoice',
  'invoice',
  'inv',
  'receipt',
  'bill',
  'doc(?:ument)?',
  'rechnungs?',
  'rechnung',
  'rg',
  'beleg',
  'bon',
  'facture',
  'faktur(?: ?pajak)?',
  'factuur',
  'nota',
  'struk',
  'kwitansi',
  'transaksi',
  'order',
  'bestell',
  'commande',
  'pesanan',
].join('|')
const word = '(?:number|nummer|nr|no|n[°oº]|num[eé]ro|nomor|id|#)'

/** "Invoice No: 123", "Rechnungsnr.:", "No. Faktur", "N° de facture", "Receipt #". */
const labels = new RegExp(
  `(?:(?:${what})[ -]?s?[ .:-]*${word}(?![a-z])|${word}[ .:]*(?:de |d'|of |the )?(?:la )?(?:${what})(?![a-z])|(?:${what}) ?#)`,
  'gi',
)
const orders = /order|bestell|commande|pesanan/i

/** An invoice number: at least four characters with a digit, and neither date nor amount. */
const value = /[A-Za-z0-9](?:[A-Za-z0-9]|[-/.](?=[A-Za-z0-9])){3,39}/g

/**
 * Invoice numbers behind, beside or below a label for them, most certain first. Order numbers come
 * last.
 */
export function invoiceNumbersIn(lines: ReadLine[]): FoundNumber[] {
  const found: { number: FoundNumber; sureness: number }[] = []
  const index = new LineIndex(lines)
  for (const line of lines) {
    for (const label of line.text.matchAll(labels)) {
      const isOrder = orders.test(label[0])
      const end = label.index + label[0].length
      const places = [
        () => numberIn(line, end),
        () => numberIn(beside(line, index), 0),
        () => numberIn(below(line, index), 0),
      ]
      for (const [sureness, look] of places.entries()) {
        const number = look()
        if (!number) continue
        found.push({ number, sureness: sureness + (isOrder ? 10 : 0) })
        break
      }
    }
  }
  const seen = new Set<string>()
  return found
    .toSorted((a, b) => a.sureness - b.sureness)
    .map(({ number }) => number)
    .filter(({ text }) => {
      const folded = foldText(text)
      return !seen.has(folded) && seen.add(folded)
    })
}

function numberIn(line: ReadLine | undefined, after: number): FoundNumber | null {
  if (!line) return null
  for (const match of line.text.slice(after).matchAll(value)) {
    const from = after + match.index
    const text = match[0]
    if (/\d{2}/.test(text) && !isDateOrSum(text)) {
      return { text, line, from, to: from + text.length }
    }
  }
  return null
}

const isDateOrSum = (text: string) =>
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text) ||
  /^\d{4}[./-]\d{1,2}[./-]\d{1,2}/.test(text) ||
  /^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/.test(text)

const beside = (line: ReadLine, index: LineIndex): ReadLine | undefined =>
  index.besides(line).find((other) => leftOf(other) > leftOf(line))

function below(line: ReadLine, index: LineIndex): ReadLine | undefined {
  const [a, b, , d] = line.corners
  const height = d[1] - a[1]
  return index.beginningBetween(a[1] + height * 0.5, a[1] + height * 3).find((other) => {
    const down = topOf(other) - a[1]
    const [p, q] = other.corners
    return down > height * 0.5 && down < height * 3 && p[0] < b[0] && q[0] > a[0]
  })
}

/** Most characters that a misreading changes. */
const misread = 2

/**
 * How two papers compare by their invoice numbers. Two invoices of one shop for one model share
 * amounts, address and tax number; if both numbers were read and differ, they are two papers.
 * Numbers that nearly agree may be one misread number, or consecutive ones.
 *
 * @returns `unknown` if one of them has no number
 */
export function apartBy(a: string[], b: string[]): 'unknown' | 'little' | 'much' {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const isNear = a.some((one) => b.some((other) => differing(one, other) <= misread))
  return isNear ? 'little' : 'much'
}

const differing = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((character, at) => character !== b[at]).length : Infinity
