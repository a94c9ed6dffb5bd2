import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'
import { screenWords } from '../screens/words.ts'

/** The order page of a web shop, printed from the browser: its date and address in the margins. */
export function webOrderPrint(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const words = screenWords[bill.scene.layout]
  const house = houseOf(bill.shop)
  const { customer, store } = bill.scene
  const margin: Ink = { face: 'serif', size: 7.4, colour: '#333' }
  const body: Ink = { size: 8.8, colour: '#222' }
  const strong: Ink = { ...body, weight: 700 }
  const pale: Ink = { ...body, colour: '#666' }

  const clock = `${bill.dice.whole(8, 21)}:${bill.dice.whole(10, 59)}`
  if (bill.invoiceDate) pen.text(28, 24, `${bill.invoiceDate}, ${clock}`, margin)
  pen.text(298, 24, words.orderDetail, { ...margin, align: 'center' })
  if (bill.store) {
    const host = bill.store
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z0-9]/g, '')
    const page = `https://www.${host}.example/account/orders/${bill.dice.whole(100000, 999999)}?print=1`
    pen.text(28, 826, page, margin)
    wordmark(pen, 44, 46, 24, bill.store, house, 420)
  }
  pen.text(567, 826, '1/1', { ...margin, align: 'right' })
  pen.rule(44, 84, 551, 84, { colour: '#c9c9c9', width: 0.7 })
  pen.text(44, 108, words.orderDetail, { ...strong, size: 15 })
  pen.disc(48, 122, 4, { fill: '#1f9d55' })
  pen.text(56, 125, words.done, { ...body, colour: '#1f7d47' })

  let y = 152
  const facts: [string, string | undefined, Ink['what']][] = [
    [words.orderNumber, bill.orderNumber, 'text'],
    [words.orderDate, bill.orderDate, 'orderDate'],
    [words.invoiceNumber, bill.number, 'invoiceNumber'],
    [words.invoiceDate, bill.invoiceDate, 'invoiceDate'],
  ]
  for (const [label, value, what] of facts) {
    if (value === undefined) continue
    pen.text(44, y, label, pale)
    pen.text(160, y, value, { ...strong, room: 160, ...(what ? { what } : {}) })
    y += 15
  }
  pen.text(330, 152, words.delivery, strong)
  ;[customer.name, ...customer.addressLines].forEach((line, i) =>
    pen.text(330, 166 + i * 12.6, line, { ...body, room: 221 }),
  )
  y = Math.max(y, 214) + 14

  for (const row of bill.rows) {
    pen.rule(44, y, 551, y, { colour: '#dedede', width: 0.7 })
    pen.box(44, y + 10, 52, 52, { stroke: '#d5d5d5', width: 0.7, radius: 3 })
    // the pictures did not load before somebody pressed print
    pen.path('M0 14 L8 4 L14 11 L18 7 L26 14 Z', 57, y + 29, 1, { fill: '#c4c8cd' })
    pen.disc(77, y + 27, 3, { fill: '#c4c8cd' })
    const lines = paragraph(pen, 110, y + 22, row.title, 262, 12, {
      ...strong,
      what: row.isNamed ? 'model' : 'text',
    })
    let line = y + 22 + lines * 12
    if (bill.store) {
      pen.text(110, line, `${words.soldBy} ${bill.store}`, pale)
      line += 12
    }
    if (row.serialNumber) {
      const wide = pen.text(110, line, 'S/N ', pale)
      pen.text(110 + wide, line, row.serialNumber, { ...body, what: 'serialNumber' })
    }
    pen.text(476, y + 22, `${row.quantity} × ${bill.money(row.unit)}`, { ...body, align: 'right' })
    pen.text(551, y + 22, bill.money(row.total), { ...strong, align: 'right' })
    y += 74
  }
  pen.rule(44, y, 551, y, { colour: '#dedede', width: 0.7 })
  y += 22
  pen.text(330, y, words.payment, { ...strong, size: 10 })
  y += 18
  const sums: [string, string][] = [
    [words.subtotal, bill.money(bill.scene.currency === 'USD' ? bill.net : bill.total)],
    [words.shipping, bill.money(0)],
    [`${words.tax} ${bill.taxPercent}%`, bill.money(bill.tax)],
  ]
  for (const [label, amount] of sums) {
    pen.text(330, y, label, body)
    pen.text(551, y, amount, { ...body, align: 'right' })
    y += 14.5
  }
  pen.rule(330, y - 6, 551, y - 6, { colour: '#999', width: 0.7 })
  pen.text(330, y + 8, words.total, { ...strong, size: 10.4 })
  pen.text(551, y + 8, bill.money(bill.total), {
    ...strong,
    size: 10.4,
    align: 'right',
    what: 'total',
  })
  y += 46
  pen.box(44, y, 507, 40, { fill: '#f3f3f3', radius: 3 })
  pen.text(54, y + 16, words.invoiceAttached, { ...pale, size: 8 })
  const foot = bill.store ? [bill.store, ...store.addressLines].join(' · ') : ''
  if (foot) pen.text(54, y + 29, foot, { ...pale, size: 7.4, room: 487 })
}
