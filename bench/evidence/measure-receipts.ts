import { amountsIn, valuesOf } from '../../server/evidence/amounts.ts'
import { datesIn } from '../../server/evidence/dates.ts'
import { foldText } from '../../server/evidence/fold.ts'
import { invoiceNumbersIn } from '../../server/evidence/invoice-number.ts'
import { findModel } from '../../server/evidence/models.ts'
import { findStore } from '../../server/evidence/stores.ts'
import type { PageReading, ReadLine } from '../../server/storage/page-reading.ts'
import type { EvidenceSet, Receipt } from './evidence-set.ts'
import type { Job, Meter } from './meter.ts'

/** Facts of receipts and invoices, each looked for as the desk looks for what was registered. */
export async function measureReceipts({ receipts }: EvidenceSet, meter: Meter) {
  const facts = ['date', 'total', 'store', 'invoiceNumber', 'model'] as const
  const found = Object.fromEntries(facts.map((fact) => [fact, 0])) as Record<Fact, number>
  const stated = { ...found }
  const readings = new Map<Receipt, PageReading[]>()
  const jobOf = ({ name, path, serial }: Receipt): Job => ({
    name,
    path,
    seeks: 'text',
    hints: serial ? [serial] : [],
  })
  await meter.each(receipts, jobOf, (receipt, pages) => {
    readings.set(receipt, pages)
    const lines = pages.flatMap((page) => page.lines)
    for (const fact of facts) {
      const isFound = finders[fact](lines, receipt)
      if (isFound === null) continue
      stated[fact] += 1
      if (isFound) found[fact] += 1
      else meter.miss(receipt.name, `${fact} was not found`)
    }
  })
  return { receipts: { n: readings.size, ...found, stated }, readings }
}

type Fact = 'date' | 'total' | 'store' | 'invoiceNumber' | 'model'

/** `null`: the set does not say. */
const finders: Record<Fact, (lines: ReadLine[], receipt: Receipt) => boolean | null> = {
  date: (lines, { date }) => {
    const wanted = date ? isoOf(date) : null
    return wanted === null ? null : datesIn(lines).some(({ readings }) => readings.includes(wanted))
  },
  total: (lines, { total }) => {
    const wanted = total ? valuesOf(total.replace(/[^\d.,]/g, ''))[0] : null
    if (wanted === null || wanted === undefined) return null
    return amountsIn(lines).some(({ hundredths }) => hundredths.includes(wanted))
  },
  store: (lines, { store }) => (store ? findStore(lines, [store]) !== null : null),
  invoiceNumber: (lines, { invoice_no: number }) =>
    number ? invoiceNumbersIn(lines).some(({ text }) => foldText(text) === foldText(number)) : null,
  model: (lines, { model: models }) => {
    if (models.length === 0) return null
    return models.every((one) => findModel(lines, one)?.outcome === 'named')
  },
}

/** Sets write dates with the day first, as they are printed. */
function isoOf(printed: string): string | null {
  const line = { text: printed, confidence: 1, corners: nowhere }
  return datesIn([line])[0]?.readings[0] ?? null
}

const nowhere: ReadLine['corners'] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
