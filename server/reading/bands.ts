import { greyOf, warp, type Affine, type Raster } from './raster.ts'

/** A barcode drawn again, stretched; `from` maps it back to the picture. */
export interface Band {
  picture: Raster
  from: Affine
}

/** Pixels to a side of a cell in which bars are looked for; a cell holds several bars. */
const cell = { width: 24, height: 6 }

/** Least mean step between neighbours along a row of bars, and how many times the step across. */
const leastStep = 9
const barsOverLines = 2

/**
 * Smallest band worth reading, in pixels; a code is at least this many times wider than it is high.
 */
const leastWidth = 90
const leastHeight = 6
const mostBands = 4

/** How far bars may lean, as sideways steps per row, and the smallest difference worth trying. */
const mostLean = 0.3
const leanStep = 0.02

/** Pixels drawn for each pixel of the picture, and for each way of drawing. */
const zoom = 4
const drawnHeight = 32

/** Amounts of sharpening to undo blur, each drawn as a strip of its own. */
const sharpness = [0, 1, 2.5]

/** Quiet zone in drawn pixels: readers want ten times the thinnest bar. */
const quiet = 80

/**
 * Thin, low or leaning bars, drawn so that a row-based reader can read them: each row is shifted by
 * its lean and then averaged, which removes noise and keeps thin bars.
 *
 * @param level the picture, rotated so that its codes are level
 */
export function bandsOf(level: Raster): Band[] {
  const grey = greyOf(level)
  return areasOfBars(grey, level.width, level.height)
    .toSorted((a, b) => b.right - b.left - (a.right - a.left))
    .slice(0, mostBands)
    .map((area) => drawn(grey, level.width, level.height, area))
}

interface BarArea {
  left: number
  right: number
  top: number
  bottom: number
}

/** Cells with strong steps along rows and weak ones down them, touching cells merged. */
function areasOfBars(grey: Uint8ClampedArray, width: number, height: number): BarArea[] {
  const across = Math.floor(width / cell.width)
  const down = Math.floor(height / cell.height)
  const isBars = new Uint8Array(across * down)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let along = 0
      let below = 0
      for (let y = row * cell.height; y < (row + 1) * cell.height; y++) {
        for (let x = column * cell.width; x < (column + 1) * cell.width; x++) {
          const at = y * width + x
          along += Math.abs((grey[at] ?? 0) - (grey[at + (x + 1 < width ? 1 : 0)] ?? 0))
          below += Math.abs((grey[at] ?? 0) - (grey[at + (y + 1 < height ? width : 0)] ?? 0))
        }
      }
      const count = cell.width * cell.height
      if (along > leastStep * count && along > below * barsOverLines)
        isBars[row * across + column] = 1
    }
  }
  return areasIn(isBars, across, down).filter(
    ({ left, right, top, bottom }) =>
      right - left >= leastWidth && bottom - top >= leastHeight && right - left > bottom - top,
  )
}

/** Groups of cells that touch or have one cell between them, as rectangles in pixels. */
function areasIn(cells: Uint8Array, across: number, down: number): BarArea[] {
  const areas: BarArea[] = []
  const isSeen = new Uint8Array(cells.length)
  for (let start = 0; start < cells.length; start++) {
    if (isSeen[start] || !cells[start]) continue
    const area = { left: across, right: 0, top: down, bottom: 0 }
    const stack = [start]
    isSeen[start] = 1
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const column = at % across
      const row = (at - column) / across
      area.left = Math.min(area.left, column)
      area.right = Math.max(area.right, column + 1)
      area.top = Math.min(area.top, row)
      area.bottom = Math.max(area.bottom, row + 1)
      for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 2); x <= Math.min(across - 1, column + 2); x++) {
          const next = y * across + x
          if (isSeen[next] || !cells[next]) continue
          isSeen[next] = 1
          stack.push(next)
        }
      }
    }
    areas.push({
      left: area.left * cell.width,
      right: area.right * cell.width,
      top: area.top * cell.height,
      bottom: area.bottom * cell.height,
    })
  }
  return areas
}

/**
 * A row through the picture, averaged over rows, starting at `left` and shifted by `lean` per row.
 */
