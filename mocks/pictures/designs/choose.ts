import { englishReceipt } from './english-receipt.ts'
import { englishRetailer } from './english-retailer.ts'
import { englishTaxInvoice } from './english-tax-invoice.ts'
import { frenchMarketplace } from './french-marketplace.ts'
import { frenchReceipt } from './french-receipt.ts'
import { frenchRetailer } from './french-retailer.ts'
import { indonesianCounter } from './indonesian-counter.ts'
import { indonesianDotMatrix } from './indonesian-dot-matrix.ts'
import { indonesianMarketplace } from './indonesian-marketplace.ts'
import { indonesianReceipt } from './indonesian-receipt.ts'
import { webOrderPrint } from './web-order-print.ts'
import type { Bill } from '../paper/bill.ts'
import type { Sheet } from '../paper/pen.ts'
import { hashOf } from '../random.ts'

type Design = (bill: Bill) => Sheet

const pages: Record<Bill['scene']['layout'], readonly Design[]> = {
  indonesian: [indonesianMarketplace, indonesianCounter, indonesianDotMatrix, webOrderPrint],
  english: [englishRetailer, englishTaxInvoice, webOrderPrint],
  french: [frenchMarketplace, frenchRetailer, webOrderPrint],
}

const receipts: Record<Bill['scene']['layout'], Design> = {
  indonesian: indonesianReceipt,
  english: englishReceipt,
  french: frenchReceipt,
}

/** A shop always uses one design, so its name decides, not the seed. */
export function pageFor(bill: Bill): Sheet {
  const list = pages[bill.scene.layout]
  const design = list[hashOf(`look/${bill.scene.store.name}`) % list.length]
  if (!design) throw new Error(`no page design for ${bill.scene.layout}`)
  return design(bill)
}

/** The same for downloads, which are never dot-matrix prints. */
export function filePageFor(bill: Bill): Sheet {
  const design = pages[bill.scene.layout].find((page) => page !== indonesianDotMatrix)
  const own = pageFor(bill)
  return own.height > 800 || !design ? own : design(bill)
}

export const receiptFor = (bill: Bill): Sheet => receipts[bill.scene.layout](bill)
