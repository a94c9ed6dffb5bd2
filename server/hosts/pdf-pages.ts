import type { PDFDocumentLoadingTask, PDFPageProxy, PageViewport } from 'pdfjs-dist'
import { pictureLimits } from '../../contract/evidence.ts'
import type { ReadDocument, ReadFault } from '../ports.ts'

/** Pixels a drawn page may be high: a till roll as long as this can still be read. */
const maxHeight = 6000

type Drawn = ReadDocument['pages'][number]

/**
 * The pages of a PDF as pictures, in order, as many as are shown; every host draws on its own kind
 * of canvas. The document is closed whatever happens.
 */
export async function readPdfPages(
  bytes: Uint8Array,
  loading: PDFDocumentLoadingTask,
  draw: (page: PDFPageProxy, viewport: PageViewport) => Promise<Drawn>,
): Promise<ReadDocument | ReadFault> {
  try {
    const document = await loading.promise
    const pages: Drawn[] = []
    for (let n = 1; n <= Math.min(document.numPages, pictureLimits.maxPages); n++) {
      const page = await document.getPage(n)
      pages.push(await draw(page, viewportOf(page)))
    }
    return { pages, original: { bytes, mediaType: 'application/pdf' } }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return { fault: isLocked ? 'locked' : 'broken' }
  } finally {
    await loading.destroy()
  }
}

/** As wide as a picture may be, or less where the page would be too high; never without pixels. */
export function viewportOf(page: PDFPageProxy): PageViewport {
  const natural = page.getViewport({ scale: 1 })
  const scale = Math.min(pictureLimits.maxWidth / natural.width, maxHeight / natural.height)
  return page.getViewport({ scale })
}

/** Whole pixels of a viewport, at least one. */
export function pixelsOf(viewport: PageViewport): { width: number; height: number } {
  return {
    width: Math.max(1, Math.floor(viewport.width)),
    height: Math.max(1, Math.floor(viewport.height)),
  }
}
