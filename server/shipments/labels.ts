import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import type { HeavyJob } from '../heavy-work.ts'
import { addressLines } from './address.ts'
import type { BatchParcel } from './export.ts'
import { mm, placed, room, sheet as size, type Paragraph } from './label-layout.ts'
import { faceOf, moreFaces, runsOf, type PdfFace } from './lettering.ts'
import { phoneLine } from './phones.ts'

/** What is printed of a parcel. */
export type PrintedParcel = Pick<
  BatchParcel,
  | 'number'
  | 'recipient'
  | 'region'
  | 'prize_name'
  | 'promotion_name'
  | 'product_name'
  | 'serial_number'
>

export interface PrintJob {
  /** `label`: whom it goes to, and its number to scan. `slip`: what is in it, to be put inside. */
  kind: 'label' | 'slip'
  parcels: PrintedParcel[]
  /** Fonts that these parcels need beside the printer's own. */
  fonts: Uint8Array[]
}

/** One page of 100×150 mm for each parcel, as PDF. A thousand of them take seconds: never in a request. */
export const printLabels: HeavyJob<PrintJob, Uint8Array> = { name: 'printLabels', work: write }

/** The printer's own letters, and after them those it lacks. */
type Faces = [PdfFace, ...PdfFace[]]

interface Sheet {
  page: PDFPage
  plain: Faces
  bold: Faces
  bars(text: string): number[]
}

async function write({ kind, parcels, fonts }: PrintJob): Promise<Uint8Array> {
  // Both are large, and most days of a desk print nothing.
  const [{ PDFDocument: Pdf, StandardFonts }, { default: bwip }] = await Promise.all([
    import('@cantoo/pdf-lib'),
    import('bwip-js/generic'),
  ])
  const pdf: PDFDocument = await Pdf.create()
  const more = await moreFaces(pdf, fonts)
  const plain: Faces = [faceOf(await pdf.embedFont(StandardFonts.Helvetica)), ...more]
  const bold: Faces = [faceOf(await pdf.embedFont(StandardFonts.HelveticaBold)), ...more]
  const bars = (text: string) => {
    const [encoded] = bwip.raw('code128', text, {})
    if (!encoded || !('sbs' in encoded)) throw new Error(`There is no Code 128 for ${text}`)
    return encoded.sbs
  }
  const draw = kind === 'label' ? drawLabel : drawSlip
  for (const parcel of parcels) {
    draw({ page: pdf.addPage([size.wide, size.tall]), plain, bold, bars }, parcel)
  }
  if (parcels.length === 0) {
    const page = pdf.addPage([size.wide, size.tall])
    const [{ font }] = plain
    const y = size.tall - 20 * mm
    page.drawText('No parcel stands here.', { x: size.margin, y, size: 11, font })
  }
  return pdf.save()
}

/** Where the bar code of a label and of a slip begins, its height, and the blank above it. */
const codes = {
  label: { bottom: 17 * mm, height: 26 * mm },
  slip: { bottom: 9 * mm, height: 12 * mm },
}
const clear = 4 * mm

/** Points from the lower edge: no text stands below. */
export const textEnds = {
  label: codes.label.bottom + codes.label.height + clear,
  slip: codes.slip.bottom + codes.slip.height + clear,
}

export const labelParagraphs = ({ recipient, region, prize_name }: PrintedParcel): Paragraph[] => [
  { texts: ['MSI · Redeem'], size: 9, above: 0 },
  { texts: addressLines(recipient, region), size: 15, above: 5 * mm, isBold: true },
  { texts: [phoneLine(recipient.contactNumber, region)], size: 11, above: 2 * mm },
  { texts: [prize_name], size: 10, above: 4 * mm },
]

export const slipParagraphs = (parcel: PrintedParcel): Paragraph[] => [
  { texts: ['Packing slip'], size: 16, above: 0, isBold: true },
  { texts: [parcel.promotion_name], size: 10, above: 2 * mm },
  { texts: [`1 × ${parcel.prize_name}`], size: 13, above: 6 * mm, isBold: true },
  {
    texts: [`Claim ${parcel.number}`, `${parcel.product_name}, S/N ${parcel.serial_number}`],
    size: 10,
    above: 3 * mm,
  },
  { texts: addressLines(parcel.recipient, parcel.region), size: 10, above: 6 * mm },
  {
    texts: ['Congratulation on the purchase of your MSI product. Enjoy your prize!'],
    size: 10,
    above: 8 * mm,
  },
]

function drawLabel(sheet: Sheet, parcel: PrintedParcel): void {
  paragraphsOn(sheet, labelParagraphs(parcel), textEnds.label)
  barcode(sheet, parcel.number, codes.label)
  const [{ font }] = sheet.bold
  const letters = 20
  const x = (size.wide - font.widthOfTextAtSize(parcel.number, letters)) / 2
  sheet.page.drawText(parcel.number, { x, y: 8 * mm, size: letters, font })
}

function drawSlip(sheet: Sheet, parcel: PrintedParcel): void {
  paragraphsOn(sheet, slipParagraphs(parcel), textEnds.slip)
  barcode(sheet, parcel.number, codes.slip)
}

function paragraphsOn({ page, plain, bold }: Sheet, paragraphs: Paragraph[], bottom: number): void {
  for (const line of placed(paragraphs, { bottom, plain, bold })) {
    let { x } = line
    for (const { text, face } of runsOf(line.text, line.isBold ? bold : plain)) {
      page.drawText(text, { x, y: line.y, size: line.size, font: face.font })
      x += face.font.widthOfTextAtSize(text, line.size)
    }
  }
}

/** Code 128, as wide as the label allows in whole modules, with its quiet zones. */
function barcode(
  { page, bars }: Sheet,
  text: string,
  { bottom, height }: { bottom: number; height: number },
): void {
  const widths = bars(text)
  const modules = widths.reduce((sum, width) => sum + width, 0)
  const unit = Math.min(0.5 * mm, room / (modules + 20))
  let x = (size.wide - modules * unit) / 2
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) {
      page.drawRectangle({ x, y: bottom, width: width * unit, height })
    }
    x += width * unit
  }
}
