/** What an invoice says, and how it was caught. */
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

/** What a sticker says, on which product, and how it was caught. */
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
  /** What the codes say, where it is not the number that is printed. */
  codedNumber?: string
  chk: string
  madeIn?: string
  omit?: ('modelName' | 'serialNumber' | 'chk')[]
  faults?: ('blur' | 'dark' | 'glare' | 'tilted' | 'far' | 'cropped')[]
}
