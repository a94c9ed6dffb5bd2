import { drawPhone } from './captures/phone.ts'
import { drawScan } from './captures/scan.ts'
import { drawScreenshot } from './captures/screenshot.ts'
import { filePageFor, pageFor, receiptFor } from './designs/choose.ts'
import type { Drawing } from './drawing.ts'
import { billOf } from './paper/bill.ts'
import { writePdf } from './paper/pdf-file.ts'
import type { InvoiceScene } from './scene.ts'

/** The picture a member might upload of this invoice. */
export function drawInvoice(scene: InvoiceScene): Promise<Drawing> {
  const bill = billOf(scene)
  switch (scene.capture) {
    case 'scan':
      return drawScan(bill, pageFor(bill))
    case 'phone':
      return drawPhone(bill, pageFor(bill), 'page')
    case 'thermal':
      return drawPhone(bill, receiptFor(bill), 'roll')
    case 'screenshot':
      return drawScreenshot(bill)
  }
}

/** The file a web shop lets its buyers download: a real text layer, A4. */
export function drawInvoicePdf(scene: InvoiceScene): Promise<Drawing> {
  const bill = billOf(scene)
  return writePdf(bill, filePageFor(bill))
}
