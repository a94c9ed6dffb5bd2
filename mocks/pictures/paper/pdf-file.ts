import { PDFDocument } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Drawing, Place } from '../drawing.ts'
import type { Bill } from './bill.ts'
import { pdfPen } from './pdf-pen.ts'
import type { PdfFontName, PdfFonts, PdfPen } from './pdf-pen.ts'
import type { Sheet } from './pen.ts'
import { termsPage } from './terms-page.ts'
import { unpackWoff } from './woff.ts'

const require = createRequire(import.meta.url)
const unpacked = new Map<PdfFontName, Buffer>()
const [width, height] = [595, 842] as const
const names: PdfFontName[] = [
  'roboto-condensed 400',
  'roboto-condensed 700',
  'lora 400',
  'lora 700',
  'roboto-mono 400',
  'roboto-mono 700',
]

/** A4 pages with a text layer: the invoice, and for some shops a second page of terms. */
export async function writePdf(bill: Bill, sheet: Sheet): Promise<Drawing> {
  measuring ??= newDocument().then((document) => embed(document, names))
  const measure = await measuring
  const places: Place[] = []
  const first = pdfPen(height, measure, places)
  sheet.paint(first)
  const pens: PdfPen[] = [first]
  // places are on the first page; the terms contain nothing of interest
  if (bill.shop.chance(0.3)) {
    const second = pdfPen(height, measure, [])
    termsPage(second, bill)
    pens.push(second)
  }
  const document = await newDocument()
  const used = names.filter((name) => pens.some((pen) => pen.used.has(name)))
  const fonts = await embed(document, used)
  for (const pen of pens) pen.finish(document.addPage([width, height]), fonts)
  document.setProducer('Invoice Print 4.2')
  // the file must not depend on when it was written
  if (bill.invoiceDate) document.setCreationDate(new Date(`${bill.scene.invoiceDate}T09:00:00Z`))
  if (bill.number) document.setTitle(bill.number)
  const bytes = await document.save()
  return { bytes, mediaType: 'application/pdf', width, height, places }
}

/** Fonts of a document that is never saved, because text is measured before fonts are chosen. */
let measuring: Promise<PdfFonts> | undefined

async function newDocument(): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  return document
}

async function embed(document: PDFDocument, wanted: PdfFontName[]): Promise<PdfFonts> {
  const fonts: PdfFonts = {}
  for (const name of wanted) {
    // without ligatures: "fi" must stay two letters in the text layer
    fonts[name] = await document.embedFont(fontFile(name), {
      features: { liga: false, dlig: false },
    })
  }
  return fonts
}

function fontFile(name: PdfFontName): Buffer {
  const known = unpacked.get(name)
  if (known) return known
  const [family = '', weight = ''] = name.split(' ')
  const path = `@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`
  const font = unpackWoff(readFileSync(require.resolve(path)))
  unpacked.set(name, font)
  return font
}
