import type { Bill } from '../paper/bill.ts'
import type { Sheet } from '../paper/pen.ts'
import { rollSheet, rollWriter } from '../paper/receipt.ts'

/** An 80 mm till receipt with the card slip printed below. */
export function englishReceipt(bill: Bill): Sheet {
  const columns = 42
  const roll = rollWriter(columns)
  const { store, currency } = bill.scene
  const tax = currency === 'USD' ? 'TAX' : 'VAT'
  const clock = `${bill.dice.whole(9, 20)}:${bill.dice.whole(10, 59)}`

  roll.mark()
  if (bill.store) {
    for (const line of store.addressLines) roll.centre(line)
    if (store.taxId) roll.centre(`${tax} No. ${store.taxId}`)
  }
  roll.gap(16)
  roll.centre(currency === 'USD' ? 'SALES RECEIPT' : 'VAT RECEIPT', 'text', {
    isBold: true,
    isTall: true,
  })
  roll.rule('=')
  if (bill.number) roll.pair('Receipt', bill.number, 'invoiceNumber')
  if (bill.invoiceDate) {
    roll.text([
      { text: 'Date', column: 0 },
      { text: bill.invoiceDate, column: columns - 6, align: 'right', what: 'invoiceDate' },
      { text: clock, column: columns, align: 'right' },
    ])
  }
  if (bill.orderNumber) roll.pair('Order', bill.orderNumber)
  if (bill.orderDate && bill.scene.orderDate !== bill.scene.invoiceDate)
    roll.pair('Ordered', bill.orderDate, 'orderDate')
  roll.pair(
    `Till ${bill.dice.whole(1, 9)}`,
    `Served by ${bill.dice.pick(['Hannah', 'Imran', 'Joe', 'Priya', 'Callum'])}`,
  )
  roll.rule()
  for (const row of bill.rows) {
    roll.text([{ text: row.code, column: 0 }])
    roll.fold(row.title, 30, 0, row.isNamed ? 'model' : undefined)
    roll.pair(`  ${row.quantity} @ ${bill.bare(row.unit)}`, bill.bare(row.total))
    if (row.serialNumber) {
      roll.text([
        { text: 'S/N', column: 2 },
        { text: row.serialNumber, column: 6, what: 'serialNumber' },
      ])
    }
  }
  roll.rule()
  roll.pair(
    currency === 'USD' ? 'SUBTOTAL' : 'ITEMS',
    currency === 'USD' ? bill.bare(bill.net) : String(bill.rows.length),
  )
  if (currency === 'USD') roll.pair(`TAX ${bill.taxPercent}%`, bill.bare(bill.tax))
  roll.pair('TOTAL', bill.money(bill.total), 'total', { isBold: true, isTall: true })
  roll.pair(
    bill.dice.pick(['VISA DEBIT', 'MASTERCARD', 'CONTACTLESS', 'AMEX']),
    bill.bare(bill.total),
  )
  roll.pair('CHANGE', '0.00')
  if (currency !== 'USD') {
    roll.gap(14)
    roll.pair(`VAT ${bill.taxPercent}% included`, bill.bare(bill.tax))
    roll.pair('Net', bill.bare(bill.net))
  }
  roll.rule()
  roll.centre('CARDHOLDER COPY')
  roll.pair(`AID A00000000${bill.dice.whole(10, 99)}10${bill.dice.whole(10, 99)}`, 'SALE')
  roll.pair(
    `**** **** **** ${bill.dice.whole(1000, 9999)}`,
    `AUTH ${bill.dice.whole(100000, 999999)}`,
  )
  roll.centre('PIN VERIFIED')
  roll.gap(14)
  roll.centre('Please keep this receipt')
  roll.centre('as your proof of purchase.')
  roll.centre('Refunds within 28 days, unopened.')
  if (bill.number) {
    roll.gap(12)
    roll.code(bill.number.replaceAll(/[^A-Z0-9]/g, '').slice(-14))
  }
  return rollSheet(bill, { width: 600, columns, rows: roll.rows })
}
