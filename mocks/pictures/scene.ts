/** The content of an invoice, and how it was captured. */
export interface InvoiceScene {
  seed: number
  layout: 'indonesian' | 'english' | 'french'
  capture: 'scan' | 'phone' | 'screenshot' | 'thermal'
  store: { name: string; addressLines: string[]; taxId?: string }
  invoiceNumber: string
  orderNumber?: string
  /** YYYY-MM-DD */
  orderDate: string
  /** YYYY-MM-DD */
  invoiceDate: string
  dateStyle: 'd/m/y' | 'm/d/y' | 'd.m.y' | 'iso' | 'words'
  customer: { name: string; addressLines: string[] }
  /** prices in major units, tax included except for USD */
  lines: { description: string; quantity: number; unitPrice: number; serialNumber?: string }[]
  currency: 'IDR' | 'EUR' | 'GBP' | 'USD'
  /** what is not on the paper, as in refused claims */
  omit?: ('modelName' | 'invoiceDate' | 'invoiceNumber' | 'storeName')[]
  faults?: ('blur' | 'dark' | 'glare' | 'cropped' | 'tilted')[]
}

/** The content of a sticker, its product, and how it was captured. */
export interface SerialPhotoScene {
  seed: number
  surface:
    | 'monitor-back'
    | 'laptop-bottom'
    | 'graphics-card'
    | 'motherboard'
    | 'desktop-case'
    | 'packaging'
  /** e.g. 'Modern AM242 1M' */
  model: string
  /** e.g. 'MS-AE07' */
  modelCode: string
  /** e.g. 'BA3T01946000V' */
  serialNumber: string
  /** The number in the codes, if it differs from the printed one. */
  codedNumber?: string
  chk: string
  madeIn?: string
  omit?: ('modelName' | 'serialNumber' | 'chk')[]
  faults?: ('blur' | 'dark' | 'glare' | 'tilted' | 'far' | 'cropped')[]
}
