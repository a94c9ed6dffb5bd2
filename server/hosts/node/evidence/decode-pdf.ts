import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { pictureLimits } from '../../../../contract/evidence.ts'
import type { ReadDocument, ReadFault } from '../../../ports.ts'
import { encodePage } from './encode-page.ts'

const pdfjs = new URL('../../../../node_modules/pdfjs-dist/', import.meta.url)

/** Pixels a drawn page may be high: a till roll as long as this can still be read. */
const maxHeight = 6000

/** Draws the pages of a PDF as pictures: what a reviewer sees is never the document itself. */
export async function decodePdf(bytes: Uint8Array): Promise<ReadDocument | ReadFault> {
  const loading = getDocument({
    // A copy: the library takes the buffer away from whoever gave it.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', pdfjs)),
    cMapUrl: fileURLToPath(new URL('cmaps/', pdfjs)),
    wasmUrl: fileURLToPath(new URL('wasm/', pdfjs)),
  })
  try {
    const document = await loading.promise
    const pages: ReadDocument['pages'] = []
    for (let n = 1; n <= Math.min(document.numPages, pictureLimits.maxPages); n++) {
      pages.push(await drawPage(await document.getPage(n)))
    }
    return { pages, original: { bytes, mediaType: 'application/pdf' } }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return { fault: isLocked ? 'locked' : 'broken' }
  } finally {
    await loading.destroy()
  }
}

async function drawPage(page: PDFPageProxy) {
  const natural = page.getViewport({ scale: 1 })
  const scale = Math.min(pictureLimits.maxWidth / natural.width, maxHeight / natural.height)
  const viewport = page.getViewport({ scale })
  const width = Math.max(1, Math.floor(viewport.width))
  const height = Math.max(1, Math.floor(viewport.height))
  const canvas = createCanvas(width, height)
  // The library draws on any canvas with this interface; its types know only the browser's.
  const target = canvas as unknown as HTMLCanvasElement
  await page.render({ canvas: target, viewport, background: 'white' }).promise
  const picture = sharp(canvas.data(), { raw: { width, height, channels: 4 } })
  return encodePage(picture.flatten({ background: 'white' }), 'drawing')
}
