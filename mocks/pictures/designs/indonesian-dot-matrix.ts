import type { Bill } from '../paper/bill.ts'
import { signature, stamp } from '../paper/by-hand.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { terbilang } from '../paper/terbilang.ts'

const columns = 80

/** Continuous paper, 9½ × 5½ inches, with sprocket holes: the nota of a shop with an old printer. */
export function indonesianDotMatrix(bill: Bill): Sheet {
  return { width: 684, height: 396, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const size = 8.3
  const ink: Ink = { face: 'dots', size, colour: bill.dice.pick(['#3b3a52', '#4a4658', '#2e2f45']) }
  const left = 56
  const step = size * 0.84
  const leading = 12.4
  let y = 40
  holes(pen)

  const at = (column: number, text: string, what: Ink['what'] = 'text', weight: 400 | 700 = 400) =>
    pen.text(left + column * step, y, text, { ...ink, what, weight })
  const end = (column: number, text: string, what: Ink['what'] = 'text', weight: 400 | 700 = 400) =>
    at(column - text.length, text, what, weight)
  const next = (lines = 1) => {
    y += leading * lines
  }
  const line = (sign: string) => {
    pen.text(left, y, sign.repeat(columns), { ...ink, what: 'none' })
    next()
  }

  if (bill.store) at(0, bill.store, 'store', 700)
  end(columns, 'NOTA PENJUALAN', 'text', 700)
  next()
  const address = bill.store ? bill.scene.store.addressLines : []
  const facts: [string, string | undefined, Ink['what']][] = [
    ['NO. NOTA', bill.number, 'invoiceNumber'],
    ['TGL NOTA', bill.invoiceDate, 'invoiceDate'],
    ['TGL PESAN', bill.orderDate, 'orderDate'],
  ]
  facts.forEach(([label, value, what], i) => {
    const text = address[i]
    if (text) at(0, text.slice(0, 38))
    if (value) {
      // a long number starts earlier, and its label with it
      const start = Math.min(60, columns - value.length)
      at(start - 12, label)
      at(start - 2, ':')
      at(start, value, what)
    }
    next()
  })
  at(0, `KEPADA : ${bill.scene.customer.name.slice(0, 36)}`)
  at(48, 'KASIR')
  at(58, `: ${bill.dice.pick(['ADMIN', 'SITI', 'BUDI', 'LINA'])}`)
  next()
  line('=')
  at(0, 'NO  NAMA BARANG')
  end(52, 'QTY')
  end(66, 'HARGA')
  end(columns, 'JUMLAH')
  next()
  line('-')
  bill.rows.forEach((row, i) => {
    at(0, String(i + 1))
    const [first = '', ...more] = folded(row.title, 42)
    at(4, first, row.isNamed ? 'model' : 'text')
    end(52, String(row.quantity))
    end(66, bill.bare(row.unit))
    end(columns, bill.bare(row.total))
    next()
    for (const rest of more) {
      at(4, rest, row.isNamed ? 'model' : 'text')
      next()
    }
    if (row.serialNumber) {
      at(4, 'SN:')
      at(8, row.serialNumber, 'serialNumber')
      next()
    }
  })
  line('-')
  folded(`TERBILANG : ${terbilang(bill.total)} RUPIAH`, 46).forEach((text, i) => {
    pen.text(left, y + i * leading, text, ink)
  })
  const sums: [string, string, Ink['what'], 400 | 700][] = [
    ['DPP', bill.bare(bill.net), 'text', 400],
    [`PPN ${bill.taxPercent}%`, bill.bare(bill.tax), 'text', 400],
    ['TOTAL RP', bill.bare(bill.total), 'total', 700],
  ]
  for (const [label, amount, what, weight] of sums) {
    at(52, label, 'text', weight)
    end(columns, amount, what, weight)
    next()
  }
  next(0.6)
  at(4, 'TANDA TERIMA')
  at(30, 'HORMAT KAMI')
  const signs = y
  next(3.4)
  at(2, '(..............)')
  at(28, '(..............)')
  pen.text(left + 50 * step, signs + leading, 'BARANG YG SUDAH DIBELI TDK', { ...ink })
  pen.text(left + 50 * step, signs + leading * 2, 'DAPAT DITUKAR/DIKEMBALIKAN', { ...ink })
  signature(pen, left + 29 * step, signs + leading * 2, 60, bill.dice)
  if (bill.dice.chance(0.5))
    stamp(
      pen,
      left + 42 * step,
      signs + leading * 1.4,
      bill.store ? [bill.store.toUpperCase()] : ['LUNAS'],
      bill.dice,
    )
}

/** Fills lines of a fixed number of characters. */
function folded(text: string, columnsWide: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < columnsWide)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function holes(pen: Pen): void {
  for (const x of [17, 667]) {
    for (let y = 18; y < 396; y += 36) {
      pen.disc(x, y, 5.6, { fill: '#5d5750' })
      pen.disc(x + 0.6, y + 0.8, 5, { fill: '#4a453f' })
    }
  }
  for (const x of [34, 650]) pen.rule(x, 0, x, 396, { colour: '#c9c4ba', width: 0.5, dash: [2, 2] })
}
