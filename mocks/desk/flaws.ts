import type { DecisionKind } from '../../contract/claim-words.ts'
import type { InvoiceScene, SerialPhotoScene } from '../pictures/scene.ts'

/** What is wrong with a made-up claim, and a good agent's answer. */
export interface Flaw {
  name: string
  /** Per hundred claims. */
  share: number
  invoice?: Partial<Pick<InvoiceScene, 'omit' | 'faults'>>
  photo?: Partial<Pick<SerialPhotoScene, 'omit' | 'faults'>>
  /** The photo shows the box. */
  isPackaging?: true
  /** The sticker in the photo is another product's. */
  isOtherSerial?: true
  /** The bars of the sticker in the photo say another number than its print. */
  isOtherCode?: true
  /** The member typed O for 0, l for 1. */
  isSlip?: true
  /** Days between the invoice and the later start of the purchase period. */
  isTooEarly?: true
  /** An invoice shared with another claim of the same member, with another line or the same one. */
  isSharedInvoice?: true
  answer: { kind: DecisionKind; reasons: string[]; note?: string }
}

const ask = (...reasons: string[]) => ({ kind: 'ask_again', reasons }) as const
export const decline = (...reasons: string[]) => ({ kind: 'decline', reasons }) as const
const approve = { kind: 'approve', reasons: [] as string[] } as const

export const flaws: [Flaw, ...Flaw[]] = [
  { name: 'none', share: 56, answer: approve },
  {
    name: 'no model on the invoice',
    share: 8,
    invoice: { omit: ['modelName'] },
    answer: ask('invoice_no_product_name'),
  },
  {
    name: 'no date on the invoice',
    share: 3,
    invoice: { omit: ['invoiceDate'] },
    answer: ask('invoice_no_date'),
  },
  {
    name: 'no store on the invoice',
    share: 2,
    invoice: { omit: ['storeName'] },
    answer: ask('invoice_no_store'),
  },
  {
    name: 'blurred invoice',
    share: 4,
    invoice: { faults: ['blur', 'dark'] },
    answer: ask('invoice_unreadable'),
  },
  {
    name: 'invoice cut off',
    share: 2,
    invoice: { faults: ['cropped', 'tilted'] },
    answer: ask('invoice_unreadable', 'invoice_no_number'),
  },
  {
    name: 'packaging',
    share: 7,
    isPackaging: true,
    answer: ask('photo_of_packaging'),
  },
  { name: 'blurred photo', share: 4, photo: { faults: ['blur'] }, answer: ask('photo_unreadable') },
  {
    name: 'glare over the S/N',
    share: 3,
    photo: { faults: ['glare', 'tilted'] },
    answer: ask('photo_unreadable'),
  },
  { name: 'other serial', share: 3, isOtherSerial: true, answer: ask('photo_other_serial') },
  { name: 'typing slip', share: 3, isSlip: true, answer: ask('photo_other_serial') },
  {
    name: 'both wrong',
    share: 1,
    isPackaging: true,
    invoice: { omit: ['modelName'] },
    answer: {
      ...ask('invoice_no_product_name', 'photo_of_packaging'),
      note: 'Second product of this member; the first one was fine.',
    },
  },
  { name: 'too early', share: 2, isTooEarly: true, answer: decline('final_outside_period') },
  {
    name: 'shared invoice',
    share: 2,
    isSharedInvoice: true,
    answer: decline('final_invoice_used'),
  },
]

/** Told once, and never by chance. */
export const otherCode: Flaw = {
  name: 'code and print disagree',
  share: 0,
  isOtherCode: true,
  answer: ask('photo_other_serial'),
}
