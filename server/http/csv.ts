type Cell = string | number | null

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection). */
// oxlint-disable-next-line no-control-regex -- NUL, TAB and CR are what is looked for
const formulaStart = /^[=+\-@\t\r\0]/

/**
 * A table as RFC 4180 writes it, with a byte order mark for spreadsheets that would else guess the
 * encoding. Text that begins like a formula gets a leading apostrophe; numbers are numbers.
 */
export function writeCsv(rows: Cell[][]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map(writeCell).join(','))
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}

function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
