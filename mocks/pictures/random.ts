/** Repeatable randomness: the same seed and purpose always give the same values. */
export interface Dice {
  /** in [0, 1) */
  next(): number
  between(low: number, high: number): number
  /** both ends included */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** bell-shaped round 0, nearly always inside ±3 */
  bell(): number
}

// FNV-1a: spreads a name over 32 bits, so that neighbouring seeds do not give neighbouring pictures
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

// mulberry32
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * One random stream per purpose, so that one more value in one part of a drawing leaves all other
 * parts unchanged.
 */
export function diceFor(seed: number | string, purpose: string): Dice {
  const next = generator(hashOf(`${seed}/${purpose}`))
  const between = (low: number, high: number) => low + next() * (high - low)
  return {
    next,
    between,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    bell: () => next() + next() + next() + next() - 2 + (next() - next()) * 0.5,
  }
}
