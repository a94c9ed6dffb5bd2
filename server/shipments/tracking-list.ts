import {
  maxBatchParcels,
  type ImportRead,
  type TrackingField,
} from '../../contract/dispatch-batches.ts'
import type { DateOrder } from '../../contract/tables.ts'
import type { HeavyJob } from '../heavy-work.ts'
import { isShortened } from '../tables/cells.ts'
import { dayIn, likelyOrder } from '../tables/dates.ts'
import { lexiconOf } from '../tables/headings.ts'
import type { TableAnswers } from '../tables/shape.ts'
import { readSheet } from '../tables/sheet.ts'
import { tableFault, type TableFault } from '../tables/table-fault.ts'
import { readTable, type TableRow } from '../tables/table.ts'
import { trackingShape } from './tracking-shape.ts'

/** A row of a carrier's file as it was understood; numbers are not split yet. */
export interface TrackingRow {
  line: number
  claim: string
  carrier: string
  /** Cells of all columns of numbers. */
  numberCells: string[]
  /** `null` for what is written and no day. */
  shippedOn: string | null
  deliveredOn: string | null
  fault: 'wrong_cells' | 'shortened' | null
}

export interface TrackingList {
  rows: TrackingRow[]
  read: ImportRead
}

interface Asked {
  bytes: Uint8Array<ArrayBuffer>
  answers: TableAnswers<TrackingField> & { dateOrder: DateOrder | null }
}

/** Rows that are read: as many as parcels may be, with room for second parcels, titles and blanks. */
const maxRows = maxBatchParcels * 2

/** Samples of leftovers and lines that are told. */
const leftOutShown = 100

/** Reads what a carrier's tool gives back. Pure, and long for a long file. */
export const trackingListJob: HeavyJob<Asked, TrackingList | TableFault> = {
  name: 'tracking-list',
  work: readTrackingList,
}

function readTrackingList({ bytes, answers }: Asked): TrackingList | TableFault {
  const sheet = readSheet(bytes, lexiconOf(trackingShape.columns), maxRows)
  if ('fault' in sheet) return sheet
  // A claim at the start of a line within a cell: its row was swallowed by an open quote.
  const swallowing = sheet.rows.find(({ cells }) =>
    cells.some((cell) => /[\r\n]\W*R-?\d/i.test(cell)),
  )
  if (swallowing) {
    const where = `line ${swallowing.line}: a quote (") takes in the rows below it`
    return tableFault('swallowed_rows', where, swallowing.line)
  }
  const table = readTable(sheet, trackingShape, answers)
  const { leftOut, questions, rows: tableRows, ...told } = table
  // Which column is meant is not known yet: no row means anything meanwhile.
  const isAsked = questions.length > 0
  const days = tableRows.flatMap(({ cells }) => [
    ...(cells.shipped ?? []),
    ...(cells.delivered ?? []),
  ])
  const asksOrder =
    !isAsked && days.some((cell) => cell !== '' && dayIn(cell, answers.dateOrder).asksOrder)
  if (tableRows.length === 0 && !isAsked) return tableFault('empty_file', 'has no rows')
  if (tableRows.length > maxBatchParcels) {
    return tableFault('too_many_rows', `has more than ${maxBatchParcels} rows`, maxBatchParcels)
  }
  const dateColumns = table.columns.flatMap(({ field }, at) =>
    field === 'shipped' || field === 'delivered' ? [at] : [],
  )
  return {
    rows: isAsked ? [] : tableRows.map((row) => rowOf(row, answers.dateOrder)),
    read: {
      ...told,
      leftOut: leftOut.slice(0, leftOutShown),
      questions: asksOrder
        ? [...questions, { about: 'dates', why: 'day_or_month', columns: dateColumns }]
        : questions,
      likelyDateOrder: likelyOrder(days),
    },
  }
}

function rowOf(
  { line, cells, isMisshapen }: TableRow<TrackingField>,
  order: DateOrder | null,
): TrackingRow {
  const cell = (field: TrackingField) => cells[field]?.[0] ?? ''
  const day = (written: string) => (written === '' ? '' : dayIn(written, order).day)
  const numberCells = (cells.number ?? []).filter((one) => one !== '')
  const isShort = numberCells.some((one) => isShortened(one.replaceAll(/\s/g, '')))
  return {
    line,
    claim: cell('claim').normalize('NFKC').toUpperCase(),
    carrier: cell('carrier'),
    numberCells,
    shippedOn: day(cell('shipped')),
    deliveredOn: day(cell('delivered')),
    fault: isMisshapen ? 'wrong_cells' : isShort ? 'shortened' : null,
  }
}
