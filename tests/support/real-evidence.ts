import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Pictures that nobody in this project made: `barcodes.json` with `barcodes/`, `receipts.json` with
 * `receipts/`. They are no part of the repository; EVIDENCE_DIR says where they are.
 */
const folder =
  process.env['EVIDENCE_DIR'] ?? fileURLToPath(new URL('../../../shared/evidence', import.meta.url))

/** Tests on real pictures skip where there are none. */
export const hasRealEvidence = existsSync(join(folder, 'barcodes.json'))

/** Every photo of a barcode, as a member would send it. */
export const realPhotos = (): File[] => filesIn('barcodes')

/** Every receipt and invoice; where there is a PDF, that. */
export function realInvoices(): File[] {
  const files = filesIn('receipts')
  const names = new Set(files.map(({ name }) => name))
  return files.filter(
    ({ name }) => name.endsWith('.pdf') || !names.has(name.replace(/\.jpg$/, '.pdf')),
  )
}

function filesIn(kind: 'barcodes' | 'receipts'): File[] {
  const path = join(folder, kind)
  return readdirSync(path).map((name) => {
    const type = name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg'
    return new File([readFileSync(join(path, name))], name, { type })
  })
}
