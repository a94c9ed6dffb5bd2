import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.mjs?url'
import { pictureLimits } from '../../../contract/evidence.ts'
import type { ReadDocument, ReadFault } from '../../ports.ts'
import { encodePage } from './evidence-reader.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Draws the pages of a PDF as pictures. */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument | ReadFault> {
  const loading = getDocument({ data: new Uint8Array(bytes), stopAtErrors: false })
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
  const viewport = page.getViewport({ scale: pictureLimits.maxWidth / natural.width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport, background: 'white' }).promise
  return encodePage(canvas, canvas.width, canvas.height, false)
}
