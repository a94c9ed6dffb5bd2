import { fitsMask } from '../../contract/masks.ts'

/** Between numbers; a blank is no separator, for carriers print numbers in groups. */
const separators = /[,;/|&+、，；\r\n]+/

/** Characters of a group of a number at most, where nothing else tells groups from numbers. */
const longestGroup = 7

/**
 * The tracking numbers a cell holds. `1234 5678 9012` is one number in groups; two numbers with a
 * blank between them are two only where the carrier's mask says so.
 *
 * @returns `null` when blanks stand between what may be several numbers: none is mailed on a guess
 */
export function numbersIn(cell: string, mask: string | null): string[] | null {
  const numbers: string[] = []
  for (const part of cell.normalize('NFKC').toUpperCase().split(separators)) {
    const groups = part.trim().split(/\s+/).filter(Boolean)
    const joined = groups.join('')
    if (joined === '') continue
    const isMasked = mask !== null && fitsMask(mask, joined)
    if (groups.length > 1 && !isMasked) {
      if (mask !== null && groups.every((group) => fitsMask(mask, group))) {
        numbers.push(...groups)
        continue
      }
      if (groups.every((group) => group.length > longestGroup)) return null
    }
    numbers.push(joined)
  }
  return numbers
}
