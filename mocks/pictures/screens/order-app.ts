import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { houseOf } from '../paper/wordmark.ts'
import { homeBar, statusBar, statusHeight } from './status-bar.ts'
import { screenWords } from './words.ts'

const grey = '#6c727c'
const left = 18
const right = 396

/** The order page of a shop's app, as phones draw it: 414 units wide. */
export function orderApp(bill: Bill, height: number): Sheet {
  return { width: 414, height, paint: (pen) => paint(bill, pen, height) }
}

function paint(bill: Bill, pen: Pen, height: number): void {
  const words = screenWords[bill.scene.layout]
  const house = houseOf(bill.shop)
  const body: Ink = { size: 14, colour: '#23262b' }
  const strong: Ink = { ...body, weight: 700 }
  const pale: Ink = { ...body, colour: grey }
  pen.box(0, 0, 414, height, { fill: '#eef0f3' })
  pen.box(0, 0, 414, statusHeight + 52, { fill: '#fff' })
  statusBar(pen, '#111', bill.dice)
  pen.path('M8 0 L0 8 L8 16 M0 8 L18 8', left, statusHeight + 17, 1, {
    stroke: '#23262b',
    width: 2,
  })
  pen.text(54, statusHeight + 31, words.orderDetail, { ...strong, size: 17 })

  let y = statusHeight + 60
  const card = (tall: number) => pen.box(0, y, 414, tall, { fill: '#fff' })
  const row = (label: string, value: string, ink: Ink = body) => {
    pen.text(left, y, label, pale)
    pen.text(right, y, value, { ...ink, align: 'right', room: 220 })
    y += 25
  }
  const facts: [string, string | undefined, Ink['what']][] = [
    [words.orderNumber, bill.orderNumber, 'text'],
    [words.invoiceNumber, bill.number, 'invoiceNumber'],
    [words.orderDate, bill.orderDate, 'orderDate'],
    [words.invoiceDate, bill.invoiceDate, 'invoiceDate'],
  ]
  const known = facts.filter((fact) => fact[1] !== undefined)
  card(56 + known.length * 25)
  y += 28
  pen.disc(left + 8, y - 5, 8, { fill: '#1f9d55' })
  pen.path('M4 8 L7 11 L12 5', left, y - 13, 1, { stroke: '#fff', width: 2 })
  pen.text(left + 24, y, words.done, { ...strong, size: 15 })
  y += 30
  for (const [label, value, what] of known)
    row(label, value ?? '', { ...body, size: 13.5, ...(what ? { what } : {}) })
  y += 6

  const rowTall = 104
  card(bill.rows.length * rowTall + (bill.store ? 56 : 24))
  if (bill.store) {
    y += 30
    pen.box(left, y - 15, 20, 20, { fill: house.colour, radius: 5 })
    pen.text(left + 10, y, bill.store[0] ?? '', {
      size: 13,
      weight: 700,
      colour: '#fff',
      align: 'center',
      what: 'none',
    })
    pen.text(left + 28, y, bill.store, { ...strong, what: 'store' })
    pen.path('M0 0 L5 5 L0 10', right - 8, y - 10, 1, { stroke: grey, width: 1.6 })
    y += 12
  } else {
    y += 12
  }
  bill.rows.forEach((item) => {
    pen.rule(left, y, right, y, { colour: '#e6e8ec', width: 1 })
    thumbnail(pen, left, y + 14, item.isNamed ? item.title : '')
    paragraph(pen, left + 84, y + 27, item.title, right - left - 84, 19, {
      ...strong,
      size: 14,
      what: item.isNamed ? 'model' : 'text',
    })
    pen.text(left + 84, y + 84, `${item.quantity} x ${bill.money(item.unit)}`, pale)
    y += rowTall
  })
  y += 22

  // the person scrolled so that the total shows: on a short screen there is no room for the address
  if (y + 92 + 214 < height - 92) {
    card(92)
    y += 28
    pen.text(left, y, words.delivery, { ...strong, size: 15 })
    pen.text(left, y + 24, bill.scene.customer.name, body)
    pen.text(left, y + 44, bill.scene.customer.addressLines.join(', ').slice(0, 50), {
      ...pale,
      size: 12.5,
    })
    y += 72
  }

  card(214)
  y += 28
  pen.text(left, y, words.payment, { ...strong, size: 15 })
  y += 28
  row(
    words.method,
    bill.dice.pick(
      bill.scene.layout === 'indonesian'
        ? ['BCA Virtual Account', 'GoPay', 'Kartu Kredit']
        : ['Visa •••• 4417', 'PayPal', 'Mastercard •••• 8802'],
    ),
  )
  row(words.subtotal, bill.money(bill.scene.currency === 'USD' ? bill.net : bill.total))
  row(words.shipping, bill.money(0))
  row(`${words.tax} ${bill.taxPercent}%`, bill.money(bill.tax))
  pen.rule(left, y - 12, right, y - 12, { colour: '#d9dce1', width: 1, dash: [4, 3] })
  y += 10
  pen.text(left, y, words.total, { ...strong, size: 15.5 })
  pen.text(right, y, bill.money(bill.total), {
    ...strong,
    size: 15.5,
    colour: house.colour,
    align: 'right',
    what: 'total',
  })

  pen.box(0, height - 92, 414, 92, { fill: '#fff' })
  pen.rule(0, height - 92, 414, height - 92, { colour: '#dfe2e7', width: 1 })
  pen.box(left, height - 78, 180, 42, { stroke: house.colour, width: 1.4, radius: 9 })
  pen.text(left + 90, height - 52, words.help, { ...strong, colour: house.colour, align: 'center' })
  pen.box(216, height - 78, 180, 42, { fill: house.colour, radius: 9 })
  pen.text(306, height - 52, words.again, { ...strong, colour: '#fff', align: 'center' })
  homeBar(pen, height)
}

/** A product picture of sorts: a screen, a laptop or a box, as the title suggests. */
function thumbnail(pen: Pen, x: number, y: number, title: string): void {
  pen.box(x, y, 72, 72, { fill: '#f4f5f7', radius: 8 })
  if (/monitor|optix|mag ?\d|mpg|led|am\d|modern/i.test(title)) {
    pen.box(x + 10, y + 16, 52, 32, { fill: '#1d2129', radius: 2 })
    pen.box(x + 12, y + 18, 48, 26, { fill: '#3568a8' })
    pen.path('M0 26 L20 6 L30 16 L48 0 L48 26 Z', x + 12, y + 18, 1, { fill: '#c2562f' })
    pen.box(x + 33, y + 48, 6, 8, { fill: '#2b2f38' })
    pen.box(x + 24, y + 56, 24, 3, { fill: '#2b2f38' })
  } else if (/geforce|rtx|radeon/i.test(title)) {
    pen.box(x + 7, y + 22, 58, 28, { fill: '#2a2d33', radius: 3 })
    for (const dx of [17, 36, 55]) {
      pen.disc(x + dx, y + 36, 8.4, { fill: '#15171a' })
      pen.disc(x + dx, y + 36, 2.6, { fill: '#555a62' })
    }
    pen.box(x + 14, y + 50, 34, 4, { fill: '#b98d3a' })
  } else {
    pen.box(x + 16, y + 20, 40, 36, { fill: '#c89b6a' })
    pen.box(x + 32, y + 20, 8, 36, { fill: '#e2c49c' })
    pen.box(x + 16, y + 20, 40, 8, { fill: 'rgba(90,60,20,0.22)' })
  }
}
