import { findDelimiter } from './delimiter.ts'
import { readText } from './encoding.ts'
import type { Lexicon } from './headings.ts'
import { maxCell, maxColumns, readRecords, type Delimiter, type SheetRow } from './records.ts'
import { tableFault, type TableFault } from './table-fault.ts'

/** The cells of a file, before anybody asks what they mean. A workbook's sheet would be one too. */
export interface Sheet {
  rows: SheetRow[]
  encoding: string
  delimiter: Delimiter
}

/**
 * Reads the cells of a CSV file of whatever program.
 *
 * @param words headings that the room knows: they help to tell what separates cells
 * @param maxRows rows that are read, blank ones counted
 */
export function readSheet(
  bytes: Uint8Array<ArrayBuffer>,
  words: Lexicon<string>,
  maxRows: number,
): Sheet | TableFault {
  const read = readText(bytes)
  if ('fault' in read) return read
  const limits = { rows: maxRows, columns: maxColumns, cell: maxCell }
  const { delimiter, hasLine } = findDelimiter(read.text, words, limits)
  const rows = readRecords(read.text, delimiter, limits)
  if ('fault' in rows) return rows
  const filled = hasLine ? rows.slice(1) : rows
  if (filled.every(({ cells }) => cells.every((cell) => cell.trim() === ''))) {
    return tableFault('required', 'is empty')
  }
  return { rows: filled, encoding: read.encoding, delimiter }
}
