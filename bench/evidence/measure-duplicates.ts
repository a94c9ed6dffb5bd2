import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { likenessOf, numbersOf, type Likely } from '../../server/evidence/likeness.ts'
import type { PageReading } from '../../server/storage/page-reading.ts'
import { takeInBytes, type EvidenceSet, type Receipt } from './evidence-set.ts'
import type { Meter } from './meter.ts'

type Edit = (picture: Sharp, width: number, height: number) => Sharp

/** What becomes of a picture on its way through messengers and editors. */
const edits: Record<string, Edit> = {
  recompressed: (picture) => picture.jpeg({ quality: 50 }),
  shrunk: (picture, width) => picture.resize(Math.round(width * 0.7)).jpeg({ quality: 75 }),
  cropped: (picture, width, height) =>
    picture
      .extract({
        left: Math.round(width * 0.06),
        top: Math.round(height * 0.08),
        width: Math.round(width * 0.86),
        height: Math.round(height * 0.86),
      })
      .jpeg({ quality: 80 }),
  turned: (picture) => picture.rotate(90).jpeg({ quality: 80 }),
  tilted: (picture) => picture.rotate(6, { background: '#888' }).jpeg({ quality: 80 }),
  brightened: (picture) => picture.linear(1.2, 10).jpeg({ quality: 80 }),
}

/** Copies of each receipt against it, and against all others. */
export async function measureDuplicates(
  { folder, receipts }: EvidenceSet,
  readings: Map<Receipt, PageReading[]>,
  meter: Meter,
) {
  const originals = receipts.map((receipt) => ({
    receipt,
    likely: likelyOf(receipt.file, readings.get(receipt) ?? []),
  }))
  const result = { edits: 0, found: 0, falsePairs: 0, pairs: 0 }
  const compare = (name: string, likely: Likely, own: Receipt) => {
    for (const other of originals.filter(({ receipt }) => receipt !== own)) {
      result.pairs += 1
      if (likenessOf(likely, other.likely) === null) continue
      result.falsePairs += 1
      meter.miss(name, `was taken for ${other.receipt.file}`)
    }
  }
  const jobs = originals.flatMap((original) =>
    Object.entries(edits).map(([name, edit]) => ({ original, name, edit })),
  )
  for (const { receipt, likely } of originals) compare(receipt.file, likely, receipt)
  await meter.each(jobs, async ({ original: { receipt, likely }, name, edit }) => {
    const picture = sharp(readFileSync(join(folder, 'receipts', receipt.file)))
    const { width, height } = await picture.metadata()
    const bytes = new Uint8Array(await edit(picture, width, height).toBuffer())
    const pages = await meter.read(
      { ...(await takeInBytes(bytes)), seeks: 'text', hints: [] },
      'untimed',
    )
    const copy = likelyOf(`${receipt.file}, ${name}`, pages)
    result.edits += 1
    if (likenessOf(copy, likely)) result.found += 1
    else meter.miss(receipt.file, `was not known again ${name}`)
    compare(`${receipt.file}, ${name}`, copy, receipt)
  })
  return result
}

const likelyOf = (name: string, pages: PageReading[]): Likely => ({
  sentSha256: name,
  hashes: pages[0]?.hashes ?? [],
  numbers: numbersOf(pages),
})
