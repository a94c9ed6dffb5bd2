import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { pdfLimits, pixelsOf, readPdfPages } from '../../../reading/pdf-pages.ts'
import { watchLetters } from '../../watched-letters.ts'
import { leftOut } from './left-out.ts'
import { encodePage } from './encode-page.ts'
import { haveSpareFonts } from './spare-fonts.ts'

const pdfjs = new URL('../../../../node_modules/pdfjs-dist/', import.meta.url)

/**
 * Draws the pages of a PDF as pictures: reviewers never open the document itself.
 *
 * @param hasTime whether there is time for one more page; what is left out is reported
 */
export function decodePdf(
  bytes: Uint8Array,
  hasTime = () => true,
): Promise<DecodedDocument | DecodeFault> {
  haveSpareFonts()
  const loading = getDocument({
    ...pdfLimits,
    // A copy, because the library takes ownership of the buffer.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: leftOut.isHeard ? VerbosityLevel.WARNINGS : VerbosityLevel.ERRORS,
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', pdfjs)),
    cMapUrl: fileURLToPath(new URL('cmaps/', pdfjs)),
    wasmUrl: fileURLToPath(new URL('wasm/', pdfjs)),
  })
  return readPdfPages(bytes, loading, {
    hasTime,
    draw: async (page, viewport) => {
      const { width, height } = pixelsOf(viewport)
      const canvas = createCanvas(width, height)
      const lettersMissing = watchLetters(canvas.getContext('2d'), (w, h) => createCanvas(w, h))
      const leftOutBefore = leftOut.pictures
      // The library draws on any canvas with this interface, but its types only know the browser's.
      const target = canvas as unknown as HTMLCanvasElement
      await page.render({ canvas: target, viewport, background: 'white' }).promise
      const picture = sharp(canvas.data(), { raw: { width, height, channels: 4 } })
      return {
        page: await encodePage(picture.flatten({ background: 'white' }), 'drawing'),
        gaps: [
          ...(lettersMissing() ? (['letters_missing'] as const) : []),
          ...(leftOut.pictures > leftOutBefore ? (['picture_missing'] as const) : []),
        ],
      }
    },
  })
}
