import { likenessOf, numbersOf, type Likely } from '../../server/evidence/likeness.ts'
import type { PageReading } from '../../server/storage/page-reading.ts'
import { editNames } from './edits.ts'
import type { Receipt } from './evidence-set.ts'
import type { Job, Meter } from './meter.ts'

/** Copies of each receipt against it, and against all others. */
export async function measureDuplicates(readings: Map<Receipt, PageReading[]>, meter: Meter) {
  const originals = [...readings].map(([receipt, pages]) => ({
    receipt,
    likely: likelyOf(receipt.name, pages),
  }))
  const result = { edits: 0, found: 0, falsePairs: 0, pairs: 0 }
  const compare = (name: string, likely: Likely, own: Receipt) => {
    for (const other of originals.filter(({ receipt }) => receipt !== own)) {
      result.pairs += 1
      if (likenessOf(likely, other.likely) === null) continue
      result.falsePairs += 1
      meter.miss(name, `was taken for ${other.receipt.name}`)
    }
  }
  const copies = originals.flatMap((original) => editNames.map((edit) => ({ ...original, edit })))
  for (const { receipt, likely } of originals) compare(receipt.name, likely, receipt)
  const jobOf = ({ receipt, edit }: (typeof copies)[number]): Job => ({
    name: receipt.name,
    path: receipt.picture,
    edit,
    seeks: 'text',
    hints: [],
  })
  await meter.each(copies, jobOf, ({ receipt, likely, edit }, pages) => {
    const copy = likelyOf(`${receipt.name}, ${edit}`, pages)
    result.edits += 1
    if (likenessOf(copy, likely)) result.found += 1
    else meter.miss(receipt.name, `was not known again ${edit}`)
    compare(`${receipt.name}, ${edit}`, copy, receipt)
  })
  return result
}

const likelyOf = (name: string, pages: PageReading[]): Likely => ({
  sentSha256: name,
  hashes: pages[0]?.hashes ?? [],
  numbers: numbersOf(pages),
})
