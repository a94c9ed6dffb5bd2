import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts, smallPrint } from '../paper/facts.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

/** An online retailer: much white, one coloured band, striped lines. */
export function englishRetailer(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { customer, store, currency } = bill.scene
  const taxName = currency === 'USD' ? 'Sales tax' : 'VAT'
  const body: Ink = { size: 8.8, colour: '#26282c' }
  const strong: Ink = { ...body, weight: 700 }

  pen.text(44, 74, 'Invoice', { size: 25, weight: 700, colour: house.colour, spacing: -0.4 })
  pen.text(44, 91, 'Thank you for your order.', { size: 10, colour: '#5a5f68' })
  if (bill.store) {
    pen.text(400, 62, bill.store, { ...strong, room: 165, what: 'store' })
    const lines = [
      ...store.addressLines,
      ...(store.taxId ? [`${currency === 'USD' ? 'Tax ID' : 'VAT no.'} ${store.taxId}`] : []),
    ]
    lines.forEach((line, i) =>
      pen.text(400, 75 + i * 12.4, line, { ...body, size: 8.2, room: 165 }),
    )
  }
  pen.text(44, 128, 'Billed to', { ...body, size: 7.6, colour: '#777' })
  pen.text(44, 141, customer.name, { ...strong, room: 330 })
  customer.addressLines.forEach((line, i) =>
    pen.text(44, 153.5 + i * 12.4, line, { ...body, room: 330 }),
  )
  let y = facts(
    pen,
    400,
    464,
    153.5,
    13,
    [
      ['Invoice no.', bill.number, 'invoiceNumber'],
      ['Invoice date', bill.invoiceDate, 'invoiceDate'],
      ['Order no.', bill.orderNumber],
      ['Order date', bill.orderDate, 'orderDate'],
    ],
    { ...body, size: 8.4 },
  )
  y = Math.max(y, 154 + customer.addressLines.length * 12.4) + 30

  pen.box(0, y - 14, 595, 22, { fill: house.colour })
  const head: Ink = { size: 8.4, weight: 700, colour: '#fff' }
  pen.text(44, y, 'Item', head)
  const columns = [344, 420, 466, 551]
  const heads = ['Qty', 'Unit price', taxName, 'Amount']
  heads.forEach((text, i) => pen.text(columns[i] ?? 0, y, text, { ...head, align: 'right' }))
  y += 26
  bill.rows.forEach((row, i) => {
    const details = row.serialNumber ? 2 : 1
    const title: Ink = { ...strong, what: row.isNamed ? 'model' : 'text' }
    const tall = 20 + details * 11
    if (i % 2 === 1) pen.box(0, y - 13, 595, tall + 4, { fill: house.pale })
    const extra = paragraph(pen, 44, y, row.title, 262, 11, title) - 1
    const amounts = [
      String(row.quantity),
      bill.money(row.unit),
      `${bill.taxPercent}%`,
      bill.money(row.total),
    ]
    amounts.forEach((text, k) => pen.text(columns[k] ?? 0, y, text, { ...body, align: 'right' }))
    y += extra * 11
    pen.text(44, y + 11.5, `Item ${row.code}`, { ...body, size: 7.4, colour: '#6b7078' })
    if (row.serialNumber) {
      const wide = pen.text(44, y + 22, 'Serial no. ', { ...body, size: 7.4, colour: '#6b7078' })
      pen.text(44 + wide, y + 22, row.serialNumber, { ...body, size: 7.4, what: 'serialNumber' })
    }
    y += tall + 4
  })

  y = Math.max(y + 30, 470)
  pen.rule(320, y - 14, 551, y - 14, { colour: '#26282c', width: 1 })
  const isAdded = currency === 'USD'
  const sums: [string, string][] = [
    [isAdded ? 'Subtotal' : 'Total excluding VAT', bill.money(bill.net)],
    ['Delivery', bill.money(0)],
    [`${taxName} ${bill.taxPercent}%`, bill.money(bill.tax)],
  ]
  for (const [label, amount] of sums) {
    pen.text(320, y, label, body)
    pen.text(551, y, amount, { ...body, align: 'right' })
    y += 15
  }
  pen.rule(320, y - 8, 551, y - 8, { colour: '#26282c', width: 1 })
  y += 8
  pen.text(320, y, isAdded ? 'Total' : 'Total including VAT', { ...strong, size: 10 })
  pen.text(551, y, bill.money(bill.total), { ...strong, size: 10, align: 'right', what: 'total' })
  y += 16
  const card = bill.dice.pick(['Visa', 'Mastercard', 'Visa Debit', 'PayPal'])
  const tail = card === 'PayPal' ? '' : ` ending ${bill.dice.whole(1000, 9999)}`
  pen.text(320, y, `Paid by ${card}${tail}`, { ...body, size: 7.8, colour: '#5a5f68' })
  pen.text(551, y, bill.money(bill.total), {
    ...body,
    size: 7.8,
    colour: '#5a5f68',
    align: 'right',
  })

  smallPrint(pen, 44, 690, 507, [
    'Please keep this invoice: it is your proof of purchase and your guarantee. You may return unused goods within 30 days of delivery in their original packaging. Your statutory rights are not affected.',
    ...(currency === 'USD'
      ? []
      : [
          'Goods remain our property until paid for in full. Waste electrical equipment can be returned to us free of charge when you buy a like product.',
        ]),
  ])
  pen.box(0, 756, 595, 86, { fill: house.pale })
  if (bill.store) wordmark(pen, 44, 780, 28, bill.store, house, 420)
  pen.text(551, 800, 'Page 1 of 1', { size: 7.4, colour: '#6b7078', align: 'right' })
}
