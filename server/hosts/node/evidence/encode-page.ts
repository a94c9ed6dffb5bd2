import sharp, { type OutputInfo, type Sharp } from 'sharp'
import type { DrawnPage } from '../../../ports.ts'
import { lightOf } from '../../../reading/light.ts'

/** JPEG quality at which letters of a receipt stay sharp at about 150 KB a picture. */
const jpegQuality = 86

/** Bytes above which a PNG shows a photo, and a JPEG of it is a fifth of the size. */
const largestPngBytes = 1_200_000

/** Most pixels for which the smaller JPEG is worth its time. */
const mostPixelsPressed = 4_000_000

/**
 * Encodes a page again: drawings as PNG, photos (and drawings that turn out to be photos) as JPEG.
 * The source is decoded once.
 */
export async function encodePage(picture: Sharp, shows: 'photo' | 'drawing'): Promise<DrawnPage> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const again = () => sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
  const light = lightOf(await again().greyscale().raw().toBuffer(), width)
  if (shows === 'drawing') {
    const png = await again().png(pngOptions).toBuffer({ resolveWithObject: true })
    if (png.data.length <= largestPngBytes) return { ...page(png, 'image/png'), light }
  }
  const jpeg = await again()
    .jpeg({ quality: jpegQuality, mozjpeg: width * height <= mostPixelsPressed })
    .toBuffer({ resolveWithObject: true })
  return { ...page(jpeg, 'image/jpeg'), light }
}

/** Twice as fast as the highest level, for a tenth more bytes. */
const pngOptions = { compressionLevel: 6 }

function page({ data, info }: { data: Uint8Array; info: OutputInfo }, mediaType: string) {
  return { bytes: new Uint8Array(data), mediaType, width: info.width, height: info.height }
}
