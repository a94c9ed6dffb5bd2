export type Cell = string | number | null

/**
 * Characters a spreadsheet takes for the start of a formula, the wide ones of East Asia among them,
 * behind whatever it skips: blanks, quotes, characters nobody sees. Where it splits a cell is up to
 * its locale (a semicolon in Paris and Jakarta), so each possible start of a cell counts.
 */
const formulaStarts = /(^|[,;|\t\r\n])([\s"\p{C}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu

/** What is dropped or run by a spreadsheet at the very start of a cell. */
// oxlint-disable-next-line no-control-regex -- TAB, CR and NUL are what is looked for
const oddStart = /^[\t\r\0]/

/**
 * A table for people, who open it in a spreadsheet: every cell quoted, and an apostrophe before
 * whatever could be a formula, in whichever way the file is split. A byte order mark tells the
 * encoding.
 */
export function csvForPeople(rows: Cell[][]): Uint8Array<ArrayBuffer> {
  return encode(rows, (cell) =>
    quoted(typeof cell === 'string' ? guarded(cell) : String(cell ?? '')),
  )
}

/**
 * A table for another system's tool, which takes every character as it is: RFC 4180 and no guard, or
 * a phone would reach a carrier as `'+62…`. It is no file to open in a spreadsheet.
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
