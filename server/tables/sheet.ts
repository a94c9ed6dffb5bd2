import { findDelimiter } from './delimiter.ts'
import { readText } from './encoding.ts'
import type { Lexicon } from './headings.ts'
import { maxCell, maxColumns, readRecords, type Delimiter, type SheetRow } from './records.ts'
import { tableFault, type TableFault } from './table-fault.ts'

/** The cells of a file, before their meaning is known. A workbook's sheet would be one too. */
export interface Sheet {
  rows: SheetRow[]
  encoding: string
  delimiter: Delimiter
}

/**
 * Reads the cells of a CSV file, whatever program wrote it.
 *
 * @param words headings that the caller knows; they help to find the delimiter
 * @param maxRows most rows that are read, blank ones included
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
    return tableFault('empty_file', 'is empty')
  }
  return { rows: filled, encoding: read.encoding, delimiter }
}
