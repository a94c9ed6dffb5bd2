import type { ReadDocument, ReadFault } from '../../../ports.ts'
import { decodedKinds, kindOfFile } from '../../uploads/file-kind.ts'
import { decodePdf } from './decode-pdf.ts'
import { decodePicture } from './decode-picture.ts'

/**
 * Decodes an upload by what its first bytes say it is; anything else is refused unopened.
 *
 * @param hasTime whether there is time for one more page of a PDF
 */
export async function decodeUpload(
  bytes: Uint8Array,
  accepts: readonly string[],
  hasTime?: () => boolean,
): Promise<ReadDocument | ReadFault> {
  const kind = kindOfFile(bytes)
  if (kind.decoded === null) {
    return { fault: 'not_a_picture', ...(kind.name ? { name: kind.name } : {}) }
  }
  if (!accepts.includes(decodedKinds[kind.decoded])) {
    return { fault: 'not_a_picture', name: kind.decoded }
  }
  return kind.decoded === 'PDF' ? decodePdf(bytes, hasTime) : decodePicture(bytes, kind.decoded)
}
