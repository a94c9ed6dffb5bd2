import type { ReadLine } from '../storage/page-reading.ts'
import { datesIn, type FoundDate } from './dates.ts'
import { leftOf, LineIndex } from './line-index.ts'

/** The meaning of a date on an invoice, from the words before it; `unknown` without any. */
type DateOf = 'invoice' | 'order' | 'other' | 'unknown'

export interface LabelledDate extends FoundDate {
  of: DateOf
}

const labels: [DateOf, RegExp][] = [
  [
    'other',
    /due|jatuh tempo|echeance|échéance|f[äa]llig|deliver|liefer|livraison|kirim|valid|expir|garansi|warrant|garantie|birth|print|cetak/i,
  ],
  ['order', /order|bestell|commande|pesan/i],
  [
    'invoice',
    /invoice|facture|faktur|rechnung|factuur|receipt|beleg|nota|tax date|date d.?[ée]mission|tanggal|\bdate\b|datum|\btgl\b/i,
  ],
]

export function invoiceDates(lines: ReadLine[]): LabelledDate[] {
  const index = new LineIndex(lines)
  return datesIn(lines).map((found) => ({ ...found, of: meaningOf(found, index) }))
}

function meaningOf({ line, from }: FoundDate, index: LineIndex): DateOf {
  const before = line.text.slice(0, from)
  const beside = index.besides(line).findLast((other) => leftOf(other) < leftOf(line))
  const texts = [before, beside?.text ?? '']
  for (const label of texts) {
    const meaning = labels.find(([, pattern]) => pattern.test(label))
    if (meaning) return meaning[0]
  }
  return 'unknown'
}
