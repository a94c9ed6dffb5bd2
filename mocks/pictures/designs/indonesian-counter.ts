import type { Bill } from '../paper/bill.ts'
import { signature, stamp } from '../paper/by-hand.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts, smallPrint } from '../paper/facts.ts'
import { terbilang } from '../paper/terbilang.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

/** The half-sheet "Faktur Penjualan" of a computer shop: ruled table, words for the sum, stamp. */
export function indonesianCounter(bill: Bill): Sheet {
  return {
    width: 595,
    height: 420 + Math.max(0, bill.rows.length - 2) * 30,
    paint: (pen) => paint(bill, pen),
  }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { store, customer } = bill.scene
  const body: Ink = { size: 8.4, colour: '#222' }
  const strong: Ink = { ...body, weight: 700 }
  const one = bill.shop.chance(0.4) ? '#2a2f6e' : undefined

  if (bill.store) {
    wordmark(pen, 26, 22, 24, bill.store, house, 360, one)
    store.addressLines.forEach((line, i) =>
      pen.text(26, 60 + i * 10, line, { size: 7.4, colour: '#444', room: 350 }),
    )
    if (store.taxId)
      pen.text(26, 60 + store.addressLines.length * 10, `NPWP : ${store.taxId}`, {
        size: 7.4,
        colour: '#444',
      })
  }
  pen.text(569, 40, 'FAKTUR PENJUALAN', { size: 14, weight: 700, align: 'right', spacing: 0.4 })
  const after = facts(
    pen,
    392,
    468,
    56,
    11.5,
    [
      ['No. Faktur', bill.number, 'invoiceNumber'],
      ['Tgl. Faktur', bill.invoiceDate, 'invoiceDate'],
      ['Tgl. Pesan', bill.orderDate, 'orderDate'],
      ['No. Pesanan', bill.orderNumber],
      ['Sales', bill.dice.pick(['Rini', 'Andi', 'Yusuf', 'Dewi', 'Hendra'])],
    ],
    body,
    ':',
  )
  let y = Math.max(after, 98)
  pen.text(26, y, 'Kepada Yth.', body)
  pen.text(84, y, customer.name, strong)
  y += 10.5
  pen.text(84, y, customer.addressLines.join(', '), { ...body, size: 7.8, room: 485 })

  y += 12
  const top = y
  const edges = [26, 48, 322, 356, 448, 569]
  pen.box(26, top, 543, 17, { fill: one ? '#e7e8f1' : house.pale })
  const heads = ['No', 'Nama Barang', 'Qty', 'Harga Satuan', 'Jumlah']
  heads.forEach((head, i) => {
    const middle = ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2
    pen.text(middle, top + 12, head, { ...strong, align: 'center' })
  })
  y = top + 30
  bill.rows.forEach((row, i) => {
    pen.text(37, y, String(i + 1), { ...body, align: 'center' })
    const lines = paragraph(pen, 53, y, row.title, 262, 10.5, {
      ...body,
      what: row.isNamed ? 'model' : 'text',
    })
    pen.text(339, y, String(row.quantity), { ...body, align: 'center' })
    pen.text(443, y, bill.bare(row.unit), { ...body, align: 'right' })
    pen.text(564, y, bill.bare(row.total), { ...body, align: 'right' })
    y += lines * 10.5
    if (row.serialNumber) {
      const wide = pen.text(53, y, 'S/N : ', { ...body, size: 7.6 })
      pen.text(53 + wide, y, row.serialNumber, { ...body, size: 7.6, what: 'serialNumber' })
      y += 10.5
    }
    y += 5
  })
  const bottom = Math.max(y - 4, top + 84)
  const line = { colour: '#444', width: 0.7 }
  for (const x of edges) pen.rule(x, top, x, bottom, line)
  for (const at of [top, top + 17, bottom]) pen.rule(26, at, 569, at, line)

  const sums: [string, string, boolean][] = [
    ['DPP', bill.bare(bill.net), false],
    [`PPN ${bill.taxPercent}%`, bill.bare(bill.tax), false],
    ['TOTAL', bill.money(bill.total), true],
  ]
  sums.forEach(([name, amount, isTotal], i) => {
    const at = bottom + 14 + i * 14
    pen.text(380, at, name, isTotal ? strong : body)
    pen.text(564, at, amount, {
      ...(isTotal ? strong : body),
      align: 'right',
      ...(isTotal ? { what: 'total' as const } : {}),
    })
    pen.rule(374, at + 4, 569, at + 4, { colour: '#888', width: 0.4 })
  })
  pen.text(26, bottom + 14, 'Terbilang :', { ...body, size: 7.8 })
  paragraph(pen, 70, bottom + 14, `${terbilang(bill.total)} rupiah`, 270, 10, {
    ...body,
    size: 7.8,
    face: 'serif',
    what: 'text',
  })
  pen.text(26, bottom + 42, 'Pembayaran :', { ...body, size: 7.8 })
  pen.text(
    78,
    bottom + 42,
    bill.dice.pick(['Tunai', 'Debit BCA', 'Transfer BCA', 'Kartu Kredit']),
    { ...body, size: 7.8 },
  )

  const foot = bottom + 66
  pen.text(96, foot, 'Penerima,', { ...body, align: 'center' })
  pen.text(256, foot, 'Hormat kami,', { ...body, align: 'center' })
  pen.text(96, foot + 52, '( ........................ )', { ...body, align: 'center' })
  pen.text(256, foot + 52, '( ........................ )', { ...body, align: 'center' })
  signature(pen, 226, foot + 36, 56, bill.dice)
  if (bill.dice.chance(0.7))
    stamp(
      pen,
      282,
      foot + 26,
      bill.store ? [bill.store.toUpperCase(), 'LUNAS'] : ['LUNAS'],
      bill.dice,
    )
  smallPrint(pen, 374, foot, 195, [
    'Barang yang sudah dibeli tidak dapat ditukar atau dikembalikan. Garansi mengikuti ketentuan distributor resmi; segel rusak, garansi batal.',
    'Simpan faktur ini sebagai bukti pembelian dan syarat klaim garansi.',
  ])
}
