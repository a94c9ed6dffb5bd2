import type { Bill } from '../paper/bill.ts'
import type { Pen, Sheet } from '../paper/pen.ts'
import { homeBar, statusBar, statusHeight } from './status-bar.ts'

export const pageTop = statusHeight + 62
export const pageLeft = 7

/** The frame of a phone's document viewer; the page itself is drawn into it by the caller. */
export function pdfViewer(bill: Bill, height: number): Sheet {
  return { width: 414, height, paint: (pen) => paint(bill, pen, height) }
}

function paint(bill: Bill, pen: Pen, height: number): void {
  const isDark = bill.dice.chance(0.4)
  const ink = isDark ? '#f2f2f4' : '#1c1c1e'
  pen.box(0, 0, 414, height, { fill: isDark ? '#2a2a2d' : '#d9dadd' })
  pen.box(0, 0, 414, statusHeight + 48, { fill: isDark ? '#1c1c1e' : '#f7f7f9' })
  pen.rule(0, statusHeight + 48, 414, statusHeight + 48, {
    colour: isDark ? '#000' : '#c6c7cb',
    width: 0.8,
  })
  statusBar(pen, ink, bill.dice)
  const y = statusHeight + 29
  pen.path('M8 0 L0 8 L8 16', 18, y - 13, 1, { stroke: '#0a7aff', width: 2.2 })
  const name = `${bill.dice.pick(['Invoice', 'invoice', 'Doc', 'faktur', 'download'])}_${bill.dice.whole(1000, 99999)}.pdf`
  pen.text(207, y, name, { size: 15.5, weight: 700, colour: ink, align: 'center' })
  pen.path('M8 12 L8 0 M3.5 4.5 L8 0 L12.5 4.5 M0 8 L0 20 L16 20 L16 8', 380, y - 16, 1, {
    stroke: '#0a7aff',
    width: 1.8,
  })
  homeBar(pen, height, ink)
}
