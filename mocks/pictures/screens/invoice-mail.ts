import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'
import { homeBar, statusBar, statusHeight } from './status-bar.ts'
import { screenWords } from './words.ts'

const grey = '#5f6368'

/** The shop's invoice mail in a phone's mail program: 414 units wide. */
export function invoiceMail(bill: Bill, height: number): Sheet {
  return { width: 414, height, paint: (pen) => paint(bill, pen, height) }
}

function paint(bill: Bill, pen: Pen, height: number): void {
  const words = screenWords[bill.scene.layout]
  const house = houseOf(bill.shop)
  const body: Ink = { size: 13.2, colour: '#202124' }
  const strong: Ink = { ...body, weight: 700 }
  const pale: Ink = { ...body, colour: grey }
  pen.box(0, 0, 414, height, { fill: '#fff' })
  statusBar(pen, '#111', bill.dice)
  let y = statusHeight + 22
  pen.path('M8 0 L0 8 L8 16 M0 8 L18 8', 18, y - 12, 1, { stroke: '#3c4043', width: 2 })
  pen.box(292, y - 12, 17, 17, { stroke: '#3c4043', width: 1.7, radius: 2 })
  pen.path('M0 2 L16 2 M3 2 L3.6 17 L12.4 17 L13 2 M5.5 2 L5.5 0 L10.5 0 L10.5 2', 330, y - 13, 1, {
    stroke: '#3c4043',
    width: 1.6,
  })
  for (const dy of [-9, -3, 3]) pen.disc(388, y + dy, 1.8, { fill: '#3c4043' })
  y += 44
  const subject = bill.number ? `${words.mailSubject} ${bill.number}` : words.mailSubject
  const lines = paragraph(pen, 18, y, subject, 330, 25, {
    size: 19.5,
    colour: '#202124',
    what: bill.number ? 'none' : 'text',
  })
  if (bill.number) pen.note('text', subject, 18, y - 16, 330, lines * 25 - 4)
  y += lines * 25 + 24
  pen.disc(36, y, 18, { fill: house.colour })
  pen.text(36, y + 6, (bill.store ?? 'no-reply')[0]?.toUpperCase() ?? 'N', {
    size: 17,
    colour: '#fff',
    align: 'center',
    what: 'none',
  })
  pen.text(64, y - 2, bill.store ?? 'no-reply', {
    ...strong,
    size: 14.5,
    what: bill.store ? 'store' : 'text',
  })
  pen.text(64, y + 15, words.to, { ...pale, size: 12.4 })
  y += 46

  const x = 22
  const end = 392
  pen.box(14, y - 6, 386, height - y - 84, { stroke: '#e3e5e8', width: 1, radius: 6 })
  pen.box(14, y - 6, 386, 50, { fill: house.pale })
  if (bill.store) wordmark(pen, x + 2, y + 6, 25, bill.store, house, 340)
  y += 72
  pen.text(x, y, `${words.greeting} ${bill.scene.customer.name},`, strong)
  y += 21
  y += paragraph(pen, x, y, words.thanks, end - x, 18, body) * 18 + 12
  const facts: [string, string | undefined, Ink['what']][] = [
    [words.invoiceNumber, bill.number, 'invoiceNumber'],
    [words.invoiceDate, bill.invoiceDate, 'invoiceDate'],
    [words.orderNumber, bill.orderNumber, 'text'],
    [words.orderDate, bill.orderDate, 'orderDate'],
  ]
  for (const [label, value, what] of facts) {
    if (value === undefined) continue
    pen.text(x, y, label, pale)
    pen.text(x + 150, y, value, { ...strong, room: end - x - 150, ...(what ? { what } : {}) })
    y += 21
  }
  y += 8
  pen.rule(x, y - 8, end, y - 8, { colour: house.colour, width: 2 })
  y += 14
  for (const row of bill.rows) {
    const title: Ink = { ...body, weight: 500, what: row.isNamed ? 'model' : 'text' }
    const count = paragraph(pen, x, y, row.title, 232, 18, title)
    pen.text(end, y, bill.money(row.total), { ...body, align: 'right' })
    y += count * 18
    pen.text(x, y, `${row.quantity} × ${bill.money(row.unit)}`, { ...pale, size: 12 })
    if (row.serialNumber) {
      y += 17
      const wide = pen.text(x, y, 'S/N ', { ...pale, size: 12 })
      pen.text(x + wide, y, row.serialNumber, { ...body, size: 12, what: 'serialNumber' })
    }
    y += 26
    pen.rule(x, y - 15, end, y - 15, { colour: '#e3e5e8', width: 1 })
  }
  y += 8
  const sums: [string, string][] = [
    [words.subtotal, bill.money(bill.scene.currency === 'USD' ? bill.net : bill.total)],
    [words.shipping, bill.money(0)],
    [`${words.tax} ${bill.taxPercent}%`, bill.money(bill.tax)],
  ]
  for (const [label, amount] of sums) {
    pen.text(x + 110, y, label, pale)
    pen.text(end, y, amount, { ...body, align: 'right' })
    y += 20
  }
  y += 6
  pen.text(x + 110, y, words.total, { ...strong, size: 15 })
  pen.text(end, y, bill.money(bill.total), { ...strong, size: 15, align: 'right', what: 'total' })
  y += 34
  y += paragraph(pen, x, y, words.invoiceAttached, end - x, 17, { ...pale, size: 12 }) * 17 + 4
  if (bill.store) {
    const address = [bill.store, ...bill.scene.store.addressLines].join(' · ')
    paragraph(pen, x, y, address, end - x, 15, { ...pale, size: 10.8 })
  }

  pen.box(0, height - 76, 414, 76, { fill: '#fff' })
  for (const [at, label] of [
    [18, words.reply],
    [216, words.forward],
  ] as const) {
    pen.box(at, height - 66, 180, 38, { stroke: '#c4c7cc', width: 1.1, radius: 19 })
    pen.text(at + 90, height - 42, label, { ...body, size: 14, colour: '#3c4043', align: 'center' })
  }
  homeBar(pen, height)
}
