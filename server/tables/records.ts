import { tableFault, type TableFault } from './table-fault.ts'

/** A row of a file as it was split into cells, with the line it begins on. */
export interface SheetRow {
  line: number
  cells: string[]
}

export type Delimiter = ',' | ';' | '\t' | '|'

export interface Limits {
  /** Rows, blank ones counted; reading ends at the first one more. */
  rows: number
  columns: number
  /** UTF-16 code units. */
  cell: number
}

/** More columns than any list or carrier's tool has, and as much text as a cell of Excel holds. */
export const maxColumns = 256
export const maxCell = 32_767

/**
 * Splits text into rows (RFC 4180; lines end in CRLF, LF or CR) and stops at the first thing that is
 * wrong or over its limit. Written here because no CSV library bounds columns while it splits, and
 * because a quote that was not closed must refuse the file: read on, it moves values to other rows.
 */
export function readRecords(
  text: string,
  delimiter: Delimiter,
  limits: Limits,
): SheetRow[] | TableFault {
  const rows: SheetRow[] = []
  const ends = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g')
  let at = 0
  let line = 1
  let row: SheetRow = { line, cells: [] }
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, ends)
    if ('fault' in cell) return cell
    if (cell.value.length > limits.cell) {
      return tableFault('too_long', `line ${line}: a cell has more than ${limits.cell} characters`)
    }
    line += linesIn(cell.value)
    row.cells.push(cell.value)
    if (row.cells.length > limits.columns) {
      return tableFault('too_wide', `line ${line}: there are more than ${limits.columns} columns`)
    }
    const end = text[cell.end]
    at = cell.end + 1
    if (end === delimiter) {
      if (at >= text.length) row.cells.push('')
      else continue
    } else if (end !== undefined && end !== '\n' && end !== '\r') {
      return tableFault('stray_quote', `line ${line}: a quote (") closes and text follows it`)
    }
    if (end === '\r' && text[at] === '\n') at += 1
    rows.push(row)
    if (rows.length > limits.rows) {
      return tableFault('too_big', `has more than ${limits.rows} rows`)
    }
    line += 1
    row = { line, cells: [] }
  }
  return swallowedIn(rows, delimiter) ?? rows
}

interface Cell {
  value: string
  end: number
}

function plainCell(text: string, start: number, ends: RegExp): Cell {
  ends.lastIndex = start
  const end = ends.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, line: number): Cell | TableFault {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) {
      return tableFault('open_quote', `line ${line}: a quote (") is opened and never closed`)
    }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // Blanks between a closing quote and the delimiter are written by some tools.
      const end =
        quote +
        1 +
        (/^ +(?=[,;|\t\r\n]|$)/.exec(text.slice(quote + 1, quote + 40))?.[0].length ?? 0)
      return { value, end }
    }
    value += '"'
    from = quote + 2
  }
}

const linesIn = (value: string) => value.match(/\r\n|\r|\n/g)?.length ?? 0

const lineEnd = /\r\n|\r|\n/

/**
 * A quote that stands for inches opens a cell, and another one further down closes it: lawful CSV,
 * but the rows between are swallowed and the values of the last stand in the first. It shows: read
 * without the quotes, each of its lines is as wide as the rows of this file are.
 */
function swallowedIn(rows: SheetRow[], delimiter: Delimiter): TableFault | null {
  const split = rows.filter(({ cells }) => cells.some((cell) => lineEnd.test(cell)))
  if (split.length === 0) return null
  const usual = usualWidth(rows, new Set(split))
  const swallowed = split.find((row) => isSwallowing(row, delimiter, usual))
  if (!swallowed) return null
  const { line } = swallowed
  return tableFault('swallowed_rows', `line ${line}: a quote (") takes in the rows below it`)
}

function isSwallowing({ cells }: SheetRow, delimiter: Delimiter, usual: number): boolean {
  return cells.some((cell, index) => {
    const widths = cell.split(lineEnd).map((one) => one.split(delimiter).length)
    if (widths.length < 2 || usual < 2) return false
    const first = index + (widths[0] ?? 0)
    const last = (widths.at(-1) ?? 0) + cells.length - index - 1
    return [first, ...widths.slice(1, -1), last].every((width) => width === usual)
  })
}

/** Cells of most rows that stand on one line each; of the first row, where there are none. */
function usualWidth(rows: SheetRow[], split: ReadonlySet<SheetRow>): number {
  const whole = rows.filter((row) => !split.has(row) && row.cells.length > 1)
  const counts = [...Map.groupBy(whole, ({ cells }) => cells.length)]
  const [most] = counts.toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? rows[0]?.cells.length ?? 0
}
