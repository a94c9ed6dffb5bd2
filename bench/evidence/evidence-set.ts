import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'

/** Sets are written by people and by scripts: what is missing, empty or a number is taken as it is. */
const text = z.preprocess(
  (value) => (typeof value === 'number' ? `${value}` : value),
  z.string().trim().min(1).nullable().catch(null),
)
const texts = z.preprocess((value) => [value ?? []].flat(), z.array(text)).transform(withoutGaps)

const codePicture = z.object({ file: text, codes: texts, also: texts, sn: text })
const receipt = z.object({
  file: text,
  pdf: text,
  store: text,
  date: text,
  total: z.preprocess((value) => (typeof value === 'number' ? value.toFixed(2) : value), text),
  invoice_no: text,
  model: texts,
  serial: text,
})

/** A photo with codes: `barcodes.json` of a set. */
export type CodePicture = z.infer<typeof codePicture> & Located

/** A receipt or an invoice: `receipts.json` of a set. */
export type Receipt = z.infer<typeof receipt> &
  Located & {
    /** Of which copies are made: the picture of it where there is one beside the PDF. */
    picture: string | null
  }

interface Located {
  /** As the set calls it, or its place in the list. */
  name: string
  /** `null`: the set names a file that is not there. */
  path: string | null
}

export interface EvidenceSet {
  pictures: CodePicture[]
  receipts: Receipt[]
  /** What the set says that cannot be understood. */
  faults: { file: string; what: string }[]
}

/** @throws when the folder holds neither list, or one that is no list */
export function openSet(folder: string): EvidenceSet {
  const faults: EvidenceSet['faults'] = []
  const entries = <Entry extends { file: string | null }>(
    list: 'barcodes' | 'receipts',
    schema: z.ZodType<Entry>,
  ) =>
    rowsOf(folder, list).flatMap((row, at) => {
      const { success, data } = schema.safeParse(row)
      const name = (success && data.file) || `${list}.json, entry ${at + 1}`
      if (!success) faults.push({ file: name, what: 'is no description of a picture' })
      return success ? [{ ...data, name }] : []
    })
  const set = {
    pictures: entries('barcodes', codePicture).map((entry) => ({
      ...entry,
      path: pathOf(folder, 'barcodes', entry.file),
    })),
    receipts: entries('receipts', receipt).map((entry) => {
      const pdf = pathOf(folder, 'receipts', entry.pdf)
      const picture = pathOf(folder, 'receipts', entry.file)
      return { ...entry, path: pdf ?? picture, picture: picture ?? pdf }
    }),
    faults,
  }
  if (set.pictures.length + set.receipts.length === 0)
    throw new Error(`${folder} holds no barcodes.json and no receipts.json with pictures`)
  for (const { name, file, path } of [...set.pictures, ...set.receipts])
    if (!path) faults.push({ file: name, what: file ? 'is not there' : 'names no file' })
  return set
}

function rowsOf(folder: string, list: string): unknown[] {
  const file = join(folder, `${list}.json`)
  if (!existsSync(file)) return []
  const rows: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(rows)) throw new Error(`${file} is no list`)
  return rows
}

/** Where a set keeps a file: in the folder of its list, or wherever its name leads from the top. */
function pathOf(folder: string, list: string, file?: string | null): string | null {
  if (!file) return null
  const places = [join(folder, list, file), join(folder, file), join(folder, list, basename(file))]
  return places.find((path) => existsSync(path)) ?? null
}

function withoutGaps(values: (string | null)[]): string[] {
  return values.flatMap((value) => value ?? [])
}
