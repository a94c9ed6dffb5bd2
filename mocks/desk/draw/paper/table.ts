import { paragraph } from './pen.ts'
import type { Ink, Pen } from './pen.ts'

export interface Column {
  /** where the text stands: its left, right or middle, after `align` */
  x: number
  head: string
  align?: 'left' | 'right' | 'center'
}

/** One line of column heads. */
export function tableHead(pen: Pen, columns: Column[], y: number, ink: Ink): void {
  for (const column of columns) {
    pen.text(column.x, y, column.head, { ...ink, align: column.align ?? 'left' })
  }
}

/** The cells of one row, all on one base line. */
export function tableRow(pen: Pen, columns: Column[], y: number, cells: string[], ink: Ink): void {
  columns.forEach((column, i) => {
    const cell = cells[i]
    if (cell) pen.text(column.x, y, cell, { ...ink, align: column.align ?? 'left' })
  })
}

/**
 * A label and its value in two columns; gives the next base line. A value too long for the sheet
 * is set narrower, as form programs do.
 */
export function facts(
  pen: Pen,
  x: number,
  valueX: number,
  y: number,
  leading: number,
  list: [label: string, value: string | undefined, what?: Ink['what']][],
  ink: Ink,
  separator = '',
  right = 569,
): number {
  let line = y
  for (const [label, value, what] of list) {
    if (value === undefined) continue
    pen.text(x, line, label, ink)
    if (separator) pen.text(valueX - 6, line, separator, { ...ink, what: 'none' })
    const room = right - valueX
    const wide = pen.width(value, ink)
    const size = wide > room ? (ink.size * room) / wide : ink.size
    pen.text(valueX, line, value, { ...ink, size, ...(what ? { what } : {}) })
    line += leading
  }
  return line
}

/** Grey paragraphs at the foot; gives the next base line. */
export function smallPrint(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  texts: string[],
  size = 6.6,
  colour = '#777',
  align: Ink['align'] = 'left',
): number {
  let line = y
  for (const text of texts) {
    const ink = { size, colour, align }
    line += paragraph(pen, x, line, text, width, size * 1.38, ink) * size * 1.38
  }
  return line
}
