import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import type { LetterFonts } from '../ports.ts'
import { addressLines } from './address.ts'
import { phoneOf, type BatchParcel } from './export.ts'
import { broken, faceOf, moreFaces, runsOf, type PdfFace } from './lettering.ts'

/** Points to the millimetre, and the label of 100×150 mm that carriers' printers take. */
const mm = 72 / 25.4
const [wide, tall] = [100 * mm, 150 * mm]
const margin = 7 * mm
const room = wide - 2 * margin

/** One label for each parcel: whom it goes to, and its number to scan. */
export async function labelsPdf(parcels: BatchParcel[], fonts: LetterFonts): Promise<Uint8Array> {
  return write(parcels, drawLabel, fonts)
}

/** One slip for each parcel: what is in it and for whom, to be put inside. */
export async function packingSlipsPdf(
  parcels: BatchParcel[],
  fonts: LetterFonts,
): Promise<Uint8Array> {
  return write(parcels, drawSlip, fonts)
}

/** The printer's own letters, and after them those it lacks. */
type Faces = [PdfFace, ...PdfFace[]]

interface Sheet {
  page: PDFPage
  plain: Faces
  bold: Faces
  bars(text: string): number[]
}

async function write(
  parcels: BatchParcel[],
  draw: (sheet: Sheet, parcel: BatchParcel) => void,
  fonts: LetterFonts,
): Promise<Uint8Array> {
  // Both are large, and most days of a desk print nothing.
  const [{ PDFDocument: Pdf, StandardFonts }, { default: bwip }] = await Promise.all([
    import('@cantoo/pdf-lib'),
    import('bwip-js/generic'),
  ])
  const pdf: PDFDocument = await Pdf.create()
  const helvetica = faceOf(await pdf.embedFont(StandardFonts.Helvetica))
  const texts = parcels.flatMap(textsOn)
  const more = await moreFaces(pdf, texts, helvetica, fonts)
  const plain: Faces = [helvetica, ...more]
  const bold: Faces = [faceOf(await pdf.embedFont(StandardFonts.HelveticaBold)), ...more]
  const bars = (text: string) => {
    const [encoded] = bwip.raw('code128', text, {})
    if (!encoded || !('sbs' in encoded)) throw new Error(`There is no Code 128 for ${text}`)
    return encoded.sbs
  }
  for (const parcel of parcels) {
    draw({ page: pdf.addPage([wide, tall]), plain, bold, bars }, parcel)
  }
  if (parcels.length === 0) {
    const page = pdf.addPage([wide, tall])
    page.drawText('No parcel stands here.', {
      x: margin,
      y: tall - 20 * mm,
      size: 11,
      font: helvetica.font,
    })
  }
  return pdf.save()
}

/** Everything on a label or slip that a person wrote. */
const textsOn = ({ recipient, region, ...parcel }: BatchParcel) => [
  ...addressLines(recipient, region),
  parcel.prize_name,
  parcel.promotion_name,
  parcel.product_name,
]

function drawLabel(sheet: Sheet, parcel: BatchParcel): void {
  const { recipient, region } = parcel
  let y = tall - margin
  y = lines(sheet, ['MSI · Redeem'], { y, size: 9 })
  y = lines(sheet, addressLines(recipient, region), { y: y - 5 * mm, size: 15, isBold: true })
  y = lines(sheet, [phoneOf(recipient.contactNumber, region)], { y: y - 2 * mm, size: 11 })
  lines(sheet, [parcel.prize_name], { y: y - 4 * mm, size: 10 })
  barcode(sheet, parcel.number, { bottom: 17 * mm, height: 26 * mm })
  const size = 20
  const [{ font }] = sheet.bold
  const x = (wide - font.widthOfTextAtSize(parcel.number, size)) / 2
  sheet.page.drawText(parcel.number, { x, y: 8 * mm, size, font })
}

function drawSlip(sheet: Sheet, parcel: BatchParcel): void {
  const { recipient, region } = parcel
  let y = tall - margin
  y = lines(sheet, ['Packing slip'], { y, size: 16, isBold: true })
  y = lines(sheet, [parcel.promotion_name], { y: y - 2 * mm, size: 10 })
  y = lines(sheet, [`1 × ${parcel.prize_name}`], { y: y - 6 * mm, size: 13, isBold: true })
  y = lines(
    sheet,
    [`Claim ${parcel.number}`, `${parcel.product_name}, S/N ${parcel.serial_number}`],
    {
      y: y - 3 * mm,
      size: 10,
    },
  )
  y = lines(sheet, addressLines(recipient, region), { y: y - 6 * mm, size: 10 })
  lines(sheet, ['Congratulation on the purchase of your MSI product. Enjoy your prize!'], {
    y: y - 8 * mm,
    size: 10,
  })
  barcode(sheet, parcel.number, { bottom: 9 * mm, height: 12 * mm })
}

/** Lines one below the other, broken where the label ends. @returns where the next one may begin */
function lines(
  { page, plain, bold }: Sheet,
  texts: string[],
  { y, size, isBold = false }: { y: number; size: number; isBold?: boolean },
): number {
  const faces = isBold ? bold : plain
  let at = y
  for (const line of texts.flatMap((one) => broken(one, faces, { size, room }))) {
    at -= size * 1.25
    let x = margin
    for (const { text, face } of runsOf(line, faces)) {
      page.drawText(text, { x, y: at, size, font: face.font })
      x += face.font.widthOfTextAtSize(text, size)
    }
  }
  return at
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
  let x = (wide - modules * unit) / 2
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) {
      page.drawRectangle({ x, y: bottom, width: width * unit, height })
    }
    x += width * unit
  }
}
