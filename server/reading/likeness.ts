import { greyOf, resize, type Raster } from './raster.ts'

/** Pixels to a side of the small grey picture that is hashed. */
const side = 32

/** Waves to a side that are compared: 64 signs make a hash. */
const waves = 8

/**
 * Perceptual hashes (signs of the lowest frequencies of a cosine transform) of a picture and its
 * three rotations, 16 hexadecimal digits each. Pictures that look alike differ in a few bits.
 */
export function likenessOf(picture: Raster): string[] {
  let grid = Float64Array.from(greyOf(resize(picture, side, side)))
  const hashes: string[] = []
  for (let turns = 0; turns < 4; turns++) {
    hashes.push(hashOf(grid))
    grid = turnedGrid(grid)
  }
  return hashes
}

function hashOf(grid: Float64Array): string {
  const values: number[] = []
  for (let v = 0; v < waves; v++) {
    for (let u = 0; u < waves; u++) values.push(waveOf(grid, u + 1, v + 1))
  }
  const middle = values.toSorted((a, b) => a - b)[values.length / 2] ?? 0
  let hash = ''
  for (let at = 0; at < values.length; at += 4) {
    const bits = values.slice(at, at + 4).map((value) => (value > middle ? '1' : '0'))
    hash += Number.parseInt(bits.join(''), 2).toString(16)
  }
  return hash
}

function waveOf(grid: Float64Array, u: number, v: number): number {
  let sum = 0
  for (let y = 0; y < side; y++) {
    const down = Math.cos((Math.PI * v * (2 * y + 1)) / (2 * side))
    for (let x = 0; x < side; x++) {
      sum += (grid[y * side + x] ?? 0) * down * Math.cos((Math.PI * u * (2 * x + 1)) / (2 * side))
    }
  }
  return sum
}

function turnedGrid(grid: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(grid, (_, at) => {
    const x = at % side
    const y = (at - x) / side
    return grid[(side - 1 - x) * side + y] ?? 0
  })
}
