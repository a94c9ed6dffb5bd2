import type { ReadLine } from '../storage/page-reading.ts'

/** A labelled S/N, and its position in its line. */
export interface LabelledNumber {
  value: string
  line: ReadLine
  from: number
  to: number
}

/** Labels of serial numbers on stickers. */
const label = /\bS\s?[/.]?\s?N\b\.?\s?[:.#]?|\bSERIAL\s?(?:NO|NUMBER|#)?\.?\s?:?/i

/** Labels of other numbers that may resemble a S/N, at the end of the text before them. */
const otherLabel =
  /(?:\b(?:W?LAN|BT|ETH\d?)?[ -]?MAC\d?|\bP\s?\/?\s?N|\bPART|\bIMEI\s?\d?|\bMEID|\bEAN|\bUPC|\bMODEL|\bFCC ?ID|\bSKU|\bREV|\bUUID|\bWWN|\bKEY|\bPIN)[^A-Z0-9]*(?:(?:NO|NUMBER|ID|ADDRESS|ADDR)\b[^A-Z0-9]*)?$/i

/** Whether the text before a number shows that it is not a S/N. */
export const isOfOther = (before: string): boolean => otherLabel.test(before)

/** Every number after a S/N label, on its line or the next. */
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

/** At least eight letters and digits, some of them digits. */
export function numberIn(value: string): string | null {
  const [found] = value.match(/[A-Z0-9][A-Z0-9-]{6,}[A-Z0-9]/i) ?? []
  return found && /\d{2}/.test(found) ? found : null
}

/** The pattern of letters and digits: all S/Ns of one kind of product share it. */
export const formOf = (folded: string): string =>
  folded.replace(/[0-9]/g, '9').replace(/[A-Z]/g, 'A')
