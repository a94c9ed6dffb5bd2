import type { Bill } from '../paper/bill.ts'
import type { Sheet } from '../paper/pen.ts'
import { rollSheet, rollWriter } from '../paper/receipt.ts'

/** The 58 mm slip of a minimart till or a small shop. */
export function indonesianReceipt(bill: Bill): Sheet {
  const columns = bill.shop.pick([32, 42])
  const roll = rollWriter(columns)
  const { store } = bill.scene
  const cashier = bill.dice.pick(['RINA', 'AGUS', 'DEWI', 'YOGA', 'PUTRI'])
  const clock = `${bill.dice.whole(10, 20)}:${bill.dice.whole(10, 59)}`

  if (bill.store) {
    if (bill.shop.chance(0.6)) roll.mark()
    roll.centre(bill.store.toUpperCase(), 'store', { isBold: true, isTall: bill.store.length < 24 })
    for (const line of store.addressLines) roll.centre(line.toUpperCase().slice(0, columns))
    if (store.taxId) roll.centre(`NPWP ${store.taxId}`)
  }
  roll.rule('=')
  if (bill.number) roll.pair('No. Struk', bill.number, 'invoiceNumber')
  if (bill.invoiceDate) roll.pair('Tanggal', bill.invoiceDate, 'invoiceDate')
  if (bill.orderDate && bill.scene.orderDate !== bill.scene.invoiceDate)
    roll.pair('Tgl Pesan', bill.orderDate, 'orderDate')
  roll.pair('Jam', clock)
  roll.pair('Kasir', cashier)
  roll.rule()
  for (const row of bill.rows) {
    roll.fold(
      row.isNamed ? row.title : row.title.toUpperCase(),
      columns,
      0,
      row.isNamed ? 'model' : undefined,
    )
    roll.pair(`  ${row.quantity} x ${bill.bare(row.unit)}`, bill.bare(row.total))
    if (row.serialNumber) {
      roll.text([
        { text: 'SN:', column: 2 },
        { text: row.serialNumber, column: 6, what: 'serialNumber' },
      ])
    }
  }
  roll.rule()
  roll.pair('Sub Total', bill.bare(bill.total))
  roll.pair('Diskon', '0')
  roll.pair('TOTAL', bill.bare(bill.total), 'total', { isBold: true, isTall: true })
  roll.pair(
    bill.dice.pick(['Debit BCA', 'Kartu Kredit', 'QRIS', 'Debit Mandiri']),
    bill.bare(bill.total),
  )
  roll.pair('Kembali', '0')
  roll.rule()
  roll.pair('DPP', bill.bare(bill.net))
  roll.pair(`PPN ${bill.taxPercent}%`, bill.bare(bill.tax))
  roll.gap(18)
  roll.centre('TERIMA KASIH')
  roll.centre('ATAS KUNJUNGAN ANDA')
  roll.centre('Barang yang sudah dibeli')
  roll.centre('tidak dapat dikembalikan')
  if (bill.number && bill.shop.chance(0.5)) {
    roll.gap(14)
    roll.code(bill.number.replaceAll(/[^A-Z0-9]/g, '').slice(-12))
  }
  return rollSheet(bill, { width: columns > 40 ? 608 : 448, columns, rows: roll.rows })
}
