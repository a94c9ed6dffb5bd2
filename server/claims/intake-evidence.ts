import type { Fault } from '../../contract/problems.ts'
import { readUpload } from '../evidence/read-upload.ts'
import { storeFiles, type StoredDocument } from '../evidence/store.ts'
import type { Upload } from '../http/input.ts'
import type { Ports } from '../ports.ts'

export type EvidenceNeeds = Pick<Ports, 'pictures' | 'evidenceReader'>

interface EvidenceFiles {
  invoice?: Upload | undefined
  serialPhoto?: Upload | undefined
}

/**
 * Reads both pictures of an attempt, and stores their files once nothing at all is at fault: what
 * is refused leaves nothing behind.
 */
export async function readEvidence(
  { evidenceReader, pictures }: EvidenceNeeds,
  { invoice, serialPhoto }: EvidenceFiles,
  faults: Fault[],
): Promise<StoredDocument[]> {
  const [readInvoice, readPhoto] = await Promise.all([
    readUpload(evidenceReader, 'invoice', 'invoice', invoice, faults),
    readUpload(evidenceReader, 'serial_photo', 'serialPhoto', serialPhoto, faults),
  ])
  if (faults.length > 0) return []
  return [
    ...(invoice && readInvoice
      ? [await storeFiles(pictures, 'invoice', invoice, readInvoice)]
      : []),
    ...(serialPhoto && readPhoto
      ? [await storeFiles(pictures, 'serial_photo', serialPhoto, readPhoto)]
      : []),
  ]
}
