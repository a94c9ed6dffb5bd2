import { imageSize } from 'image-size'
import { pictureLimits } from '../../../contract/evidence.ts'
import type { EvidenceReader, ReadDocument, ReadFault } from '../../ports.ts'
import { encodePage } from './encode-page.ts'

/** Kinds of picture by the names `image-size` gives them. */
const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
}

/** Reads uploads with the browser's own decoders: the same limits, and pixels only, as on Node. */
export const browserEvidenceReader: EvidenceReader = {
  async read(bytes, accepts) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
    if (head.includes('%PDF-')) {
      if (!accepts.includes('application/pdf')) return { fault: 'not_a_picture' }
      // The PDF library is large, and few invoices are PDFs.
      const { readPdf } = await import('./read-pdf.ts')
      return readPdf(bytes)
    }
    return readPicture(bytes, accepts)
  },
}

async function readPicture(
  bytes: Uint8Array,
  accepts: readonly string[],
): Promise<ReadDocument | ReadFault> {
  const size = sizeOf(bytes)
  const mediaType = mediaTypes[size?.type ?? '']
  if (!size || !mediaType || !accepts.includes(mediaType)) return { fault: 'not_a_picture' }
  if (size.width * size.height > pictureLimits.maxPixels) return { fault: 'too_many_pixels' }
  try {
    const blob = new Blob([new Uint8Array(bytes)], { type: mediaType })
    const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' })
    const scale = Math.min(1, pictureLimits.maxWidth / bitmap.width)
    const width = Math.round(bitmap.width * scale)
    const height = Math.round(bitmap.height * scale)
    const page = await encodePage(bitmap, width, height, mediaType === 'image/jpeg')
    bitmap.close()
    return { pages: [page], original: null }
  } catch {
    return { fault: 'broken' }
  }
}

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}
