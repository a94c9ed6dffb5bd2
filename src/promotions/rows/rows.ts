/** One row of a list as typed: its cells by column. */
export type Row<Column extends string = string> = Record<Column, string>

export interface RowColumn<Column extends string> {
  id: Column
  label: string
  /** Width as a track of a CSS grid. */
  track: string
  isDate?: boolean
  placeholder?: string
}

export const emptyRow = <Column extends string>(columns: readonly Column[]): Row<Column> =>
  Object.fromEntries(columns.map((column) => [column, ''])) as Row<Column>

export const isEmptyRow = (row: Row): boolean =>
  Object.values(row).every((cell) => cell.trim() === '')

/**
 * The rows of a pasted text: one a line, cells separated by tabs as from a spreadsheet, or by
 * semicolons. Empty lines are left out; what is too much for the columns goes into the last.
 */
export function rowsOfText<Column extends string>(
  text: string,
  columns: readonly Column[],
): Row<Column>[] {
  return text
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const mark = line.includes('\t') ? '\t' : ';'
      const cells = columns.length === 1 ? [line] : line.split(mark)
      const kept = [
        ...cells.slice(0, columns.length - 1),
        cells.slice(columns.length - 1).join(mark === '\t' ? ', ' : '; '),
      ]
      return Object.fromEntries(
        columns.map((column, index) => [column, (kept[index] ?? '').trim()]),
      ) as Row<Column>
    })
}

/** Whether a pasted text is more than one cell. */
export const isManyCells = (text: string): boolean => /[\r\n\t]./.test(text.trim())

/**
 * Rows that say the same as an earlier one, whatever their case and spaces.
 *
 * @returns the index of the earlier one, by index
 */
export function repeatsOf(rows: readonly Row[]): Map<number, number> {
  const first = new Map<string, number>()
  const repeats = new Map<number, number>()
  for (const [index, row] of rows.entries()) {
    if (isEmptyRow(row)) continue
    const key = JSON.stringify(Object.values(row).map((cell) => cell.trim().toLowerCase()))
    const before = first.get(key)
    if (before === undefined) first.set(key, index)
    else repeats.set(index, before)
  }
  return repeats
}

export const emptyRowsOf = (rows: readonly Row[]): number[] =>
  [...rows.keys()].filter((index) => isEmptyRow(rows[index] ?? {}))

/** How many rows were added, removed or changed; the order of rows means nothing. */
export function rowChanges(before: readonly Row[], now: readonly Row[]): number {
  const counts = new Map<string, number>()
  const count = (rows: readonly Row[], by: 1 | -1) => {
    for (const row of rows) {
      if (isEmptyRow(row)) continue
      const key = JSON.stringify(Object.values(row).map((cell) => cell.trim()))
      counts.set(key, (counts.get(key) ?? 0) + by)
    }
  }
  count(now, 1)
  count(before, -1)
  const all = [...counts.values()]
  const added = all.reduce((sum, one) => sum + Math.max(one, 0), 0)
  const removed = all.reduce((sum, one) => sum - Math.min(one, 0), 0)
  // A changed row is one that went and one that came.
  return Math.max(added, removed)
}
