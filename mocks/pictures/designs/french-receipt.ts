import type { Bill } from '../paper/bill.ts'
import type { Sheet } from '../paper/pen.ts'
import { rollSheet, rollWriter } from '../paper/receipt.ts'

/** A ticket de caisse that also serves as the invoice. */
export function frenchReceipt(bill: Bill): Sheet {
  const columns = 40
  const roll = rollWriter(columns)
  const { store } = bill.scene
  const clock = `${bill.dice.whole(9, 19)}:${bill.dice.whole(10, 59)}`

  roll.mark()
  if (bill.store) {
    roll.centre(bill.store.toUpperCase(), 'store', { isBold: true })
    for (const line of store.addressLines) roll.centre(line)
    if (store.taxId) roll.centre(`TVA ${store.taxId}`)
  }
  roll.gap(12)
  roll.centre('FACTURE - TICKET DE CAISSE')
  roll.rule('-')
  if (bill.number) roll.pair('N° facture', bill.number, 'invoiceNumber')
  if (bill.invoiceDate) {
    roll.text([
      { text: 'Date', column: 0 },
      { text: bill.invoiceDate, column: columns - 6, align: 'right', what: 'invoiceDate' },
      { text: clock, column: columns, align: 'right' },
    ])
  }
  if (bill.orderDate && bill.scene.orderDate !== bill.scene.invoiceDate)
    roll.pair('Commande du', bill.orderDate, 'orderDate')
  roll.pair(`Caisse ${bill.dice.whole(1, 12)}`, `Vendeur ${bill.dice.whole(100, 480)}`)
  roll.rule('-')
  for (const row of bill.rows) {
    roll.fold(row.title, 28, 0, row.isNamed ? 'model' : undefined)
    roll.pair(`  ${row.quantity} x ${bill.bare(row.unit)}`, `${bill.bare(row.total)} B`)
    if (row.serialNumber) {
      roll.text([
        { text: 'N/S', column: 2 },
        { text: row.serialNumber, column: 6, what: 'serialNumber' },
      ])
    }
  }
  roll.rule('-')
  roll.pair('TOTAL TTC', bill.money(bill.total), 'total', { isBold: true, isTall: true })
  roll.pair(bill.dice.pick(['CARTE BANCAIRE', 'CB SANS CONTACT', 'ESPECES']), bill.bare(bill.total))
  roll.gap(14)
  roll.text([
    { text: 'TVA', column: 0 },
    { text: 'HT', column: 20, align: 'right' },
    { text: 'TVA', column: 30, align: 'right' },
    { text: 'TTC', column: 40, align: 'right' },
  ])
  roll.text([
    { text: `B ${bill.taxPercent},00%`, column: 0 },
    { text: bill.bare(bill.net), column: 20, align: 'right' },
    { text: bill.bare(bill.tax), column: 30, align: 'right' },
    { text: bill.bare(bill.total), column: 40, align: 'right' },
  ])
  roll.rule('=')
  roll.centre('Échange ou remboursement')
  roll.centre('sous 15 jours avec ce ticket')
  roll.centre('Garantie légale de 2 ans')
  roll.gap(10)
  roll.centre('MERCI DE VOTRE VISITE', 'text', { isBold: true })
  if (bill.number) roll.code(bill.number.replaceAll(/[^A-Z0-9]/g, '').slice(-12))
  return rollSheet(bill, { width: 600, columns, rows: roll.rows })
}
