import { paragraph } from './pen.ts'
import type { Ink, Pen } from './pen.ts'

/** A label and its value in two columns; returns the next baseline. Values end at `right`. */
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
    pen.text(valueX, line, value, { ...ink, room: right - valueX, ...(what ? { what } : {}) })
    line += leading
  }
  return line
}

/** Grey paragraphs at the foot; returns the next baseline. */
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
