import type { Point } from './raster.ts'

/** A rectangle that may be tilted: `width` runs along `angle` (radians, clockwise on screen). */
export interface TextBox {
  centre: Point
  width: number
  height: number
  angle: number
}

/** Probability above which a pixel belongs to text. */
const textFrom = 0.3

/** Mean probability below which a region is not text. */
const boxFrom = 0.5

/**
 * How much a box is widened, relative to area over circumference: the detector marks only the core
 * of a line.
 */
const unclipRatio = 1.6

const leastPixels = 8

/** Boxes around lines of text, from a map of how likely each pixel is text. */
export function boxesIn(map: Float32Array, width: number, height: number): TextBox[] {
  const boxes: TextBox[] = []
  const isSeen = new Uint8Array(map.length)
  const stack: number[] = []
  for (let start = 0; start < map.length; start++) {
    if (isSeen[start] || (map[start] ?? 0) <= textFrom) continue
    const edge: Point[] = []
    let total = 0
    let count = 0
    isSeen[start] = 1
    stack.push(start)
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width
      const y = (at - x) / width
      total += map[at] ?? 0
      count++
      let inside = 0
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue
          const next = at + dy * width + dx
          if ((map[next] ?? 0) <= textFrom) continue
          inside++
          if (isSeen[next]) continue
          isSeen[next] = 1
          stack.push(next)
        }
      }
      if (inside < 9) edge.push([x + 0.5, y + 0.5])
    }
    if (count < leastPixels || total / count < boxFrom) continue
    const box = widened(smallestBox(edge))
    if (Math.min(box.width, box.height) >= 5) boxes.push(box)
  }
  return boxes
}

/**
 * Matches the training of the detector: the text fills its box, and the box is larger than its
 * mark.
 */
function widened(box: TextBox): TextBox {
  const width = box.width + 1
  const height = box.height + 1
  const by = (unclipRatio * width * height) / (2 * (width + height))
  return { ...box, width: width + 2 * by, height: height + 2 * by }
}

/** The smallest rectangle around the points at any angle, with its longer side as the width. */
function smallestBox(points: Point[]): TextBox {
  const hull = hullOf(points)
  let best: TextBox | null = null
  for (let i = 0; i < hull.length; i++) {
    const [x0, y0] = hull[i] ?? [0, 0]
    const [x1, y1] = hull[(i + 1) % hull.length] ?? [0, 0]
    const box = boxAt(hull, Math.atan2(y1 - y0, x1 - x0))
    if (!best || box.width * box.height < best.width * best.height) best = box
  }
  return best ? lying(best) : { centre: [0, 0], width: 0, height: 0, angle: 0 }
}

function boxAt(hull: Point[], angle: number): TextBox {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of hull) {
    const u = x * cos + y * sin
    const v = y * cos - x * sin
    left = Math.min(left, u)
    right = Math.max(right, u)
    top = Math.min(top, v)
    bottom = Math.max(bottom, v)
  }
  const u = (left + right) / 2
  const v = (top + bottom) / 2
  return {
    centre: [u * cos - v * sin, u * sin + v * cos],
    width: right - left,
    height: bottom - top,
    angle,
  }
}

/** The same rectangle with its angle within 45° of level. */
function lying(box: TextBox): TextBox {
  const quarter = Math.PI / 2
  const quarters = Math.round(box.angle / quarter)
  const angle = box.angle - quarters * quarter
  const isTurned = Math.abs(quarters) % 2 === 1
  return isTurned ? { ...box, width: box.height, height: box.width, angle } : { ...box, angle }
}

/** The convex hull, in order (Andrew's monotone chain). */
function hullOf(points: Point[]): Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by)
  const half = (all: Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of all) {
      while (chain.length >= 2 && turnsRight(chain.at(-2), chain.at(-1), point)) chain.pop()
      chain.push(point)
    }
    chain.pop()
    return chain
  }
  const hull = [...half(sorted), ...half(sorted.toReversed())]
  return hull.length > 0 ? hull : sorted
}

function turnsRight(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return false
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
}
