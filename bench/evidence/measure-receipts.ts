import { amountsIn, valuesOf } from '../../server/evidence/amounts.ts'
import { datesIn } from '../../server/evidence/dates.ts'
import { foldText } from '../../server/evidence/fold.ts'
import { invoiceNumbersIn } from '../../server/evidence/invoice-number.ts'
import { findModel } from '../../server/evidence/models.ts'
import { findStore, isSurelyThat } from '../../server/evidence/shops.ts'
import type { PageReading, ReadLine } from '../../server/storage/page-reading.ts'
import type { EvidenceSet, Receipt } from './evidence-set.ts'
import type { Job, Meter } from './meter.ts'

/** Facts of receipts and invoices, each looked for as the desk looks for what was registered. */
export async function measureReceipts({ receipts }: EvidenceSet, meter: Meter) {
  const facts = ['date', 'total', 'store', 'invoiceNumber', 'model'] as const
  const found = Object.fromEntries(facts.map((fact) => [fact, 0])) as Record<Fact, number>
  const stated = { ...found }
  const foreignStores = { tried: 0, unsure: 0, wrong: 0 }
  const readings = new Map<Receipt, PageReading[]>()
  const jobOf = ({ name, path, serial }: Receipt): Job => ({
    name,
    path,
    seeks: 'text',
    hints: serial ? [serial] : [],
  })
  await meter.each(receipts, jobOf, (receipt, pages) => {
    readings.set(receipt, pages)
    for (const name of foreignTo(receipt, receipts)) {
      foreignStores.tried += 1
      const taken = findStore(linesOf(pages), [name], logosOf(pages))
      if (!taken) continue
      foreignStores[isSurelyThat(taken) ? 'wrong' : 'unsure'] += 1
      meter.miss(receipt.name, `might be of ${name}: ${taken.line.text}`)
    }
    for (const fact of facts) {
      const isFound = finders[fact](pages, receipt)
      if (isFound === null) continue
      stated[fact] += 1
      if (isFound) found[fact] += 1
      else meter.miss(receipt.name, `${fact} was not found`)
    }
  })
  return { receipts: { n: readings.size, ...found, stated, foreignStores }, readings }
}

const linesOf = (pages: PageReading[]) => pages.flatMap((page) => page.lines)
const logosOf = (pages: PageReading[]) => pages.flatMap((page) => page.logos ?? [])

/** Other shops of the set, but for those whose names are part of each other's. */
function foreignTo({ store }: Receipt, receipts: Receipt[]): string[] {
  const own = foldText(store ?? '')
  const others = new Set(receipts.flatMap((one) => one.store ?? []))
  return [...others].filter((name) => {
    const other = foldText(name)
    return own !== '' && other !== '' && !own.includes(other) && !other.includes(own)
  })
}

type Fact = 'date' | 'total' | 'store' | 'invoiceNumber' | 'model'

/** `null`: the set does not say. */
const finders: Record<Fact, (pages: PageReading[], receipt: Receipt) => boolean | null> = {
  date: (pages, { date }) => {
    const wanted = date ? isoOf(date) : null
    return wanted === null
      ? null
      : datesIn(linesOf(pages)).some(({ readings }) => readings.includes(wanted))
  },
  total: (pages, { total }) => {
    const wanted = total ? valuesOf(total.replace(/[^\d.,]/g, ''))[0] : null
    if (wanted === null || wanted === undefined) return null
    return amountsIn(linesOf(pages)).some(({ hundredths }) => hundredths.includes(wanted))
  },
  store: (pages, { store }) =>
    store ? findStore(linesOf(pages), [store], logosOf(pages)) !== null : null,
  invoiceNumber: (pages, { invoice_no: number }) =>
    number
      ? invoiceNumbersIn(linesOf(pages)).some(({ text }) => foldText(text) === foldText(number))
      : null,
  model: (pages, { model: models }) => {
    if (models.length === 0) return null
    return models.every((one) => findModel(linesOf(pages), one)?.outcome === 'named')
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
