import type { UploadDecoder, DecodedDocument, DecodeFault } from '../../ports.ts'
import { examine } from '../../uploads/examine.ts'
import { decodedKinds } from '../../uploads/file-kind.ts'
import { firstFrame } from '../../uploads/first-frame.ts'
import type { PictureHeader } from '../../uploads/picture-header.ts'
import { shownSize } from '../../uploads/picture-size.ts'
import { encodePage } from './encode-page.ts'

/**
 * Decodes uploads with the browser's own decoders; the limits are the same as on Node, and only
 * pixels are kept.
 */
export const browserUploadDecoder: UploadDecoder = {
  async decode(bytes, accepts) {
    const examined = examine(bytes, accepts)
    if ('fault' in examined) return examined
    if (examined.kind !== 'PDF') return readPicture(bytes, examined.kind)
    // The PDF library is large, and few invoices are PDFs.
    const { readPdf } = await import('./read-pdf.ts')
    return readPdf(bytes)
  },
}

async function readPicture(
  bytes: Uint8Array,
  kind: PictureHeader['kind'],
): Promise<DecodedDocument | DecodeFault> {
  const still = kind === 'GIF' ? firstFrame(bytes) : bytes
  if (!still) return { fault: 'broken' }
  try {
    const blob = new Blob([new Uint8Array(still)], { type: decodedKinds[kind] })
    const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' })
    const { width, height } = shownSize(bitmap.width, bitmap.height)
    const page = await encodePage(bitmap, width, height, kind === 'JPEG')
    bitmap.close()
    return { pages: [page], pagesInAll: 1, gaps: [], original: null }
  } catch {
    return { fault: 'broken' }
  }
}
