import type { TableQuestion } from '../../contract/tables.ts'
import { cellText } from './cells.ts'
import { assignColumns, type Assigned } from './columns.ts'
import { findHeading } from './find-heading.ts'
import { normaliseHeading } from './headings.ts'
import type { Delimiter, SheetRow } from './records.ts'
import type { TableAnswers, TableShape } from './shape.ts'
import type { Sheet } from './sheet.ts'

interface LeftOut {
  line: number
  why: 'title' | 'total' | 'note' | 'heading_again'
  text: string
}

export interface TableRow<Field extends string> {
  line: number
  /** The values of its columns, cleaned; several where a field has several columns. */
  cells: { [Name in Field]?: string[] }
  /** A value may be in the wrong column: the row has too many cells, or a quote joins some. */
  isMisshapen: boolean
}

export interface Table<Field extends string> {
  encoding: string
  delimiter: Delimiter
  headingLine: number | null
  columns: { heading: string | null; field: Field | null; samples: string[] }[]
  leftOut: LeftOut[]
  blankLines: number
  questions: TableQuestion[]
  rows: TableRow<Field>[]
}

/** Rows shown as they were understood. */
const samplesShown = 3

/** UTF-16 code units shown of a cell or a line. */
export const shownLength = 80

/**
 * Finds the headings of a sheet, decides what its columns are, and returns its rows accordingly.
 * What it cannot decide it asks; what it leaves out it reports.
 */
export function readTable<Field extends string>(
  sheet: Sheet,
  shape: TableShape<Field>,
  answers: TableAnswers<Field>,
): Table<Field> {
  const filled = sheet.rows.map(cleaned).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const heading = findHeading(filled, shape, answers.headingLine)
  const body = filled.slice(heading.at + 1)
  const width = Math.max(
    heading.at < 0 ? 0 : widthOf(filled[heading.at]),
    heading.at < 0 || heading.isGuessed ? Math.max(0, ...body.slice(0, 100).map(widthOf)) : 0,
  )
  const names = heading.at < 0 ? null : (filled[heading.at]?.cells ?? [])
  const assigned = assignColumns(names, body.slice(0, 100), width, shape, answers.columns)
  const { rows, leftOut } = sortOut(body, names, assigned, {
    width,
    delimiter: sheet.delimiter,
  })
  return {
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    headingLine: filled[heading.at]?.line ?? null,
    columns: assigned.fields.map((field, at) => ({
      heading: names?.[at]?.slice(0, shownLength) ?? null,
      field,
      samples: body
        .slice(0, samplesShown)
        .map(({ cells }) => cells[at]?.slice(0, shownLength) ?? ''),
    })),
    leftOut: [
      ...filled.slice(0, Math.max(heading.at, 0)).map((row) => told(row, 'title')),
      ...leftOut,
    ],
    blankLines: sheet.rows.length - filled.length,
    questions: [...heading.questions, ...assigned.questions],
    rows,
  }
}

const cleaned = ({ line, cells }: SheetRow): SheetRow => ({ line, cells: cells.map(cellText) })

/** Cells up to the last non-empty one. */
const widthOf = (row: SheetRow | undefined) =>
  (row?.cells.findLastIndex((cell) => cell !== '') ?? -1) + 1

const told = ({ line, cells }: SheetRow, why: LeftOut['why']): LeftOut => ({
  line,
  why,
  text: cells
    .filter((cell) => cell !== '')
    .join(' · ')
    .slice(0, shownLength),
})

function sortOut<Field extends string>(
  body: SheetRow[],
  names: string[] | null,
  { fields }: Assigned<Field>,
  { width, delimiter }: { width: number; delimiter: Delimiter },
): { rows: TableRow<Field>[]; leftOut: LeftOut[] } {
  const rows: TableRow<Field>[] = []
  const leftOut: LeftOut[] = []
  const heads = names?.map(normaliseHeading).join('\n')
  for (const [index, row] of body.entries()) {
    const isHeading = heads !== undefined && row.cells.map(normaliseHeading).join('\n') === heads
    const why = isHeading
      ? 'heading_again'
      : isTotal(row)
        ? 'total'
        : width > 1 && index > 0 && isNote(row)
          ? 'note'
          : null
    if (why) leftOut.push(told(row, why))
    else rows.push(rowOf(row, fields, width, delimiter))
  }
  return { rows, leftOut }
}

function rowOf<Field extends string>(
  row: SheetRow,
  fields: (Field | null)[],
  width: number,
  delimiter: Delimiter,
): TableRow<Field> {
  const cells: { [Name in Field]?: string[] } = {}
  for (const [at, field] of fields.entries()) {
    if (field !== null) (cells[field] ??= []).push(row.cells[at] ?? '')
  }
  return { line: row.line, cells, isMisshapen: isMisshapen(row, width, delimiter) }
}

function isMisshapen(row: SheetRow, width: number, delimiter: Delimiter): boolean {
  if (widthOf(row) > width) return true
  const apart = row.cells.join(delimiter).split(delimiter).length
  return row.cells.length < width && apart === width
}

const totalWords =
  'grand total|sub ?total|totals?|totaux|jumlah|sum|summe|gesamt|gesamtsumme|somme|count'
const totalSigns = '合計|總計|总计|小計|共計|共计|共'
const total = new RegExp(
  `^(?:(?:${totalWords})(?=[\\s:：=]|$)|${totalSigns})(?: \\p{L}+){0,2}[\\s:：=]*[\\d.,()]*\\s?\\p{L}*$`,
  'iu',
)

/** The line with the totals of a list. */
const isTotal = ({ cells }: SheetRow) =>
  total.test((cells.find((cell) => cell !== '') ?? '').slice(0, 100))

/** A sentence below or between the rows: one cell with at least three lower-case words. */
function isNote({ cells }: SheetRow): boolean {
  const [first = '', ...more] = cells.filter((cell) => cell !== '')
  const words = first.match(/(?<![\p{L}\p{N}])\p{L}?\p{Ll}+(?![\p{L}\p{N}])/gu) ?? []
  return more.length === 0 && words.length >= 3
}
