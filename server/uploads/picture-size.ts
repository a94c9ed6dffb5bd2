import { pictureLimits } from '../../contract/evidence.ts'
import type { DecodeFault } from '../ports.ts'
import type { PictureHeader } from './picture-header.ts'

/** Width : height above which a picture is so flat that its width alone says nothing. */
const flattest = 1600 / 900

/** Most pixels of a page that is shown and read. */
const mostShownPixels = 24_000_000

/** Why a picture of this size is not opened, or `null`; decided by its header alone. */
export function sizeFault({ kind, width, height, isHeavy }: PictureHeader): DecodeFault | null {
  const { maxJpegPixels, maxPixels, maxHeavyJpegPixels, maxHeavyPixels } = pictureLimits
  const [light, heavy] =
    kind === 'JPEG' ? [maxJpegPixels, maxHeavyJpegPixels] : [maxPixels, maxHeavyPixels]
  if (width * height > (isHeavy ? heavy : light)) return { fault: 'too_many_pixels' }
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const isStrip = long > pictureLimits.maxWidth && long / short > pictureLimits.maxRatio
  return long > pictureLimits.maxSide || isStrip ? { fault: 'too_long' } : null
}

/**
 * The size at which a picture is shown: no wider than members are asked for, except that a flat
 * strip (a receipt on its side) keeps as much height as an upright one keeps width.
 */
export function shownSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, scaleToShow(width, height, mostShownPixels))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

/** The factor that scales a page of any unit to its largest size in pixels. */
export function scaleToShow(width: number, height: number, mostPixels: number): number {
  const { maxWidth, maxSide } = pictureLimits
  // For the flattest ordinary picture both are equal, so similar pictures get similar sizes.
  const flat = Math.min(maxWidth, (maxWidth / flattest ** 2) * (width / height))
  return Math.min(
    Math.max(maxWidth / width, flat / height),
    Math.sqrt(mostPixels / (width * height)),
    maxSide / Math.max(width, height),
  )
}
