import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import type { ReadDocument, ReadFault } from '../../../ports.ts'
import { pixelsOf, readPdfPages } from '../../pdf-pages.ts'
import { encodePage } from './encode-page.ts'

const pdfjs = new URL('../../../../node_modules/pdfjs-dist/', import.meta.url)

/** Draws the pages of a PDF as pictures: what a reviewer sees is never the document itself. */
export function decodePdf(bytes: Uint8Array): Promise<ReadDocument | ReadFault> {
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
  return readPdfPages(bytes, loading, async (page, viewport) => {
    const { width, height } = pixelsOf(viewport)
    const canvas = createCanvas(width, height)
    // The library draws on any canvas with this interface; its types know only the browser's.
    const target = canvas as unknown as HTMLCanvasElement
    await page.render({ canvas: target, viewport, background: 'white' }).promise
    const picture = sharp(canvas.data(), { raw: { width, height, channels: 4 } })
    return encodePage(picture.flatten({ background: 'white' }), 'drawing')
  })
}
