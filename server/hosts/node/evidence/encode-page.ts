import type { Sharp } from 'sharp'
import type { DrawnPage } from '../../../ports.ts'
import { lightOf } from '../../reading/light.ts'

/** JPEG quality at which letters of a receipt stay sharp at about 150 KB a picture. */
const jpegQuality = 86

/** Above this a PNG shows a photo, and a JPEG of it is a fifth of the size. */
const largestPngBytes = 1_200_000

/** Writes a page anew: drawings as PNG, photos (and drawings that turn out to be) as JPEG. */
export async function encodePage(picture: Sharp, shows: 'photo' | 'drawing'): Promise<DrawnPage> {
  const light = await measureLight(picture)
  if (shows === 'drawing') {
    const png = await picture
      .clone()
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true })
    if (png.data.length <= largestPngBytes) return { ...page(png, 'image/png'), light }
  }
  const jpeg = await picture
    .jpeg({ quality: jpegQuality, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  return { ...page(jpeg, 'image/jpeg'), light }
}

async function measureLight(picture: Sharp) {
  const { data, info } = await picture
    .clone()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return lightOf(data, info.width)
}

function page(
  { data, info }: { data: Uint8Array; info: { width: number; height: number } },
  mediaType: string,
) {
  return { bytes: new Uint8Array(data), mediaType, width: info.width, height: info.height }
}
