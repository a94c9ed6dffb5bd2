import type { Dice } from '../pictures/random.ts'
import type { MadeUpProduct } from './products.ts'

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/**
 * An S/N in the format of the guides, `BA3T01946000V`: maker's letters, year and week, a counter.
 */
export function serialNumberOf(product: MadeUpProduct, dice: Dice): string {
  const letter = () => letters[dice.whole(0, letters.length - 1)] ?? 'A'
  const digits = (count: number) => Array.from({ length: count }, () => dice.whole(0, 9)).join('')
  const maker = `${product.modelCode.replace(/[^A-Z]/g, '').slice(0, 1) || 'B'}${letter()}`
  return `${maker}${dice.whole(1, 9)}${letter()}0${dice.whole(1, 2)}${digits(5)}0${letter()}`
}

/** The S/N typed with 0 for O or 1 for I. */
export function slipped(serialNumber: string): string {
  const at = serialNumber.lastIndexOf('0')
  return at < 0
    ? serialNumber.replace('1', 'I')
    : `${serialNumber.slice(0, at)}O${serialNumber.slice(at + 1)}`
}

/** The number of the next one made: one real character away. */
export function nextAfter(serialNumber: string): string {
  const last = /[0-8](?=\D*$)/.exec(serialNumber)
  if (!last) throw new Error(`Nothing comes after ${serialNumber}`)
  const { index } = last
  const next = String(Number(serialNumber.charAt(index)) + 1)
  return `${serialNumber.slice(0, index)}${next}${serialNumber.slice(index + 1)}`
}
