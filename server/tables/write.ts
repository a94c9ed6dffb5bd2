export type Cell = string | number | null

/**
 * Characters that a spreadsheet takes for the start of a formula, including full-width ones of East
 * Asia, after anything it skips: spaces, quotes, invisible characters. Its locale decides where
 * cells are split (at semicolons in Paris and Jakarta), so every possible start of a cell counts.
 */
const formulaStarts = /(^|[,;|\t\r\n])([\s"\p{C}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu

/** Dropped or executed by a spreadsheet at the very start of a cell. */
// oxlint-disable-next-line no-control-regex -- TAB, CR and NUL are what is looked for
const oddStart = /^[\t\r\0]/

/**
 * A table for people, who open it in a spreadsheet: every cell is quoted, and whatever could be a
 * formula gets an apostrophe, however the file is split. A byte order mark tells the encoding.
 */
export function csvForPeople(rows: Cell[][]): Uint8Array<ArrayBuffer> {
  return encode(rows, (cell) =>
    quoted(typeof cell === 'string' ? guarded(cell) : String(cell ?? '')),
  )
}

/**
 * A table for another system, which takes every character literally: RFC 4180 without guards, or a
 * carrier would get a phone number as `'+62…`. Not a file to open in a spreadsheet.
 */
export function csvForMachines(rows: Cell[][]): Uint8Array<ArrayBuffer> {
  return encode(rows, (cell) => {
    const text = String(cell ?? '')
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? quoted(text) : text
  })
}

function guarded(cell: string): string {
  const text = cell.replaceAll('\0', '')
  const safe = text.replaceAll(formulaStarts, "$1$2'")
  return oddStart.test(cell) && !safe.startsWith("'") ? `'${safe}` : safe
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

function encode(rows: Cell[][], write: (cell: Cell) => string): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map(write).join(','))
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}
