import type { ReadLine } from '../storage/page-reading.ts'
import { LineIndex } from './line-index.ts'

export interface FoundAmount {
  /** Possible values in hundredths, most likely first: 1.234 may be a thousand or one and a bit. */
  hundredths: number[]
  line: ReadLine
  from: number
  to: number
}

/**
 * Digits in groups of three or ungrouped, with or without hundredths; a space may follow a
 * separator.
 */
const pattern =
  /(?<![\d.,])\d{1,3}(?:[.,'’ ]\s?\d{3})+(?:[.,]\s?\d{2})?(?!\d)|(?<![\d.,])\d{1,7}[.,]\s?\d{2}(?!\d)|(?<![\d.,])\d{1,9}(?![\d])/g

/** Every amount of money on the lines, including whole numbers. */
export function amountsIn(lines: ReadLine[]): FoundAmount[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(pattern)].map((match) => ({
      hundredths: valuesOf(match[0]),
      line,
      from: match.index,
      to: match.index + match[0].length,
    })),
  )
}

/** @returns in hundredths: "12.499.000" is 1249900000, "1,234" is 123400 or 123 */
export function valuesOf(printed: string): number[] {
  const text = printed.replace(/[\s'’]/g, '')
  const cents = /^(.*)[.,](\d{2})$/.exec(text)
  if (cents) {
    const whole = (cents[1] ?? '').replace(/[.,]/g, '')
    return [Number(whole + (cents[2] ?? ''))]
  }
  return [Number(text.replace(/[.,]/g, '')) * 100]
}

/** Words for what is to be paid, folded, in the languages of the guides. */
const totalWords =
  /TOTAL|SUMME|GESAMT|BETRAG|JUMLAH|MONTANT|TTC|AMOUNT|BAYAR|TOTAAL|合計|總計|ZUZAHLEN/

/**
 * Candidates for the total, most likely first: amounts beside a word for it, largest first, or all
 * with hundredths.
 */
export function totalsIn(lines: ReadLine[]): { isLabelled: boolean; sums: FoundAmount[] } {
  const amounts = amountsIn(lines).filter(({ hundredths: [value = 0] }) => value > 0)
  const totals = new Set(lines.filter(({ text }) => totalWords.test(text.toUpperCase())))
  const index = new LineIndex([...totals], lines)
  const rows = new Set(lines.filter((line) => totals.has(line) || index.besides(line).length > 0))
  const labelled = amounts.filter(({ line }) => rows.has(line))
  const isLabelled = labelled.length > 0
  const sums = isLabelled
    ? labelled
    : amounts.filter(({ line, from, to }) => /[.,]/.test(line.text.slice(from, to)))
  return {
    isLabelled,
    sums: sums.toSorted((a, b) => (b.hundredths[0] ?? 0) - (a.hundredths[0] ?? 0)),
  }
}

/** The total: beside a word for it, or the largest with hundredths. */
export const totalOf = (lines: ReadLine[]): FoundAmount | null => totalsIn(lines).sums[0] ?? null