function profileOf(
  grey: Uint8ClampedArray,
  width: number,
  height: number,
  area: BarArea,
  lean: Lean,
  samples: number,
): Float32Array {
  const middle = (area.top + area.bottom) / 2
  const centre = (area.left + area.right) / 2
  // The edges of a band are not bars all the way.
  const inset = Math.floor((area.bottom - area.top) * 0.2)
  const from = Math.max(0, area.top + inset)
  const to = Math.max(from + 1, Math.min(height, area.bottom - inset))
  const out = new Float32Array((area.right - area.left) * samples)
  for (let i = 0; i < out.length; i++) {
    const x = area.left + (i + 0.5) / samples - 0.5
    const slope = lean.at + lean.by * (x - centre)
    let sum = 0
    for (let y = from; y < to; y++) {
      const at = Math.max(0, Math.min(width - 1.001, x + slope * (y - middle)))
      const left = Math.floor(at)
      const share = at - left
      const p = y * width + left
      sum += (grey[p] ?? 0) * (1 - share) + (grey[p + 1] ?? 0) * share
    }
    out[i] = sum / (to - from)
  }
  return out
}

/** The lean of bars in the middle of a band, and its change for each pixel to the right. */
interface Lean {
  at: number
  by: number
}

/** The lean at which rows agree most: steps are largest where bars line up. */
function leanOf(grey: Uint8ClampedArray, width: number, height: number, area: BarArea): Lean {
  let best: Lean = { at: 0, by: 0 }
  let most = -1
  const look = (lean: Lean) => {
    const profile = profileOf(grey, width, height, area, lean, 1)
    let steps = 0
    for (let i = 1; i < profile.length; i++) {
      const step = (profile[i] ?? 0) - (profile[i - 1] ?? 0)
      steps += step * step
    }
    if (steps <= most) return
    most = steps
    best = lean
  }
  for (let at = -mostLean; at <= mostLean; at += leanStep) look({ at, by: 0 })
  const { at } = best
  const wide = area.right - area.left
  for (let change = -3; change <= 3; change++) {
    for (let by = -4; by <= 4; by++) {
      look({ at: at + (change * leanStep) / 3, by: (by * leanStep) / wide })
    }
  }
  return best
}

function drawn(grey: Uint8ClampedArray, width: number, height: number, found: BarArea): Band {
  const room = cell.width
  const area: BarArea = {
    ...found,
    left: Math.max(0, found.left - room),
    right: Math.min(width, found.right + room),
  }
  const lean = leanOf(grey, width, height, area)
  const profile = profileOf(grey, width, height, area, lean, zoom)
  const wide = profile.length + 2 * quiet
  const data = new Uint8ClampedArray(wide * drawnHeight * sharpness.length * 4).fill(255)
  for (const [strip, amount] of sharpness.entries()) {
    const line = stretched(sharpened(profile, amount))
    for (let y = strip * drawnHeight; y < (strip + 1) * drawnHeight - 4; y++) {
      for (let i = 0; i < line.length; i++) {
        const at = (y * wide + quiet + i) * 4
        data[at] = data[at + 1] = data[at + 2] = line[i] ?? 0
      }
    }
  }
  return {
    picture: { width: wide, height: drawnHeight * sharpness.length, data },
    from: [
      1 / zoom,
      0,
      area.left - quiet / zoom,
      0,
      (area.bottom - area.top) / (drawnHeight * sharpness.length),
      area.top,
    ],
  }
}

/** Amplifies what differs from its surroundings at the width of a thin bar. */
function sharpened(line: Float32Array, amount: number): Float32Array {
  if (amount === 0) return line
  const reach = zoom * 1.5
  return line.map((value, i) => {
    let sum = 0
    let count = 0
    for (let j = Math.max(0, i - reach); j <= Math.min(line.length - 1, i + reach); j++) {
      sum += line[j] ?? 0
      count++
    }
    return value + amount * (value - sum / count)
  })
}

/**
 * Black and white points from the brightest and darkest pixels nearby: light falls off along a
 * label.
 */
function stretched(line: Float32Array): Float32Array {
  const reach = zoom * 20
  return line.map((value, i) => {
    let low = Infinity
    let high = -Infinity
    for (let j = Math.max(0, i - reach); j <= Math.min(line.length - 1, i + reach); j++) {
      low = Math.min(low, line[j] ?? 0)
      high = Math.max(high, line[j] ?? 0)
    }
    return high - low < 16 ? 255 : ((value - low) / (high - low)) * 255
  })
}

/** The whole picture, rotated to undo its tilt; `from` maps back. */
export function levelled(picture: Raster, degrees: number): Band {
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin))
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos))
  const from: Affine = [
    cos,
    -sin,
    picture.width / 2 - (cos * width - sin * height) / 2,
    sin,
    cos,
    picture.height / 2 - (sin * width + cos * height) / 2,
  ]
  return { picture: warp(picture, width, height, from), from }
}
