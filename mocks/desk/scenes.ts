import { fullName } from '../../contract/names.ts'
import type { InvoiceScene } from '../pictures/scene.ts'
import type { Dice } from '../pictures/random.ts'
import type { SerialPhotoScene } from '../pictures/scene.ts'
import type { Flaw } from './flaws.ts'
import type { MadeUpMember } from './people.ts'
import { companions, type MadeUpProduct } from './products.ts'
import { nextAfter, serialNumberOf } from './serials.ts'
import { shopOf } from './shops.ts'

/** The purchase that both pictures show: product, buyer, date and store. */
export interface Bought {
  product: MadeUpProduct
  member: MadeUpMember
  serialNumber: string
  chk: string
  /** Local date of the purchase. */
  on: string
  /** Index of the store in its region. */
  shop: number
  number: number
}

const layouts = {
  ID: 'indonesian',
  FR: 'french',
  DE: 'english',
  GB: 'english',
  TW: 'english',
} as const
const currencies = { ID: 'IDR', FR: 'EUR', DE: 'EUR', GB: 'GBP', TW: 'EUR' } as const

/** The invoice picture this member would send. */
export function invoiceScene(bought: Bought, dice: Dice, flaw: Flaw): InvoiceScene {
  const { product, member, serialNumber, on, number } = bought
  const { region, recipient } = member
  const currency = currencies[region]
  const price = product.price[currency]
  const capture = dice.pick<InvoiceScene['capture']>([
    'phone',
    'phone',
    'phone',
    'scan',
    'screenshot',
    'thermal',
  ])
  const companion = dice.chance(0.45) ? dice.pick(companions) : null
  return {
    seed: number,
    layout: layouts[region],
    capture,
    store: shopOf(region, bought.shop),
    invoiceNumber: `${dice.pick(['INV', 'FK', 'SI', 'F'])}-${on.slice(2, 4)}${on.slice(5, 7)}-${String(10_000 + number * 7).slice(0, 5)}`,
    ...(dice.chance(0.7)
      ? { orderNumber: `${dice.whole(100, 999)}-${dice.whole(1_000_000, 9_999_999)}` }
      : {}),
    orderDate: daysBefore(on, dice.whole(0, 3)),
    invoiceDate: on,
    dateStyle:
      region === 'ID'
        ? dice.pick(['d/m/y', 'words', 'd/m/y'])
        : dice.pick(['d/m/y', 'd.m.y', 'words']),
    customer: {
      name: fullName(recipient),
      addressLines: [recipient.street, `${recipient.zipcode} ${recipient.city}`],
    },
    lines: [
      {
        description: product.onInvoice,
        quantity: 1,
        unitPrice: price,
        ...(dice.chance(0.3) ? { serialNumber } : {}),
      },
      ...(companion
        ? [{ description: companion, quantity: 1, unitPrice: Math.round(price / 11) }]
        : []),
    ],
    currency,
    ...flaw.invoice,
  }
}

/** The serial photo this member would send. */
export function photoScene(bought: Bought, dice: Dice, flaw: Flaw): SerialPhotoScene {
  const { product, serialNumber, chk, number } = bought
  return {
    seed: number,
    surface: flaw.isPackaging ? 'packaging' : product.surface,
    model: product.name,
    modelCode: product.modelCode,
    serialNumber: flaw.isOtherSerial ? serialNumberOf(product, dice) : serialNumber,
    chk,
    ...(flaw.isOtherCode ? { codedNumber: nextAfter(serialNumber) } : {}),
    ...flaw.photo,
  }
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 24 * 3600_000).toISOString().slice(0, 10)
}
