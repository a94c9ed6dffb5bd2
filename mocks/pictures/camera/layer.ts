import type { Matrix } from './matrix.ts'
import type { Texture } from './texture.ts'
import type { Corner } from '../drawing.ts'

// Between nodes the warp is taken as straight: over 16 × 8 pixels the error is a few hundredths of
// a pixel, and the division that perspective needs is done once instead of 128 times.
export const nodeWidth = 16
export const nodeHeight = 8

/** Something flat in the scene, as the camera sees it. */
export interface Layer {
  /** the texture, then softer and softer ones */
  textures: Texture[]
  /** true when other pictures use them too: else they are released after the exposure */
  isShared?: boolean
  /** texture coordinates at every node of the picture */
  u: Float32Array
  v: Float32Array
  /** how unfocused it is at every node, in halvings; missing when all is sharp */
  soft?: Float32Array
  /** picture rows and columns it can touch; missing when it fills the picture */
  box?: { left: number; top: number; right: number; bottom: number }
  /** a convex outline inside which nothing behind this layer can be seen */
  solid?: Corner[]
  /** true for a surface without end: the texture repeats */
  isEndless?: boolean
  /** strength of the material's own grain, 0 smooth to 1 coarse */
  grain?: number
}

export const nodesAcross = (width: number) => Math.ceil(width / nodeWidth) + 1
const nodesDown = (height: number) => Math.ceil(height / nodeHeight) + 1

/** A function of the picture, evaluated at every node. */
export function atNodes(
  width: number,
  height: number,
  value: (x: number, y: number) => number,
): Float32Array {
  const across = nodesAcross(width)
  const down = nodesDown(height)
  const out = new Float32Array(across * down)
  for (let j = 0, i = 0; j < down; j++) {
    for (let k = 0; k < across; k++, i++) out[i] = value(k * nodeWidth, j * nodeHeight)
  }
  return out
}

/**
 * The warp of one layer: `toTexture` maps picture pixels to texture pixels, `bend` displaces them.
 */
export function warpNodes(
  width: number,
  height: number,
  toTexture: Matrix,
  bend?: (u: number, v: number) => Corner,
): { u: Float32Array; v: Float32Array } {
  const across = nodesAcross(width)
  const down = nodesDown(height)
  const u = new Float32Array(across * down)
  const v = new Float32Array(across * down)
  // Written out, because ten thousand small arrays per layer would be noticeable.
  const [a, b, c, d, e, f, g, h, l] = toTexture
  for (let j = 0, i = 0; j < down; j++) {
    const y = j * nodeHeight
    for (let k = 0; k < across; k++, i++) {
      const x = k * nodeWidth
      const depth = 1 / (g * x + h * y + l)
      u[i] = (a * x + b * y + c) * depth
      v[i] = (d * x + e * y + f) * depth
      if (!bend) continue
      const [bentU, bentV] = bend(u[i] ?? 0, v[i] ?? 0)
      u[i] = bentU
      v[i] = bentV
    }
  }
  return { u, v }
}

/** The bounding box of some corners, slightly enlarged, clipped to the picture. */
export function boxRound(corners: Corner[], width: number, height: number, margin: number) {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return {
    left: Math.max(0, Math.floor(Math.min(...xs) - margin)),
    top: Math.max(0, Math.floor(Math.min(...ys) - margin)),
    right: Math.min(width, Math.ceil(Math.max(...xs) + margin)),
    bottom: Math.min(height, Math.ceil(Math.max(...ys) + margin)),
  }
}

/** Columns of a row, the second one exclusive. */
export type Span = readonly [from: number, to: number]

/**
 * The columns of a row inside a convex outline, narrowed to whole nodes; empty if there are none.
 */
export function insideRow(outline: Corner[], y: number): Span {
  let left = Infinity
  let right = -Infinity
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length]
    if (!b || a[1] > y === b[1] > y) return
    const x = a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])
    left = Math.min(left, x)
    right = Math.max(right, x)
  })
  if (left >= right) return [0, 0]
  return [Math.ceil(left / nodeWidth) * nodeWidth, Math.floor(right / nodeWidth) * nodeWidth]
}

/** The corners moved towards the centre: inside them the layer hides everything behind it. */
export function drawnIn(corners: Corner[], by: number): Corner[] {
  const x = corners.reduce((sum, corner) => sum + corner[0], 0) / corners.length
  const y = corners.reduce((sum, corner) => sum + corner[1], 0) / corners.length
  return corners.map((corner) => [x + (corner[0] - x) * by, y + (corner[1] - y) * by])
}
