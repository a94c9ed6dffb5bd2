import type { PageLight } from '../storage/page-reading.ts'

/** Share of all steps between neighbours that exceeds the reported sharpness. */
const strongest = 0.005

/**
 * The same share among steps other than zero, for a nearly empty page whose few letters are just as
 * sharp.
 */
const strongestOfFew = 0.05

/** How bright and how sharp a grey picture is; the rules decide what that means. */
export function lightOf(grey: Uint8Array | Uint8ClampedArray, width: number): PageLight {
  const height = grey.length / width
  const steps = new Uint32Array(256)
  let total = 0
  let count = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const here = grey[at] ?? 0
      total += here
      if (x === 0 || y === 0) continue
      const step = Math.max(
        Math.abs(here - (grey[at - 1] ?? 0)),
        Math.abs(here - (grey[at - width] ?? 0)),
      )
      steps[step] = (steps[step] ?? 0) + 1
      count++
    }
  }
  const uneven = count - (steps[0] ?? 0)
  let left = Math.min(count * strongest, uneven * strongestOfFew)
  let sharpness = 255
  while (sharpness > 0 && left > (steps[sharpness] ?? 0)) {
    left -= steps[sharpness] ?? 0
    sharpness--
  }
  return { brightness: Math.round(total / grey.length), sharpness }
}
