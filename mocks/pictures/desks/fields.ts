import { diceFor } from '../random.ts'

/** Side of every desk texture; a power of two, so that wrapping around is a mask. */
export const side = 1024
const mask = side - 1

export type Field = Float32Array

/**
 * Smooth random noise that joins at the edges, 0 to 1: lattice noise, each octave twice as fine and
 * half as strong. `across` and `down` are the lattice cells of the first octave (powers of two).
 */
export function hills(name: string, across: number, down: number, octaves: number): Field {
  const out = new Float32Array(side * side)
  let weight = 1
  let sum = 0
  for (let octave = 0; octave < octaves; octave++) {
    const w = Math.min(side, across << octave)
    const h = Math.min(side, down << octave)
    addLattice(out, lattice(`${name}/${octave}`, w * h), w, h, weight)
    sum += weight
    weight *= 0.5
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / sum
  return out
}

function lattice(name: string, length: number): Field {
  const dice = diceFor(7, `desk/${name}`)
  return Float32Array.from({ length }, () => dice.next())
}

function addLattice(out: Field, grid: Field, w: number, h: number, weight: number): void {
  const cellX = side / w
  const cellY = side / h
  const ease = (t: number) => t * t * (3 - 2 * t)
  for (let y = 0; y < side; y++) {
    const j = Math.floor(y / cellY)
    const fy = ease(y / cellY - j)
    const top = j * w
    const low = ((j + 1) % h) * w
    for (let x = 0; x < side; x++) {
      const i = Math.floor(x / cellX)
      const fx = ease(x / cellX - i)
      const right = (i + 1) % w
      const a = grid[top + i] ?? 0
      const b = grid[top + right] ?? 0
      const c = grid[low + i] ?? 0
      const d = grid[low + right] ?? 0
      const value = a + (b - a) * fx + (c - a + (a - b - c + d) * fx) * fy
      out[y * side + x] = (out[y * side + x] ?? 0) + value * weight
    }
  }
}

/** Reads a field at any position, wrapping around. */
export const readField = (field: Field, x: number, y: number): number =>
  field[((Math.floor(y) & mask) << 10) | (Math.floor(x) & mask)] ?? 0
