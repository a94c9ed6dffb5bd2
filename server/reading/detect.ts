import { boxesIn, type TextBox } from './boxes.ts'
import type { Networks } from './networks.ts'
import { resize, type Raster } from './raster.ts'

/** Sizes must be divisible by this. */
const step = 32

/** Mean and deviation of red, green and blue used in training (ImageNet). */
const mean = [0.485, 0.456, 0.406] as const
const spread = [0.229, 0.224, 0.225] as const

/**
 * Most pixels the detector is given, which bounds memory and time. A long till roll stays wide
 * enough.
 */
const mostPixels = 960 * 720

/** Finds lines of text. */
export async function detectText(networks: Networks, picture: Raster): Promise<TextBox[]> {
  const scale = detectedScale(picture)
  const width = rounded(picture.width * scale)
  const height = rounded(picture.height * scale)
  const map = await networks.detect(planes(resize(picture, width, height)), width, height)
  const dx = picture.width / width
  const dy = picture.height / height
  return boxesIn(map, width, height).map((box) => ({
    centre: [box.centre[0] * dx, box.centre[1] * dy],
    // Both scales are equal except for rounding.
    width: box.width * dx,
    height: box.height * dy,
    angle: box.angle,
  }))
}

/** The size at which the detector sees a picture, as a share of its own. */
export const detectedScale = ({ width, height }: Pick<Raster, 'width' | 'height'>) =>
  Math.min(1, Math.sqrt(mostPixels / (width * height)))

const rounded = (size: number) => Math.max(step, Math.round(size / step) * step)

function planes({ width, height, data }: Raster): Float32Array {
  const size = width * height
  const out = new Float32Array(3 * size)
  for (let k = 0; k < 3; k++) {
    const m = mean[k] ?? 0
    const s = spread[k] ?? 1
    for (let i = 0; i < size; i++) {
      // Trained on blue, green, red with the constants for red, green, blue.
      out[k * size + i] = ((data[i * 4 + 2 - k] ?? 0) / 255 - m) / s
    }
  }
  return out
}
