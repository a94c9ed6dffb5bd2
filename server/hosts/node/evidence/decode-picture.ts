import sharp from 'sharp'
import { pictureLimits } from '../../../../contract/evidence.ts'
import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { firstFrame } from '../../../uploads/first-frame.ts'
import type { PictureHeader } from '../../../uploads/picture-header.ts'
import { shownSize } from '../../../uploads/picture-size.ts'
import { encodePage } from './encode-page.ts'

/** EXIF orientations that are rotated by a quarter turn. */
const lying = [5, 6, 7, 8]

/**
 * Decodes a picture completely and writes a new one: upright, no larger than displayed, without
 * metadata and anything else a file can hide besides its pixels.
 */
export async function decodePicture(
  bytes: Uint8Array,
  kind: PictureHeader['kind'],
): Promise<DecodedDocument | DecodeFault> {
  const still = kind === 'GIF' ? firstFrame(bytes) : bytes
  if (!still) return { fault: 'broken' }
  try {
    const { width, height, orientation } = await sharp(still, options).metadata()
    const isLying = lying.includes(orientation ?? 1)
    const shown = isLying ? shownSize(height, width) : shownSize(width, height)
    const picture = sharp(still, options)
      .autoOrient()
      // A JPEG is decoded at a half, a quarter or an eighth of its size if that is enough.
      .resize({ ...shown, fit: 'fill', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
    const page = await encodePage(picture, kind === 'JPEG' ? 'photo' : 'drawing')
    return { pages: [page], pagesInAll: 1, gaps: [], original: null }
  } catch {
    return { fault: 'broken' }
  }
}

/**
 * A single faulty row is an error. The header was checked before; here the decoder checks it
 * itself.
 */
const options = { limitInputPixels: pictureLimits.maxJpegPixels, failOn: 'error' } as const
