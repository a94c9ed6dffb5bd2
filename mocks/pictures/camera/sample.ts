import { fetch } from './fetch.ts'
import type { Stretch } from './fetch.ts'
import { nodeHeight, nodesAcross, nodeWidth } from './layer.ts'
import type { Layer, Span } from './layer.ts'
import { materialGrain } from './noise.ts'

// Here nearly all the time of a drawing goes. Pixels are mixed two bytes at a time inside 32-bit
// words; loops run over one stretch between two nodes, where a straight line replaces the warp.

const odd = 0xff00ff
const near = new Int32Array(nodeWidth)
const far = new Int32Array(nodeWidth)

/**
 * Draws one row of a layer over the row so far (packed pixels, see texture.ts), except for the
 * columns `hidden` behind a later layer.
 */
export function layRow(
  layer: Layer,
  y: number,
  width: number,
  row: Int32Array,
  hidden: Span,
): void {
  const { box, u, v, soft } = layer
  if (box && (y < box.top || y >= box.bottom)) return
  const j = Math.floor(y / nodeHeight)
  const down = (y - j * nodeHeight) / nodeHeight
  const above = j * nodesAcross(width)
  const below = above + nodesAcross(width)
  const last = Math.ceil((box ? box.right : width) / nodeWidth)
  let k = box ? Math.floor(box.left / nodeWidth) : 0
  const stretch: Stretch = {
    u0: 0,
    v0: 0,
    u1: at(u, above + k, below + k, down),
    v1: at(v, above + k, below + k, down),
  }
  for (; k < last; k++) {
    stretch.u0 = stretch.u1
    stretch.v0 = stretch.v1
    stretch.u1 = at(u, above + k + 1, below + k + 1, down)
    stretch.v1 = at(v, above + k + 1, below + k + 1, down)
    const x = k * nodeWidth
    if (x >= hidden[0] && x < hidden[1]) continue
    layStretch(layer, soft ? at(soft, above + k, below + k, down) : 0, stretch, x, width, row)
  }
}

function at(nodes: Float32Array, top: number, bottom: number, down: number): number {
  const a = nodes[top] ?? 0
  return a + ((nodes[bottom] ?? a) - a) * down
}

function layStretch(
  layer: Layer,
  soft: number,
  stretch: Stretch,
  from: number,
  width: number,
  row: Int32Array,
): void {
  const { textures } = layer
  const level = Math.min(textures.length - 1, Math.max(0, soft))
  const whole = Math.floor(level)
  const mix = ((level - whole) * 256) | 0
  // an eighth of a halving is invisible, so a single level is enough
  const first = textures[mix > 224 ? whole + 1 : whole]
  const second = mix > 32 && mix <= 224 ? textures[whole + 1] : undefined
  if (!first) return
  const endless = layer.isEndless === true
  if (!fetch(first, 1 / (1 << (mix > 224 ? whole + 1 : whole)), stretch, endless, near)) return
  if (second && fetch(second, 1 / (2 << whole), stretch, endless, far)) blend(mix)
  const grain = ((layer.grain ?? 0) * 2) / (1 + level * level * 3)
  if (grain > 0.1) addGrain(stretch, grain)
  const count = Math.min(nodeWidth, width - from)
  for (let i = 0; i < count; i++) {
    const pixel = near[i] ?? 0
    const alpha = pixel >>> 24
    if (alpha === 255) row[from + i] = pixel
    else if (alpha > 0) row[from + i] = over(pixel, row[from + i] ?? 0, 256 - alpha)
  }
}

function blend(mix: number): void {
  const stay = 256 - mix
  for (let i = 0; i < nodeWidth; i++) {
    const a = near[i] ?? 0
    const b = far[i] ?? 0
    const low = Math.imul(a & odd, stay) + Math.imul(b & odd, mix)
    const high = Math.imul((a >>> 8) & odd, stay) + Math.imul((b >>> 8) & odd, mix)
    near[i] = ((low >>> 8) & odd) | (high & ~odd)
  }
}

function over(front: number, back: number, through: number): number {
  const low = Math.imul(back & odd, through)
  const high = Math.imul((back >>> 8) & odd, through)
  return (front + (((low >>> 8) & odd) | (high & ~odd))) | 0
}

// In proportion to the brightness, so that a hole stays black; twice as fine as the texture,
// because grain has to stay crisp where the surface is enlarged.
function addGrain({ u0, v0, u1, v1 }: Stretch, strength: number): void {
  let u = Math.round(u0 * 512)
  let v = Math.round(v0 * 512)
  const du = Math.round(((u1 - u0) * 512) / nodeWidth)
  const dv = Math.round(((v1 - v0) * 512) / nodeWidth)
  for (let i = 0; i < nodeWidth; i++, u += du, v += dv) {
    const pixel = near[i] ?? 0
    const gain =
      256 + (((materialGrain[(((v >> 8) & 511) << 9) | ((u >> 8) & 511)] ?? 0) * strength) | 0)
    const red = Math.min(255, ((pixel & 255) * gain) >> 8)
    const green = Math.min(255, (((pixel >>> 8) & 255) * gain) >> 8)
    const blue = Math.min(255, (((pixel >>> 16) & 255) * gain) >> 8)
    near[i] = (pixel & 0xff000000) | (blue << 16) | (green << 8) | red
  }
}
