import type { ReadLine } from '../storage/page-reading.ts'
import { foldText } from './fold.ts'
import { isOnSameRow } from './amounts.ts'

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

/** A number of an invoice: at least four characters with a digit, and no date or sum. */
const value = /[A-Za-z0-9](?:[A-Za-z0-9]|[-/.](?=[A-Za-z0-9])){3,39}/g

/**
 * What an invoice calls itself: the number behind, beside or below a label that says so, the surest
 * first. Numbers of orders come last.
 */
export function invoiceNumbersIn(lines: ReadLine[]): FoundNumber[] {
  const found: { number: FoundNumber; sureness: number }[] = []
  for (const line of lines) {
    for (const label of line.text.matchAll(labels)) {
      const isOrder = orders.test(label[0])
      const end = label.index + label[0].length
      const places: [FoundNumber[], number][] = [
        [numbersIn(line, end), 0],
        [beside(line, lines).flatMap((other) => numbersIn(other, 0)), 1],
        [below(line, lines).flatMap((other) => numbersIn(other, 0)), 2],
      ]
      const [numbers, sureness] = places.find(([all]) => all.length > 0) ?? [[], 9]
      const [first] = numbers
      if (first) found.push({ number: first, sureness: sureness + (isOrder ? 10 : 0) })
    }
  }
  return found
    .toSorted((a, b) => a.sureness - b.sureness)
    .map(({ number }) => number)
    .filter(
      (one, at, all) =>
        all.findIndex((other) => foldText(other.text) === foldText(one.text)) === at,
    )
}

function numbersIn(line: ReadLine, after: number): FoundNumber[] {
  return [...line.text.slice(after).matchAll(value)].flatMap((match) => {
    const from = after + match.index
    const text = match[0]
    return /\d{2}/.test(text) && !isDateOrSum(text)
      ? [{ text, line, from, to: from + text.length }]
      : []
  })
}

const isDateOrSum = (text: string) =>
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text) ||
  /^\d{4}[./-]\d{1,2}[./-]\d{1,2}/.test(text) ||
  /^\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$/.test(text)

function beside(line: ReadLine, lines: ReadLine[]): ReadLine[] {
  return lines
    .filter((other) => other !== line && isOnSameRow(line, other) && left(other) > left(line))
    .toSorted((a, b) => left(a) - left(b))
    .slice(0, 1)
}

function below(line: ReadLine, lines: ReadLine[]): ReadLine[] {
  const [a, b, , d] = line.corners
  const height = d[1] - a[1]
  return lines
    .filter(({ corners: [p, q] }) => {
      const down = p[1] - a[1]
      return down > height * 0.5 && down < height * 3 && p[0] < b[0] && q[0] > a[0]
    })
    .toSorted((p, q) => p.corners[0][1] - q.corners[0][1])
    .slice(0, 1)
}

const left = ({ corners: [a] }: ReadLine) => a[0]

/** Characters that a misreading exchanges at most. */
const misread = 2

/**
 * How far apart two papers are by what they call themselves. Two invoices of one shop for one model
 * share every sum, its address and its tax number: where both numbers are read and differ, they are
 * two papers. Numbers that nearly agree may be one that was misread, or two that follow each other.
 *
 * @returns `unknown` when one of them has no number
 */
export function apartBy(a: string[], b: string[]): 'unknown' | 'little' | 'much' {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const isNear = a.some((one) => b.some((other) => differing(one, other) <= misread))
  return isNear ? 'little' : 'much'
}

const differing = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((character, at) => character !== b[at]).length : Infinity
