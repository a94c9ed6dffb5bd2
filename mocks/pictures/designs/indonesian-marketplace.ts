import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts } from '../paper/facts.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

const grey = '#6d7588'
const dark = '#212121'

/** The invoice that a marketplace lets its buyers print. */
export function indonesianMarketplace(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { customer, store } = bill.scene
  const label: Ink = { size: 8.6, colour: grey }
  const value: Ink = { size: 8.6, colour: dark }
  const bold: Ink = { size: 8.6, weight: 700, colour: dark }

  if (bill.store) wordmark(pen, 34, 36, 27, bill.store, house, 360)
  pen.text(561, 48, 'INVOICE', { size: 13, weight: 700, colour: dark, align: 'right' })
  if (bill.number) {
    pen.text(561, 62, bill.number, {
      size: 8.6,
      colour: house.colour,
      align: 'right',
      room: 160,
      what: 'invoiceNumber',
    })
  }
  pen.text(34, 100, 'DITERBITKAN ATAS NAMA', { ...bold, size: 8 })
  pen.text(316, 100, 'UNTUK', { ...bold, size: 8 })
  let left = facts(pen, 34, 92, 118, 14, [['Penjual', bill.store]], label, ':', 304)
  for (const line of bill.store ? store.addressLines : []) {
    pen.text(92, left, line, { ...value, size: 7.6, colour: grey, room: 210 })
    left += 11
  }
  if (store.taxId && bill.store)
    pen.text(92, left, `NPWP ${store.taxId}`, { ...value, size: 7.6, colour: grey })
  pen.text(316, 118, 'Pembeli', label)
  pen.text(412, 118, customer.name, { ...bold, room: 149 })
  let line = facts(
    pen,
    316,
    412,
    132,
    14,
    [
      ['Tanggal Pemesanan', bill.orderDate, 'orderDate'],
      ['Tanggal Faktur', bill.invoiceDate, 'invoiceDate'],
      ['No. Pesanan', bill.orderNumber],
    ],
    { ...value },
    ':',
  )
  pen.text(316, line, 'Alamat Pengiriman', label)
  pen.text(412, line, customer.name, { ...bold, size: 8, room: 149 })
  for (const address of customer.addressLines) {
    line += 11
    line += (paragraph(pen, 412, line, address, 150, 10.5, { ...value, size: 8 }) - 1) * 10.5
  }

  let y = Math.max(line, left) + 26
  pen.rule(34, y, 561, y, { colour: dark, width: 1.2 })
  const head: Ink = { size: 7.8, weight: 700, colour: dark }
  pen.text(38, y + 16, 'INFO PRODUK', head)
  pen.text(368, y + 16, 'JUMLAH', { ...head, align: 'right' })
  pen.text(466, y + 16, 'HARGA SATUAN', { ...head, align: 'right' })
  pen.text(557, y + 16, 'TOTAL HARGA', { ...head, align: 'right' })
  pen.rule(34, y + 25, 561, y + 25, { colour: dark, width: 1.2 })
  y += 44
  for (const row of bill.rows) {
    const lines = paragraph(pen, 38, y, row.title, 262, 11.5, {
      size: 9,
      weight: 700,
      colour: row.isNamed ? house.colour : dark,
      what: row.isNamed ? 'model' : 'text',
    })
    pen.text(368, y, String(row.quantity), { ...value, align: 'right' })
    pen.text(466, y, bill.money(row.unit), { ...value, align: 'right' })
    pen.text(557, y, bill.money(row.total), { ...value, align: 'right' })
    y += lines * 11.5 + 2
    pen.text(38, y, `Berat: ${bill.dice.whole(12, 92) / 10} kg   SKU: ${row.code}`, {
      size: 7.4,
      colour: grey,
    })
    if (row.serialNumber) {
      y += 11
      const wide = pen.text(38, y, 'S/N: ', { size: 7.4, colour: grey })
      pen.text(38 + wide, y, row.serialNumber, { size: 7.4, colour: dark, what: 'serialNumber' })
    }
    y += 18
    pen.rule(38, y - 8, 557, y - 8, { colour: '#e4e7ee', width: 0.6 })
  }
  const count = bill.rows.reduce((sum, row) => sum + row.quantity, 0)
  const sums: [string, string][] = [
    [`TOTAL HARGA (${count} BARANG)`, bill.money(bill.total)],
    ['Total Ongkos Kirim (Bebas Ongkir)', bill.money(0)],
    ['Biaya Layanan', bill.money(0)],
  ]
  y += 10
  sums.forEach(([name, amount], i) => {
    pen.text(316, y, name, i === 0 ? bold : value)
    pen.text(557, y, amount, { ...(i === 0 ? bold : value), align: 'right' })
    y += 15
  })
  pen.rule(316, y - 6, 561, y - 6, { colour: dark, width: 1 })
  y += 10
  pen.text(316, y, 'TOTAL TAGIHAN', { ...bold, size: 9.4 })
  pen.text(557, y, bill.money(bill.total), { ...bold, size: 9.4, align: 'right', what: 'total' })
  y += 14
  pen.text(316, y, `Termasuk PPN ${bill.taxPercent}%`, { ...label, size: 7.4 })
  pen.text(557, y, bill.money(bill.tax), { ...label, size: 7.4, align: 'right' })
  y += 18
  pen.rule(34, y, 561, y, { colour: '#c9cedb', width: 0.6 })
  y += 18
  pen.text(38, y, 'Kurir:', label)
  pen.text(
    38,
    y + 13,
    bill.dice.pick(['Reguler - Kurir Rekomendasi', 'Kargo', 'Same Day 8 Jam']),
    bold,
  )
  pen.text(316, y, 'Metode Pembayaran:', label)
  pen.text(
    316,
    y + 13,
    bill.dice.pick(['BCA Virtual Account', 'Kartu Kredit', 'QRIS', 'Mandiri Virtual Account']),
    bold,
  )
  y += 50
  pen.text(38, y, 'Invoice ini sah dan diproses oleh komputer.', { size: 7.4, colour: grey })
  pen.text(38, y + 11, 'Silakan hubungi layanan pelanggan apabila Anda membutuhkan bantuan.', {
    size: 7.4,
    colour: grey,
  })
  pen.text(561, y + 11, 'Halaman 1 dari 1', { size: 7.4, colour: grey, align: 'right' })
}
