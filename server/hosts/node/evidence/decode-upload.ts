import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { examine } from '../../../uploads/examine.ts'
import { decodePdf } from './decode-pdf.ts'
import { decodePicture } from './decode-picture.ts'

/**
 * Decodes an upload according to its first bytes; other kinds are refused unopened.
 *
 * @param hasTime whether there is time for one more page of a PDF
 */
export async function decodeUpload(
  bytes: Uint8Array,
  accepts: readonly string[],
  hasTime?: () => boolean,
): Promise<DecodedDocument | DecodeFault> {
  const examined = examine(bytes, accepts)
  if ('fault' in examined) return examined
  return examined.kind === 'PDF' ? decodePdf(bytes, hasTime) : decodePicture(bytes, examined.kind)
}
