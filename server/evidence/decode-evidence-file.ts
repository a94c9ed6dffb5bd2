import { pictureLimits, type EvidenceKind } from '../../contract/evidence.ts'
import type { Fault } from '../../contract/faults.ts'
import type { Upload } from '../http/input.ts'
import type { UploadDecoder, DecodedDocument, DecodeFault } from '../ports.ts'

const accepted: Record<EvidenceKind, readonly string[]> = {
  invoice: pictureLimits.invoiceTypes,
  serial_photo: pictureLimits.pictureTypes,
}

const mega = (pixels: number) => pixels / 1e6

const { maxJpegPixels, maxPixels, maxSide, maxRatio } = pictureLimits

const words: Record<DecodeFault['fault'], string> = {
  not_a_picture: 'is not a picture of a kind that is taken here',
  broken: 'is broken and cannot be read to its end',
  too_many_pixels: `has too many pixels: at most ${mega(maxJpegPixels)} megapixels as a JPEG and ${mega(maxPixels)} as a PNG or GIF, less if it is progressive, interlaced or has 16 bits`,
  too_long: `is longer than ${maxSide} pixels, or more than ${maxRatio} times as long as it is wide`,
  too_complex: 'is too complex to be opened here: send a photo or a plain scan of it',
  locked: 'is locked with a password',
  no_pages: 'is a PDF without pages',
}

const taken: Record<EvidenceKind, string> = {
  invoice: 'send it as JPEG, PNG, GIF or PDF',
  serial_photo: 'send it as JPEG, PNG or GIF',
}

function wordsFor({ fault, name }: DecodeFault, kind: EvidenceKind): string {
  if (fault !== 'not_a_picture' || !name) return words[fault]
  return `is not taken as ${name}: ${taken[kind]}`
}

/**
 * Decodes an upload into pages that are safe to show; its faults are added to `faults`.
 *
 * @throws {ProblemError} `desk_busy` when it could not be decoded now
 */
export async function decodeEvidenceFile(
  reader: UploadDecoder,
  kind: EvidenceKind,
  field: string,
  upload: Upload | undefined,
  sender: string,
  faults: Fault[],
): Promise<DecodedDocument | null> {
  if (!upload) return null
  const read = await reader.decode(upload.bytes, accepted[kind], sender)
  if (!('fault' in read) && read.pages.length > 0) return read
  const fault = 'fault' in read ? read : ({ fault: 'no_pages' } as const)
  faults.push({ field, code: fault.fault, message: wordsFor(fault, kind) })
  return null
}
