import { diceFor } from '../random.ts'

export const tileSize = 512
const mask = tileSize - 1

/** Sensor noise as a phone leaves it after cleaning: slightly clumped, mean 0. */
export const sensorNoise: Int8Array = tileOf(
  'sensor',
  (at, x, y) => (at(x, y) + 0.45 * (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1))) * 6,
)

/** The grain moulded into plastic or sprayed in paint: small bumps, lit from one side. */
export const materialGrain: Int8Array = tileOf('grain', (at, x, y) => {
  const bump = (u: number, v: number) =>
    at(u, v) +
    0.8 * (at(u - 1, v) + at(u + 1, v) + at(u, v - 1) + at(u, v + 1)) +
    0.5 * at(u + 1, v + 1)
  return (bump(x + 1, y + 1) - bump(x - 1, y - 1)) * 20
})

type Read = (x: number, y: number) => number

// Filters white noise; it wraps around, so that tiles join without a seam.
function tileOf(name: string, filter: (at: Read, x: number, y: number) => number): Int8Array {
  const dice = diceFor(1, `noise/${name}`)
  const white = Float32Array.from({ length: tileSize * tileSize }, () => dice.bell())
  const at: Read = (x, y) => white[((y & mask) << 9) | (x & mask)] ?? 0
  const tile = new Int8Array(tileSize * tileSize)
  for (let y = 0; y < tileSize; y++) {
    for (let x = 0; x < tileSize; x++) {
      tile[(y << 9) | x] = Math.max(-127, Math.min(127, Math.round(filter(at, x, y))))
    }
  }
  return tile
}
