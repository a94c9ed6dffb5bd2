import { nodeWidth } from './layer.ts'
import type { Texture } from './texture.ts'

/** A stretch of the full-size texture: its first pixel, and one past its last. */
export interface Stretch {
  u0: number
  v0: number
  u1: number
  v1: number
}

// two bytes of a pixel at a time, with room for their products between them
const odd = 0xff00ff

/** Copies the stretch from the texture into `out`; false if all of it is outside. */
export function fetch(
  texture: Texture,
  size: number,
  stretch: Stretch,
  endless: boolean,
  out: Int32Array,
): boolean {
  const { pixels, width, height } = texture
  // a texel's colour is that of its centre, hence the half
  let u = Math.round((stretch.u0 * size - 0.5) * 65536)
  let v = Math.round((stretch.v0 * size - 0.5) * 65536)
  const du = Math.round(((stretch.u1 - stretch.u0) * size * 65536) / nodeWidth)
  const dv = Math.round(((stretch.v1 - stretch.v0) * size * 65536) / nodeWidth)
  if (endless) {
    u = wrapped(u, width << 16)
    v = wrapped(v, height << 16)
  }
  const endU = (u + du * (nodeWidth - 1)) >> 16
  const endV = (v + dv * (nodeWidth - 1)) >> 16
  const startU = u >> 16
  const startV = v >> 16
  const left = Math.min(startU, endU)
  const right = Math.max(startU, endU)
  const top = Math.min(startV, endV)
  const bottom = Math.max(startV, endV)
  if (left < 0 || top < 0 || right > width - 2 || bottom > height - 2) {
    if (!endless && (right < 0 || bottom < 0 || left > width - 2 || top > height - 2)) return false
    return fetchAtEdge(texture, u, v, du, dv, endless, out)
  }
  for (let i = 0; i < nodeWidth; i++, u = (u + du) | 0, v = (v + dv) | 0) {
    const texel = Math.imul(v >> 16, width) + (u >> 16)
    const fu = (u >> 8) & 255
    const fv = (v >> 8) & 255
    const both = (fu * fv) >> 8
    // in range by the test above; the ?? is for the compiler
    out[i] = mixed(
      pixels[texel] ?? 0,
      pixels[texel + 1] ?? 0,
      pixels[texel + width] ?? 0,
      pixels[texel + width + 1] ?? 0,
      fu - both,
      fv - both,
      both,
    )
  }
  return true
}

const wrapped = (value: number, size: number) => ((value % size) + size) % size

function fetchAtEdge(
  { pixels, width, height }: Texture,
  startU: number,
  startV: number,
  du: number,
  dv: number,
  endless: boolean,
  out: Int32Array,
): boolean {
  for (let i = 0; i < nodeWidth; i++) {
    const u = startU + du * i
    const v = startV + dv * i
    let x = u >> 16
    let y = v >> 16
    let right = 1
    let below = width
    if (endless) {
      x = wrapped(x, width)
      y = wrapped(y, height)
      if (x === width - 1) right = 1 - width
      if (y === height - 1) below = width - width * height
    } else if (x < 0 || y < 0 || x > width - 2 || y > height - 2) {
      out[i] = 0
      continue
    }
    const texel = y * width + x
    const fu = (u >> 8) & 255
    const fv = (v >> 8) & 255
    const both = (fu * fv) >> 8
    out[i] = mixed(
      pixels[texel] ?? 0,
      pixels[texel + right] ?? 0,
      pixels[texel + below] ?? 0,
      pixels[texel + below + right] ?? 0,
      fu - both,
      fv - both,
      both,
    )
  }
  return true
}

/** Interpolates four texels; what the weights lack to 256 goes to the first. */
function mixed(
  a: number,
  b: number,
  c: number,
  d: number,
  wb: number,
  wc: number,
  wd: number,
): number {
  const wa = 256 - wb - wc - wd
  const low =
    Math.imul(a & odd, wa) +
    Math.imul(b & odd, wb) +
    Math.imul(c & odd, wc) +
    Math.imul(d & odd, wd)
  const high =
    Math.imul((a >>> 8) & odd, wa) +
    Math.imul((b >>> 8) & odd, wb) +
    Math.imul((c >>> 8) & odd, wc) +
    Math.imul((d >>> 8) & odd, wd)
  return ((low >>> 8) & odd) | (high & ~odd)
}
