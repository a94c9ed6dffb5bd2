import type { Ids } from '../../server/ports.ts'
import { diceFor } from '../pictures/random.ts'

/** Repeatable UUIDs (version 7): the time first, then seeded random bits. */
export function seededIds(seed: string, now: () => Date): Ids {
  const dice = diceFor(seed, 'ids')
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => dice.whole(0, 15).toString(16)).join('')
  let counter = 0
  return {
    next() {
      counter += 1
      const time = now().getTime().toString(16).padStart(12, '0')
      // The counter keeps the order of IDs from the same millisecond.
      const order = (counter % 4096).toString(16).padStart(3, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-8${hex(3)}-${hex(12)}`
    },
    secret: () => hex(64),
  }
}
