import type { ReadLine } from '../storage/page-reading.ts'
import { valuesOf } from './amounts.ts'
import { leftOf, LineIndex } from './line-index.ts'

/** An item on an invoice. */
export interface InvoiceLine {
  /** The lines that name it; a long name continues on the second. */
  names: ReadLine[]
  /** Pieces, from a column or from the unit price; `null` if neither was read. */
  quantity: number | null
  /** Its amount as printed; `null` if none was read. */
  amount: FoundSum | null
}

interface FoundSum {
  text: string
  line: ReadLine
  from: number
  to: number
}

/**
 * An amount with hundredths or thousands; without either it is another number, and 18.02.2026 is a
 * date.
 */
const money =
  /(?<![\d.,])\d{1,3}(?:[.,'’ ]\s?\d{3})+(?:[.,]\s?\d{2})?(?!\d)|(?<![\d.,])\d{1,7}[.,]\s?\d{2}(?!\d|[.,/-]\d)/g

/** Pieces in a column of their own, or before the unit price: "3", "3 pcs", "3 × 12.499.000". */
const pieces =
  /^\s*(?:qty\.?:?\s*)?(\d{1,3})\s*(?:x|×|\*|pcs?|pc|pce|unit|units|buah|stk|st|ea)?\.?\s*$/i
const piecesAndPrice = /^\s*(\d{1,3})\s*(?:x|×|\*|@)\s*\D{0,4}\d/i

/** Lines of totals, taxes, dates and payment, in the languages of the guides. */
const noGoods =
  /total|sub ?total|summe|gesamt|betrag|jumlah|montant|\b(?:ttc|ht|tax|vat|tva|ppn|dpp|mwst|ust|net|netto|brutto)\b|including|termasuk|dont tva|shipping|ongkir|ongkos|frais|livraison|versand|carriage|delivery|discount|diskon|remise|rabatt|bayar|transfer|\bcard\b|carte|kartu|cash|esp[eè]ces|tunai|kembali|change|payment|paid|balance|goods|rounding|deposit|pfand|terbilang|rupiah|invoice|faktur|facture|rechnung|commande|npwp|\btel|\b(?:date|datum|tanggal|tgl)\b/i

/** Details below an item: weight, numbers, colour. */
const details =
  /^\W*(?:berat|bobot|weight|gewicht|poids|sku|ean|gtin|upc|imei|s\/?n|p\/?n|serial|art(?:ikel|icle)?\.? ?-?n[ro°]|varian|variant|warna|colou?r|farbe|couleur|garansi|warranty|garantie|qty|quantity|menge|quantit[eé]|kuantitas)\b\W*[:#]/i

/** Every item, from the top: words with an amount on their row. */
export function invoiceLinesIn(lines: ReadLine[]): InvoiceLine[] {
  const index = new LineIndex(lines)
  const isName = remembered(mayBeName)
  const sumsIn = remembered(allSumsIn)
  const hasSum = (line: ReadLine) =>
    [line, ...index.besides(line)].some((other) => sumsIn(other).length > 0)
  return lines.flatMap((line, at): InvoiceLine[] => {
    if (!isName(line)) return []
    const besides = index.besides(line)
    const row = besides.filter((other) => leftOf(other) > leftOf(line))
    // Another name further left on the row: this one is a column of that item.
    const isFirst = !besides.some((other) => leftOf(other) < leftOf(line) && isName(other))
    const sums = [...sumsAtEnd(line, sumsIn(line)), ...row.flatMap(sumsIn)]
    const amount = sums.at(-1)
    if (!isFirst || !amount) return []
    const next = lines[at + 1 + row.length] ?? null
    const isBroken = next !== null && isName(next) && isBelow(line, next) && !hasSum(next)
    return [
      {
        names: isBroken ? [line, next] : [line],
        quantity: quantityOf(line, row, sums, next),
        amount,
      },
    ]
  })
}

/** Two words of letters, or one with digits, and none of the words below a total. */
function mayBeName({ text }: ReadLine): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return (
    letters.length >= 4 &&
    !noGoods.test(text) &&
    !details.test(text) &&
    !/^\s*(?:rp|eur|idr|gbp|usd)\b/i.test(text)
  )
}

/** Caches what was derived from a line. */
function remembered<Value>(of: (line: ReadLine) => Value): (line: ReadLine) => Value {
  const known = new Map<ReadLine, Value>()
  return (line) => {
    const value = known.get(line) ?? of(line)
    known.set(line, value)
    return value
  }
}

const allSumsIn = (line: ReadLine): FoundSum[] =>
  [...line.text.matchAll(money)].map((match) => ({
    text: match[0],
    line,
    from: match.index,
    to: match.index + match[0].length,
  }))

/** If a reader takes a whole row for one line, its amounts are at the end. */
const sumsAtEnd = (line: ReadLine, sums: FoundSum[]): FoundSum[] =>
  sums.filter(({ from }) => !/\p{L}{3,}/u.test(line.text.slice(from)))

function quantityOf(line: ReadLine, row: ReadLine[], sums: FoundSum[], next: ReadLine | null) {
  const inColumn = row.flatMap(
    ({ text }) => numberIn(pieces, text) ?? numberIn(piecesAndPrice, text) ?? [],
  )
  const below = next && isBelow(line, next) ? numberIn(piecesAndPrice, next.text) : null
  const [read] = [...inColumn, ...(below ? [below] : [])]
  // Without the column, the unit price gives the number of pieces.
  return read ?? timesOf(sums)
}

const numberIn = (pattern: RegExp, text: string): number | null => {
  const number = Number(pattern.exec(text)?.[1] ?? 0)
  return number >= 1 ? number : null
}

/** Most pieces of one line that are derived from amounts. */
const mostTold = 99

/**
 * How many times the largest other amount divides the last: a tax may divide it too, but is never
 * the largest. Each unit may be rounded by a hundredth.
 */
function timesOf(sums: FoundSum[]): number | null {
  const values = sums.map(({ text }) => valuesOf(text)[0] ?? 0)
  const total = values.pop() ?? 0
  const one = Math.max(0, ...values)
  const times = one > 0 ? Math.round(total / one) : 0
  const isWhole = times >= 1 && Math.abs(one * times - total) <= times
  return isWhole && times <= mostTold ? times : null
}

function isBelow({ corners: [a, , , d] }: ReadLine, { corners: [p] }: ReadLine): boolean {
  const height = d[1] - a[1]
  const down = p[1] - a[1]
  return down > height * 0.5 && down < height * 2.2 && Math.abs(p[0] - a[0]) < height * 3
}
