import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentToRead } from '../../server/ports.ts'
import { decodePdf } from '../../server/hosts/node/evidence/decode-pdf.ts'
import { decodePicture } from '../../server/hosts/node/evidence/decode-picture.ts'

/** A photo with codes: `barcodes.json` of a set. */
export interface CodePicture {
  file: string
  kind: string
  codes: string[]
  also?: string[] | null
  sn?: string | null
}

/** A receipt or an invoice: `receipts.json` of a set. */
export interface Receipt {
  file: string
  pdf?: string | null
  store?: string | null
  date?: string | null
  total?: string | null
  invoice_no?: string | null
  model?: string | string[] | null
  serial?: string | null
}

export interface EvidenceSet {
  folder: string
  pictures: CodePicture[]
  receipts: Receipt[]
}

export function openSet(folder: string): EvidenceSet {
  return { folder, pictures: list(folder, 'barcodes'), receipts: list(folder, 'receipts') }
}

function list<Entry>(folder: string, name: string): Entry[] {
  const file = join(folder, `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** A file of a set as the desk takes it in: decoded, and drawn anew. */
export async function takeIn(path: string): Promise<Pick<DocumentToRead, 'pages' | 'original'>> {
  return takeInBytes(new Uint8Array(readFileSync(path)))
}

export async function takeInBytes(
  bytes: Uint8Array,
): Promise<Pick<DocumentToRead, 'pages' | 'original'>> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
  const read = isPdf
    ? await decodePdf(bytes)
    : await decodePicture(bytes, ['image/jpeg', 'image/png', 'image/gif'])
  if ('fault' in read) throw new Error(`A picture of the set cannot be taken in: ${read.fault}`)
  return { pages: read.pages, original: read.original?.bytes ?? null }
}
