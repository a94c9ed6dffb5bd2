import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.mjs?worker&url'
import type { ReadDocument, ReadFault } from '../../ports.ts'
import type { ReadLine } from '../../storage/page-reading.ts'
import { pixelsOf, readPdfPages } from '../pdf-pages.ts'
import { readPdfLayers } from '../reading/pdf-layer.ts'
import { encodePage } from './encode-page.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Draws the pages of a PDF as pictures. */
export function readPdf(bytes: Uint8Array): Promise<ReadDocument | ReadFault> {
  const loading = getDocument({ data: new Uint8Array(bytes), stopAtErrors: false })
  return readPdfPages(bytes, loading, async (page, viewport) => {
    const { width, height } = pixelsOf(viewport)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    await page.render({ canvas, viewport, background: 'white' }).promise
    return encodePage(canvas, width, height, false)
  })
}

/** What a PDF says of its own text, page by page; nothing where that cannot be had. */
export async function readPdfText(
  bytes: Uint8Array,
  pages: number,
): Promise<(ReadLine[] | null)[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), stopAtErrors: false })
  return readPdfLayers(loading, pages).catch(() => [])
}
