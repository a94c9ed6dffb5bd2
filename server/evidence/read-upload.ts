import { pictureLimits, type EvidenceKind } from '../../contract/evidence.ts'
import type { Fault } from '../../contract/problems.ts'
import type { Upload } from '../http/input.ts'
import type { EvidenceReader, ReadDocument, ReadFault } from '../ports.ts'

const accepted: Record<EvidenceKind, readonly string[]> = {
  invoice: pictureLimits.invoiceTypes,
  serial_photo: pictureLimits.pictureTypes,
}

const words: Record<ReadFault['fault'], string> = {
  not_a_picture: 'is not a picture of a kind that is taken here',
  broken: 'is broken and cannot be read to its end',
  too_many_pixels: `has more than ${pictureLimits.maxPixels / 1e6} megapixels`,
  locked: 'is locked with a password',
}

/** Reads an upload into pages that are safe to show; what is wrong with it is added to `faults`. */
export async function readUpload(
  reader: EvidenceReader,
  kind: EvidenceKind,
  field: string,
  upload: Upload | undefined,
  faults: Fault[],
): Promise<ReadDocument | null> {
  if (!upload) return null
  const read = await reader.read(upload.bytes, accepted[kind])
  if (!('fault' in read) && read.pages.length > 0) return read
  // A document without pages can be read to its end, and shows nothing.
  const fault = 'fault' in read ? read.fault : 'broken'
  faults.push({ field, code: fault, message: words[fault] })
  return null
}
