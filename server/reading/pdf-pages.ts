import type {
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFPageProxy,
  PageViewport,
} from 'pdfjs-dist'
import type { DrawingGap } from '../../contract/document-reading.ts'
import { pictureLimits } from '../../contract/evidence.ts'
import type { DrawnPage, DecodedDocument, DecodeFault } from '../ports.ts'
import { scaleToShow } from '../uploads/picture-size.ts'

/** Most pixels of a drawn page: A4 has 3.6 million, a till roll more. */
const mostPixels = 10_000_000

/** Settings that every host gives the library: draw as much as possible within these limits. */
export const pdfLimits = {
  stopAtErrors: false,
  /** Most pixels of an embedded picture; larger ones are left out. */
  maxImageSize: 64_000_000,
  isEvalSupported: false,
  enableXfa: false,
}

interface Drawing {
  /** Draws one page, and reports what it could not draw. */
  draw(page: PDFPageProxy, viewport: PageViewport): Promise<{ page: DrawnPage; gaps: DrawingGap[] }>
  /** Whether the document has time left for another page. */
  hasTime(): boolean
}

/**
 * The first pages of a PDF as pictures, up to the number that is shown. Every host draws on its own
 * kind of canvas. The document is always closed.
 */
export async function readPdfPages(
  bytes: Uint8Array,
  loading: PDFDocumentLoadingTask,
  { draw, hasTime }: Drawing,
): Promise<DecodedDocument | DecodeFault> {
  try {
    const document = await loading.promise
    const pagesInAll = document.numPages
    if (pagesInAll < 1) return { fault: 'no_pages' }
    const pages: DrawnPage[] = []
    const gaps = new Set(await gapsOfForm(document))
    while (pages.length < Math.min(pagesInAll, pictureLimits.maxPages)) {
      if (pages.length > 0 && !hasTime()) break
      const page = await document.getPage(pages.length + 1)
      const drawn = await draw(page, viewportOf(page))
      pages.push(drawn.page)
      for (const gap of drawn.gaps) gaps.add(gap)
      page.cleanup()
    }
    if (pages.length < pagesInAll) gaps.add('pages_cut')
    return { pages, pagesInAll, gaps: [...gaps], original: { bytes, mediaType: 'application/pdf' } }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return { fault: isLocked ? 'locked' : 'broken' }
  } finally {
    await loading.destroy()
  }
}

/**
 * PDFs that only Adobe's programs show properly. A form in Adobe's own format (XFA) shows others a
 * page that says "please wait"; a portfolio shows its cover, and the invoice is a file inside.
 */
async function gapsOfForm(document: PDFDocumentProxy): Promise<DrawingGap[]> {
  const { info } = await document.getMetadata()
  if ('IsCollectionPresent' in info && info.IsCollectionPresent) return ['files_inside']
  if (!('IsXFAPresent' in info && info.IsXFAPresent)) return []
  const fields = await document.getFieldObjects()
  return fields && fields.size > 0 ? [] : ['form_not_shown']
}

/** As large as a page may be, and at least one pixel. */
export function viewportOf(page: PDFPageProxy): PageViewport {
  const { width, height } = page.getViewport({ scale: 1 })
  return page.getViewport({ scale: scaleToShow(width, height, mostPixels) })
}

/** Whole pixels of a viewport, at least one. */
export function pixelsOf(viewport: PageViewport): { width: number; height: number } {
  return {
    width: Math.max(1, Math.floor(viewport.width)),
    height: Math.max(1, Math.floor(viewport.height)),
  }
}
