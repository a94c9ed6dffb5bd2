/** A picture as numbers: red, green, blue and opacity of each pixel, row by row. */
export interface Raster {
  width: number
  height: number
  data: Uint8ClampedArray<ArrayBuffer>
}

export type Point = [x: number, y: number]

/** Maps a pixel of a new raster to its source: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const apply = ([a, b, c, d, e, f]: Affine, [x, y]: Point): Point => [
  a * x + b * y + c,
  d * x + e * y + f,
]

/** Applies `second`, then `first`. */
export function after(first: Affine, second: Affine): Affine {
  const [a, b, c, d, e, f] = first
  const [p, q, r, s, t, u] = second
  return [
    a * p + b * s,
    a * q + b * t,
    a * r + b * u + c,
    d * p + e * s,
    d * q + e * t,
    d * r + e * u + f,
  ]
}

function newRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) }
}

/**
 * Draws a raster of `width` × `height`, interpolating each pixel where `from` maps it. When
 * shrinking it averages several samples, so that thin strokes survive.
 */
export function warp(source: Raster, width: number, height: number, from: Affine): Raster {
  const out = newRaster(width, height)
  const [a, b, c, d, e, f] = from
  const shrinks = Math.max(Math.hypot(a, d), Math.hypot(b, e))
  const samples = Math.max(1, Math.min(4, Math.round(shrinks / 1.3)))
  const share = 1 / (samples * samples)
  const pixel = new Float32Array(3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixel.fill(0)
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          const u = x + (i + 0.5) / samples
          const v = y + (j + 0.5) / samples
          addSample(source, a * u + b * v + c - 0.5, d * u + e * v + f - 0.5, share, pixel)
        }
      }
      const at = (y * width + x) * 4
      out.data[at] = pixel[0] ?? 0
      out.data[at + 1] = pixel[1] ?? 0
      out.data[at + 2] = pixel[2] ?? 0
      out.data[at + 3] = 255
    }
  }
  return out
}

/** Adds the colour interpolated between four pixels; beyond the edge the edge continues. */
function addSample(
  { width, height, data }: Raster,
  x: number,
  y: number,
  share: number,
  into: Float32Array,
): void {
  const left = Math.max(0, Math.min(width - 1, Math.floor(x)))
  const top = Math.max(0, Math.min(height - 1, Math.floor(y)))
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const u = Math.max(0, Math.min(1, x - left))
  const v = Math.max(0, Math.min(1, y - top))
  const p = (top * width + left) * 4
  const q = (top * width + right) * 4
  const r = (bottom * width + left) * 4
  const s = (bottom * width + right) * 4
  const wp = (1 - u) * (1 - v) * share
  const wq = u * (1 - v) * share
  const wr = (1 - u) * v * share
  const ws = u * v * share
  for (let k = 0; k < 3; k++) {
    into[k] =
      (into[k] ?? 0) +
      wp * (data[p + k] ?? 0) +
      wq * (data[q + k] ?? 0) +
      wr * (data[r + k] ?? 0) +
      ws * (data[s + k] ?? 0)
  }
}

/** Scaled to exactly this size. */
export function resize(source: Raster, width: number, height: number): Raster {
  const from = [source.width / width, 0, 0, 0, source.height / height, 0] as const
  return warp(source, width, height, from)
}

/** Rotated clockwise by quarter turns, without loss. */
export function turn(source: Raster, quarters: 1 | 2 | 3): Raster {
  const { width, height } = source
  const isOnSide = quarters !== 2
  const out = newRaster(isOnSide ? height : width, isOnSide ? width : height)
  const from = new Uint32Array(source.data.buffer)
  const to = new Uint32Array(out.data.buffer)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at =
        quarters === 1
          ? x * height + (height - 1 - y)
          : quarters === 2
            ? (height - 1 - y) * width + (width - 1 - x)
            : (width - 1 - x) * height + y
      to[at] = from[y * width + x] ?? 0
    }
  }
  return out
}

/** Maps a point of the rotated picture to the original. */
export function turnedBack(quarters: 1 | 2 | 3, { width, height }: Raster): Affine {
  if (quarters === 1) return [0, 1, 0, -1, 0, height]
  if (quarters === 2) return [-1, 0, width, 0, -1, height]
  return [0, -1, width, 1, 0, 0]
}

/** Brightness of each pixel, 0 to 255 (BT.601). */
export function greyOf({ width, height, data }: Raster): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(width * height)
  for (let i = 0; i < grey.length; i++) {
    const at = i * 4
    grey[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  }
  return grey
}
