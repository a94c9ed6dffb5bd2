import { createCanvas } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'

/** Pixels as 32-bit words, colour multiplied by alpha: one load instead of four when sampling. */
export interface Texture {
  pixels: Int32Array
  width: number
  height: number
}

/**
 * Draws on a canvas and returns its pixels. Words have the machine's byte order, which is
 * little-endian on every machine that Node supports, so red is the lowest byte.
 */
export function textureOf(
  width: number,
  height: number,
  paint: (context: SKRSContext2D) => void,
): Texture {
  const canvas = createCanvas(width, height)
  paint(canvas.getContext('2d'))
  const bytes = takePixels(canvas)
  const pixels = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  return { pixels, width, height }
}

/**
 * Reads a canvas that is not drawn on again, as red, green, blue, alpha. Its memory, and later that
 * of the pixels, is freed at once: with the garbage collector, every picture would fault in
 * megabytes of new pages, which takes longer than drawing.
 */
export function takePixels(canvas: Canvas): Buffer {
  const bytes = canvas.data()
  canvas.width = 1
  canvas.height = 1
  return bytes
}

/** Frees the memory of pixels; they are empty afterwards. */
export function release({ buffer, byteLength }: Int32Array | Uint8Array): void {
  // a small array may share its memory, so it is left to the garbage collector
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** The same texture at half, a quarter … of its size, for unfocused parts. */
export function softened(texture: Texture, steps: number): Texture[] {
  const chain = [texture]
  let last = texture
  for (let step = 0; step < steps; step++) {
    last = halved(last)
    chain.push(last)
  }
  return chain
}

function halved({ pixels, width, height }: Texture): Texture {
  const w = width >> 1
  const h = height >> 1
  const out = new Int32Array(w * h)
  for (let y = 0; y < h; y++) {
    let from = y * 2 * width
    const to = y * w
    for (let x = 0; x < w; x++, from += 2) {
      // indices are inside the texture by construction; the ?? is for the compiler
      const a = pixels[from] ?? 0
      const b = pixels[from + 1] ?? 0
      const c = pixels[from + width] ?? 0
      const d = pixels[from + width + 1] ?? 0
      const odd = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)
      const even =
        ((a >>> 8) & 0xff00ff) +
        ((b >>> 8) & 0xff00ff) +
        ((c >>> 8) & 0xff00ff) +
        ((d >>> 8) & 0xff00ff)
      out[to + x] = ((odd >>> 2) & 0xff00ff) | (((even >>> 2) & 0xff00ff) << 8)
    }
  }
  return { pixels: out, width: w, height: h }
}
