import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.mjs?worker&url'
import type { DecodedDocument, DecodeFault } from '../../ports.ts'
import { pdfLimits, pixelsOf, readPdfPages } from '../../reading/pdf-pages.ts'
import { readPdfLayers, type Layer } from '../../reading/pdf-layer.ts'
import { watchLetters } from '../watched-letters.ts'
import { encodePage } from './encode-page.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Milliseconds after which no further page is drawn, since the page is blocked meanwhile. */
const timeForPages = 20_000

/** Draws the pages of a PDF as pictures. */
export function readPdf(bytes: Uint8Array): Promise<DecodedDocument | DecodeFault> {
  const started = performance.now()
  const loading = getDocument({ ...pdfLimits, data: new Uint8Array(bytes) })
  return readPdfPages(bytes, loading, {
    hasTime: () => performance.now() - started < timeForPages,
    draw: async (page, viewport) => {
      const { width, height } = pixelsOf(viewport)
      const canvas = newCanvas(width, height)
      const context = canvas.getContext('2d')
      const lettersMissing = context && watchLetters(context, newCanvas)
      await page.render({ canvas, viewport, background: 'white' }).promise
      return {
        page: await encodePage(canvas, width, height, false),
        gaps: lettersMissing?.() ? ['letters_missing'] : [],
      }
    },
  })
}

const newCanvas = (width: number, height: number) =>
  Object.assign(document.createElement('canvas'), { width, height })

/** The PDF's own text, page by page; nothing if it cannot be read. */
export async function readPdfText(bytes: Uint8Array, pages: number): Promise<(Layer | null)[]> {
  const loading = getDocument({ ...pdfLimits, data: new Uint8Array(bytes) })
  return readPdfLayers(loading, pages).catch(() => [])
}
