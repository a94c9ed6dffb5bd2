import Papa from 'papaparse'

/** What a spreadsheet would run as a formula begins with one of these (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\0]/

/**
 * CSV that spreadsheets and carriers' tools read: UTF-8 with a byte order mark, CRLF, and no cell
 * that a spreadsheet would take for a formula.
 */
export function writeCsv(rows: (string | number)[][]): Uint8Array<ArrayBuffer> {
  const text = Papa.unparse(rows, { escapeFormulae: formula, newline: '\r\n' })
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

/**
 * Rows of a CSV by the names of its columns, which are compared without case; each with its line.
 *
 * @returns `null` when it is no text in UTF-8
 */
export function readCsv(
  bytes: Uint8Array<ArrayBuffer>,
): { line: number; cells: Map<string, string> }[] | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  const [first = ''] = text.trimStart().split('\n', 1)
  const delimiter = ['\t', ';'].find((one) => first.includes(one)) ?? ','
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter }).data
  const names = header.map((name) => name.trim().toLowerCase())
  return rows
    .map((row, index) => ({
      line: index + 2,
      cells: new Map(names.map((name, at) => [name, cellOf(row[at])])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell !== ''))
}

/** Without the apostrophe that keeps a cell from being a formula. */
const cellOf = (cell = '') => cell.trim().replace(/^'(?=[=+\-@])/, '')
