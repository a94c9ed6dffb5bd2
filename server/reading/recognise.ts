import type { TextBox } from './boxes.ts'
import type { Networks } from './networks.ts'
import { warp, type Affine, type Raster } from './raster.ts'

/** The text of one box. */
export interface Recognised {
  text: string
  confidence: number
  /** Where each character begins along the box, 0 to 1. */
  starts: number[]
}

/** Height of a line in pixels that the recogniser takes. */
const lineHeight = 48

/** Longest line, as a multiple of its height. */
const longestLine = 50

/** Reads one box, rotated by quarter turns first. */
export async function recogniseBox(
  networks: Networks,
  picture: Raster,
  box: TextBox,
  quarters: 0 | 1 | 2 | 3,
): Promise<Recognised> {
  const line = cut(picture, box, quarters)
  const { scores, steps } = await networks.recognise(planes(line), line.width)
  return decode(scores, steps, networks.letters)
}

/** The box as a level picture of a line. */
function cut(picture: Raster, box: TextBox, quarters: 0 | 1 | 2 | 3): Raster {
  const isOnSide = quarters % 2 === 1
  const long = isOnSide ? box.height : box.width
  const high = isOnSide ? box.width : box.height
  const width = Math.max(16, Math.round(lineHeight * Math.min(long / high, longestLine)))
  const angle = box.angle + (quarters * Math.PI) / 2
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const u = long / width
  const v = high / lineHeight
  const [x, y] = box.centre
  const from: Affine = [
    cos * u,
    -sin * v,
    x - (cos * long) / 2 + (sin * high) / 2,
    sin * u,
    cos * v,
    y - (sin * long) / 2 - (cos * high) / 2,
  ]
  return warp(picture, width, lineHeight, from)
}

function planes({ width, height, data }: Raster): Float32Array {
  const size = width * height
  const out = new Float32Array(3 * size)
  for (let k = 0; k < 3; k++) {
    for (let i = 0; i < size; i++) out[k * size + i] = (data[i * 4 + 2 - k] ?? 0) / 127.5 - 1
  }
  return out
}

/** The likeliest letter at each step; repeats count once, and "none" separates two of the same. */
function decode(scores: Float32Array, steps: number, letters: string[]): Recognised {
  const classes = scores.length / steps
  let text = ''
  let total = 0
  let count = 0
  const starts: number[] = []
  let before = 0
  for (let step = 0; step < steps; step++) {
    let best = 0
    let score = -Infinity
    for (let k = 0; k < classes; k++) {
      const value = scores[step * classes + k] ?? 0
      if (value > score) {
        score = value
        best = k
      }
    }
    const letter = letters[best] ?? ''
    if (best !== 0 && best !== before) {
      text += letter
      for (let unit = 0; unit < letter.length; unit++)
        starts.push(Math.round((step / steps) * 1000) / 1000)
      total += score
      count++
    }
    before = best
  }
  return { text, confidence: count === 0 ? 0 : total / count, starts }
}
