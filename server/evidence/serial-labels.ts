import type { ReadLine } from '../storage/page-reading.ts'

/** A number that calls itself S/N: where in its line it stands. */
export interface LabelledNumber {
  value: string
  line: ReadLine
  from: number
  to: number
}

/** Labels of serial numbers, as stickers have them. */
const label = /\bS\s?[/.]?\s?N\b\.?\s?[:.#]?|\bSERIAL\s?(?:NO|NUMBER|#)?\.?\s?:?/i

/** Labels of numbers that stand beside the S/N and may resemble it, at the end of what is before them. */
const otherLabel =
  /(?:\b(?:W?LAN|BT|ETH\d?)?[ -]?MAC\d?|\bP\s?\/?\s?N|\bPART|\bIMEI\s?\d?|\bMEID|\bEAN|\bUPC|\bMODEL|\bFCC ?ID|\bSKU|\bREV|\bUUID|\bWWN|\bKEY|\bPIN)[^A-Z0-9]*(?:(?:NO|NUMBER|ID|ADDRESS|ADDR)\b[^A-Z0-9]*)?$/i

/** Whether what stands before a number says that it is no S/N. */
export const isOfOther = (before: string): boolean => otherLabel.test(before)

/** Every number that stands behind the label of a S/N, in its line or as the next one. */
export function labelledIn(lines: ReadLine[]): LabelledNumber[] {
  return lines.flatMap((line, at) => {
    const match = label.exec(line.text)
    if (!match) return []
    const behind = numberIn(line.text.slice(match.index + match[0].length))
    if (behind) {
      const from = line.text.indexOf(behind, match.index)
      return [{ value: behind, line, from, to: from + behind.length }]
    }
    const next = lines[at + 1]
    const beside = next && numberIn(next.text)
    return beside ? [{ value: beside, line: next, from: 0, to: next.text.length }] : []
  })
}

/** Eight letters and digits at least, with digits among them. */
export function numberIn(value: string): string | null {
  const [found] = value.match(/[A-Z0-9][A-Z0-9-]{6,}[A-Z0-9]/i) ?? []
  return found && /\d{2}/.test(found) ? found : null
}

/** Where letters and where digits stand: all S/Ns of one kind of product have the same form. */
export const formOf = (folded: string): string =>
  folded.replace(/[0-9]/g, '9').replace(/[A-Z]/g, 'A')
