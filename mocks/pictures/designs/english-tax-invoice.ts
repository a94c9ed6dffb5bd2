import type { Bill } from '../paper/bill.ts'
import { signature, stamp } from '../paper/by-hand.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts, smallPrint } from '../paper/facts.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

/** A high-street computer shop with a bookkeeping program: boxes, grey heads, code columns. */
export function englishTaxInvoice(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { customer, store, currency } = bill.scene
  const face = bill.shop.pick(['condensed', 'serif'] as const)
  const body: Ink = { face, size: face === 'serif' ? 8.8 : 9.6, colour: '#1b1b1b' }
  const strong: Ink = { ...body, weight: 700 }
  const line = { colour: '#222', width: 0.8 }

  if (bill.store) {
    wordmark(pen, 36, 36, 30, bill.store, house, 330)
    const details = [
      ...store.addressLines,
      ...(store.taxId ? [`${currency === 'USD' ? 'EIN' : 'VAT Reg No'}: ${store.taxId}`] : []),
    ]
    details.forEach((text, i) =>
      pen.text(36, 84 + i * 12, text, { ...body, size: body.size * 0.92, room: 320 }),
    )
  }
  pen.text(559, 60, currency === 'USD' ? 'INVOICE' : 'TAX INVOICE', {
    ...strong,
    size: 20,
    align: 'right',
    spacing: 1.5,
  })
  pen.box(372, 76, 187, 74, { stroke: '#222', width: 0.8 })
  facts(
    pen,
    380,
    452,
    91,
    15,
    [
      ['Invoice No', bill.number, 'invoiceNumber'],
      ['Invoice Date', bill.invoiceDate, 'invoiceDate'],
      ['Order Date', bill.orderDate, 'orderDate'],
      ['Your Order', bill.orderNumber],
    ],
    body,
    '',
    555,
  )
  for (const [x, title] of [
    [36, 'INVOICE TO'],
    [306, 'DELIVER TO'],
  ] as const) {
    pen.box(x, 168, 253, 15, { fill: '#dcdcdc', stroke: '#222', width: 0.8 })
    pen.text(x + 6, 179, title, { ...strong, size: 8 })
    pen.box(x, 183, 253, 62, { stroke: '#222', width: 0.8 })
    const address = [customer.name, ...customer.addressLines]
    address.forEach((text, i) => pen.text(x + 6, 197 + i * 12.5, text, { ...body, room: 241 }))
  }
  let y = 268
  const edges = [36, 98, 332, 368, 436, 478, 559]
  pen.box(36, y, 523, 17, { fill: '#dcdcdc' })
  const heads = [
    'Code',
    'Description',
    'Qty',
    currency === 'USD' ? 'Price' : 'Unit ex VAT',
    currency === 'USD' ? 'Tax' : 'VAT',
    'Line Total',
  ]
  heads.forEach((head, i) => {
    const isText = i < 2
    const x = isText ? (edges[i] ?? 0) + 5 : (edges[i + 1] ?? 0) - 5
    pen.text(x, y + 12, head, { ...strong, size: 8.2, align: isText ? 'left' : 'right' })
  })
  const top = y
  y += 32
  for (const row of bill.rows) {
    pen.text(41, y, row.code, body)
    const lines = paragraph(pen, 103, y, row.title, 224, 11.5, {
      ...body,
      what: row.isNamed ? 'model' : 'text',
    })
    const cells = [
      String(row.quantity),
      bill.bare(row.unitNet),
      `${bill.taxPercent}%`,
      bill.bare(row.total),
    ]
    cells.forEach((cell, i) =>
      pen.text((edges[i + 3] ?? 0) - 5, y, cell, { ...body, align: 'right' }),
    )
    y += lines * 11.5
    if (row.serialNumber) {
      const wide = pen.text(103, y, 'S/N ', { ...body, size: body.size * 0.88 })
      pen.text(103 + wide, y, row.serialNumber, {
        ...body,
        size: body.size * 0.88,
        what: 'serialNumber',
      })
      y += 11.5
    }
    y += 6
  }
  const bottom = Math.max(y + 30, 500)
  for (const x of edges) pen.rule(x, top, x, bottom, line)
  for (const at of [top, top + 17, bottom]) pen.rule(36, at, 559, at, line)

  const sums: [string, string, boolean][] = [
    ['Goods', bill.money(bill.net), false],
    ['Carriage', bill.money(0), false],
    [`${currency === 'USD' ? 'Tax' : 'VAT'} @ ${bill.taxPercent}%`, bill.money(bill.tax), false],
    ['TOTAL', bill.money(bill.total), true],
  ]
  sums.forEach(([label, amount, isTotal], i) => {
    const at = bottom + i * 17
    pen.box(396, at, 163, 17, {
      stroke: '#222',
      width: 0.8,
      ...(isTotal ? { fill: '#ececec' } : {}),
    })
    const ink = isTotal ? strong : body
    pen.text(402, at + 12.4, label, ink)
    pen.text(554, at + 12.4, amount, {
      ...ink,
      align: 'right',
      ...(isTotal ? { what: 'total' as const } : {}),
    })
  })
  pen.text(36, bottom + 16, 'Payment received with thanks', strong)
  pen.text(
    36,
    bottom + 29,
    `${bill.dice.pick(['Card', 'Debit card', 'Bank transfer', 'Cash'])}  ${bill.money(bill.total)}`,
    body,
  )
  pen.text(36, bottom + 42, 'Balance due', body)
  pen.text(110, bottom + 42, bill.money(0), body)

  pen.text(36, 680, 'For and on behalf of the company', { ...body, size: 8 })
  pen.rule(36, 724, 190, 724, { colour: '#555', width: 0.5 })
  if (bill.dice.chance(0.7)) signature(pen, 52, 716, 80, bill.dice)
  if (bill.dice.chance(0.5))
    stamp(pen, 300, 690, bill.store ? ['PAID', bill.store.toUpperCase()] : ['PAID'], bill.dice)
  smallPrint(pen, 36, 760, 523, [
    'Terms: title passes on payment in full. Claims for shortage or damage within 3 days of receipt. Hardware is covered by the manufacturer warranty; retain this document for any warranty claim. E. & O. E.',
  ])
}
