import { tableFault, type TableFault } from './table-fault.ts'

/** A row of a file, split into cells, with the line it begins on. */
export interface SheetRow {
  line: number
  cells: string[]
}

export type Delimiter = ',' | ';' | '\t' | '|'

export interface Limits {
  /** Most rows, blank ones included; reading stops after them. */
  rows: number
  columns: number
  /** UTF-16 code units. */
  cell: number
}

/** More columns than any list or carrier's tool has, and as much text as a cell of Excel holds. */
export const maxColumns = 256
export const maxCell = 32_767

/**
 * Splits text into rows (RFC 4180; lines end in CRLF, LF or CR) and stops at the first fault or
 * limit. No CSV library limits columns while splitting. An unclosed quote refuses the file, because
 * reading on would move values to other rows.
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
      return tableFault(
        'long_cell',
        `line ${line}: a cell has more than ${limits.cell} characters`,
        line,
      )
    }
    line += linesIn(cell.value)
    row.cells.push(cell.value)
    if (row.cells.length > limits.columns) {
      return tableFault(
        'too_wide',
        `line ${line}: there are more than ${limits.columns} columns`,
        line,
      )
    }
    const end = text[cell.end]
    at = cell.end + 1
    if (end === delimiter) {
      if (at >= text.length) row.cells.push('')
      else continue
    } else if (end !== undefined && end !== '\n' && end !== '\r') {
      return tableFault('stray_quote', `line ${line}: a quote (") closes and text follows it`, line)
    }
    if (end === '\r' && text[at] === '\n') at += 1
    rows.push(row)
    if (rows.length > limits.rows) {
      return tableFault('too_many_rows', `has more than ${limits.rows} rows`, limits.rows)
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
      return tableFault('open_quote', `line ${line}: a quote (") is opened and never closed`, line)
    }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // Some tools write spaces between a closing quote and the delimiter.
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
 * A quote that means inches opens a cell, and another one further down closes it. That is valid
 * CSV, but the rows between are swallowed, and the last one's values end up in the first. It is
 * detectable: read without quotes, each of its lines is as wide as the rows of this file.
 */
function swallowedIn(rows: SheetRow[], delimiter: Delimiter): TableFault | null {
  const split = rows.filter(({ cells }) => cells.some((cell) => lineEnd.test(cell)))
  if (split.length === 0) return null
  const usual = usualWidths(rows, new Set(split), delimiter)
  const swallowed = split.find((row) => {
    const unquoted = unquotedOf(row, delimiter)
    return [...usual].some((width) => isSwallowing(unquoted, width))
  })
  if (!swallowed) return null
  const { line } = swallowed
  return tableFault('swallowed_rows', `line ${line}: a quote (") takes in the rows below it`, line)
}

/** Widths of the lines inside a cell that spans rows. */
interface Taking {
  at: number
  first: number
  others: number[]
  last: number
}

/** Widths of a row read without its quotes. */
function unquotedOf({ cells }: SheetRow, delimiter: Delimiter) {
  const widths = (text: string) => text.split(lineEnd).map((line) => line.split(delimiter).length)
  const taking = cells.flatMap((cell, at): Taking[] => {
    const [first = 0, ...others] = widths(cell)
    const last = others.pop()
    return last === undefined ? [] : [{ at, first, others, last }]
  })
  return { taking, width: cells.length, lines: widths(cells.join(delimiter)) }
}

function isSwallowing(row: ReturnType<typeof unquotedOf>, usual: number): boolean {
  if (usual < 2) return false
  // Quotes that span no rows may hide delimiters; reading the whole row without quotes shows it.
  if (row.lines.every((width) => width === usual)) return true
  // If several cells of a row span rows, a line runs from the end of one to the next.
  let before = { at: -1, width: 0, isAllSwallowed: false }
  for (const { at, first, others, last } of row.taking) {
    const isBegin = at + first === usual
    const goesOn = before.isAllSwallowed && before.width + at - before.at - 1 + first === usual
    const isAllSwallowed = (isBegin || goesOn) && others.every((width) => width === usual)
    if (isAllSwallowed && last + row.width - at - 1 === usual) return true
    before = { at, width: last, isAllSwallowed }
  }
  return false
}

/**
 * The width of most rows that are on one line, both as split and without quotes; if there are none,
 * the width of the first line.
 */
function usualWidths(
  rows: SheetRow[],
  split: ReadonlySet<SheetRow>,
  delimiter: Delimiter,
): Set<number> {
  const unquoted = ({ cells }: SheetRow) => cells.join(delimiter).split(lineEnd)[0] ?? ''
  const unquotedWidth = (row: SheetRow) => unquoted(row).split(delimiter).length
  const whole = rows.filter((row) => !split.has(row) && row.cells.length > 1)
  if (whole.length === 0) return new Set(rows.slice(0, 1).map(unquotedWidth))
  return new Set([
    ...mostCommon(whole.map(({ cells }) => cells.length)),
    ...mostCommon(whole.map(unquotedWidth)),
  ])
}

/** The most frequent value; of a tie, the first few. */
function mostCommon(values: number[]): number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const common = [...counts].filter(([, count]) => count === most)
  return common.slice(0, 8).map(([value]) => value)
}
