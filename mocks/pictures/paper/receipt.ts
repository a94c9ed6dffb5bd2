import { houseOf, wordmark } from './wordmark.ts'
import type { Bill } from './bill.ts'
import type { Ink, Pen, Sheet } from './pen.ts'
import { code128 } from '../sticker/code128.ts'

interface Part {
  text: string
  /** the column it starts at, or, aligned right, ends before; the middle when centred */
  column: number
  align?: 'left' | 'right' | 'center'
  what?: Ink['what']
}

type ReceiptRow =
  | { kind: 'text'; parts: Part[]; isBold?: boolean; isTall?: boolean; isWide?: boolean }
  | { kind: 'rule'; sign: string }
  | { kind: 'gap'; height: number }
  | { kind: 'mark' }
  | { kind: 'code'; text: string }

/** The paper of a till: 8 dots to the millimetre, everything in whole characters. */
interface Roll {
  /** dots across the paper and characters across the print */
  width: number
  columns: number
  rows: ReceiptRow[]
}

const pitch = 12
const leading = 29

const tall = (row: ReceiptRow): number => {
  if (row.kind === 'text') return row.isTall ? leading * 1.8 : leading
  if (row.kind === 'gap') return row.height
  if (row.kind === 'rule') return leading * 0.8
  return row.kind === 'mark' ? 92 : 112
}

/** Rows written as a shop program writes them. */
export function rollWriter(columns: number) {
  const rows: ReceiptRow[] = []
  const text = (
    parts: Part[],
    style: { isBold?: boolean; isTall?: boolean; isWide?: boolean } = {},
  ) => {
    rows.push({ kind: 'text', parts, ...style })
  }
  return {
    rows,
    text,
    centre: (line: string, what?: Ink['what'], style = {}) =>
      text(
        [{ text: line, column: columns / 2, align: 'center', ...(what ? { what } : {}) }],
        style,
      ),
    pair: (left: string, right: string, what?: Ink['what'], style = {}) =>
      text(
        [
          { text: left, column: 0 },
          { text: right, column: columns, align: 'right', ...(what ? { what } : {}) },
        ],
        style,
      ),
    rule: (sign = '-') => rows.push({ kind: 'rule', sign }),
    gap: (height: number) => rows.push({ kind: 'gap', height }),
    mark: () => rows.push({ kind: 'mark' }),
    code: (value: string) => rows.push({ kind: 'code', text: value }),
    /** breaks a text over lines of `wide` characters */
    fold: (line: string, wide: number, column: number, what?: Ink['what']) => {
      let rest = line
      while (rest.length > 0) {
        const cut = rest.length <= wide ? rest.length : Math.max(rest.lastIndexOf(' ', wide), 1)
        text([{ text: rest.slice(0, cut), column, ...(what ? { what } : {}) }])
        rest = rest.slice(cut).trimStart()
      }
    },
  }
}

export function rollSheet(bill: Bill, roll: Roll): Sheet {
  const top = 70
  const height = roll.rows.reduce((sum, row) => sum + tall(row), top) + 90
  return { width: roll.width, height, paint: (pen) => paint(pen, bill, roll, top) }
}

function paint(pen: Pen, bill: Bill, { width, columns, rows }: Roll, top: number): void {
  const left = (width - columns * pitch) / 2
  let y = top
  for (const row of rows) {
    const base = y + tall(row) - 8
    if (row.kind === 'text') {
      for (const part of row.parts) {
        pen.text(left + part.column * pitch, base, part.text, {
          face: 'mono',
          size: row.isWide ? 40 : 20,
          weight: row.isBold ? 700 : 400,
          stretch: row.isWide ? 1.15 : row.isTall ? 2.1 : 1.2,
          colour: '#000',
          align: part.align ?? 'left',
          ...(part.what ? { what: part.what } : {}),
        })
      }
    } else if (row.kind === 'rule') {
      const line = row.sign.repeat(columns)
      pen.text(left, base, line, { face: 'mono', size: 20, colour: '#000', what: 'none' })
    } else if (row.kind === 'mark' && bill.store) {
      const house = houseOf(bill.shop)
      const size = Math.min(64, 900 / bill.store.length)
      const measured = pen.width(bill.store, { size: size * 0.75, weight: 700 }) + size
      const start = Math.max(14, (width - measured) / 2)
      wordmark(pen, start, y + 6, size, bill.store, house, width - start * 2, '#000')
    } else if (row.kind === 'code') {
      const runs = code128(row.text)
      const wide = runs.reduce((sum, run) => sum + run, 0) * (columns > 40 ? 2 : 1.5)
      pen.bars((width - wide) / 2, y + 4, wide, 68, runs)
      pen.note('code', row.text, (width - wide) / 2, y + 4, wide, 68)
      pen.text(width / 2, base, row.text, {
        face: 'mono',
        size: 18,
        align: 'center',
        colour: '#000',
      })
    }
    y += tall(row)
  }
}
