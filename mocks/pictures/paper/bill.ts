import type { InvoiceScene } from '../scene.ts'
import { diceFor } from '../random.ts'
import type { Dice } from '../random.ts'
import { writtenDate, writtenMoney } from './written.ts'

interface BillRow {
  /** what the product line says: the model, or something that does not name it */
  title: string
  /** true when the title names the model */
  isNamed: boolean
  code: string
  serialNumber?: string
  quantity: number
  /** tax included */
  unit: number
  unitNet: number
  total: number
  totalNet: number
}

/** A computed invoice: totals, dates, and without what is to be left out. */
export interface Bill {
  scene: InvoiceScene
  store?: string
  number?: string
  orderNumber?: string
  orderDate?: string
  invoiceDate?: string
  rows: BillRow[]
  taxPercent: number
  net: number
  tax: number
  total: number
  money(amount: number): string
  /** without the sign of the currency */
  bare(amount: number): string
  /** random choices of the shop: the same for every invoice of that shop */
  shop: Dice
  /** random choices of this invoice */
  dice: Dice
}

const taxPercents = { IDR: 11, EUR: 20, GBP: 20, USD: 8.25 } as const

const vague = {
  indonesian: ['Perangkat komputer', 'Barang elektronik', 'Komputer & aksesoris'],
  english: ['Computer hardware', 'Electrical goods', 'IT equipment'],
  french: ['Matériel informatique', 'Article informatique', 'Composant PC'],
} as const

const cents = (amount: number, currency: InvoiceScene['currency']) =>
  currency === 'IDR' ? Math.round(amount) : Math.round(amount * 100) / 100

export function billOf(scene: InvoiceScene): Bill {
  const { currency, layout } = scene
  const gone = new Set(scene.omit ?? [])
  const dice = diceFor(scene.seed, 'bill')
  const taxPercent = taxPercents[currency]
  const without = (gross: number) =>
    currency === 'USD' ? gross : cents(gross / (1 + taxPercent / 100), currency)
  const rows = scene.lines.map((line): BillRow => {
    const isNamed = !gone.has('modelName')
    const total = cents(line.unitPrice * line.quantity, currency)
    return {
      title: isNamed ? line.description : dice.pick(vague[layout]),
      isNamed,
      code: String(diceFor(line.description, 'article').whole(1_000_000, 9_899_999)),
      quantity: line.quantity,
      unit: line.unitPrice,
      unitNet: without(line.unitPrice),
      total,
      totalNet: without(total),
      ...(line.serialNumber && isNamed ? { serialNumber: line.serialNumber } : {}),
    }
  })
  const gross = cents(
    rows.reduce((sum, row) => sum + row.total, 0),
    currency,
  )
  // American prices are without tax; everywhere else the tax is inside
  const net = currency === 'USD' ? gross : cents(gross / (1 + taxPercent / 100), currency)
  const tax =
    currency === 'USD' ? cents((gross * taxPercent) / 100, currency) : cents(gross - net, currency)
  // Without an invoice date there is no order date either, as in claims refused for a missing date.
  const hasDates = !gone.has('invoiceDate')
  const written = (day: string) => writtenDate(day, scene.dateStyle, layout)
  return {
    scene,
    rows,
    taxPercent,
    net,
    tax,
    total: cents(net + tax, currency),
    money: (amount) => writtenMoney(amount, currency, layout),
    bare: (amount) => writtenMoney(amount, currency, layout, true),
    shop: diceFor(scene.store.name, 'shop'),
    dice,
    ...(gone.has('storeName') ? {} : { store: scene.store.name }),
    ...(gone.has('invoiceNumber') ? {} : { number: scene.invoiceNumber }),
    ...(scene.orderNumber ? { orderNumber: scene.orderNumber } : {}),
    ...(hasDates
      ? { orderDate: written(scene.orderDate), invoiceDate: written(scene.invoiceDate) }
      : {}),
  }
}
