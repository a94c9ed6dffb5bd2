import sharp, { type Metadata } from 'sharp'
import { pictureLimits } from '../../../../contract/evidence.ts'
import type { ReadDocument, ReadFault } from '../../../ports.ts'
import { encodePage } from './encode-page.ts'

/**
 * Decodes a picture to its last row and writes a new one: upright, no wider than members are asked
 * for, without metadata, and without anything a file can hide behind its pixels.
 */
export async function decodePicture(
  bytes: Uint8Array,
  accepts: readonly string[],
): Promise<ReadDocument | ReadFault> {
  const metadata = await readMetadata(bytes)
  if (!metadata) return { fault: 'not_a_picture' }
  if ('fault' in metadata) return metadata
  if (!accepts.includes(`image/${metadata.format}`)) return { fault: 'not_a_picture' }
  const picture = sharp(bytes, options)
    .autoOrient()
    .resize({ width: pictureLimits.maxWidth, withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
  try {
    const page = await encodePage(picture, metadata.format === 'jpeg' ? 'photo' : 'drawing')
    return { pages: [page], original: null }
  } catch (error) {
    return { fault: isTooLarge(error) ? 'too_many_pixels' : 'broken' }
  }
}

/** One frame of a moving picture; a single faulty row is a fault. */
const options = { limitInputPixels: pictureLimits.maxPixels, failOn: 'error', pages: 1 } as const

async function readMetadata(bytes: Uint8Array): Promise<Metadata | ReadFault | null> {
  try {
    return await sharp(bytes, options).metadata()
  } catch (error) {
    return isTooLarge(error) ? { fault: 'too_many_pixels' } : null
  }
}

const isTooLarge = (error: unknown) =>
  error instanceof Error && /pixel limit|exceeds/i.test(error.message)
