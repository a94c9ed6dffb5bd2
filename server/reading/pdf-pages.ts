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

/** Pixels of a drawn page: one of the usual form has 3.6 million, a till roll is longer. */
const mostPixels = 10_000_000

/** What every host gives the library: a document is drawn as far as it can be, within these limits. */
export const pdfLimits = {
  stopAtErrors: false,
  /** Pixels of a picture within the document; a larger one is left out. */
  maxImageSize: 64_000_000,
  isEvalSupported: false,
  enableXfa: false,
}

interface Drawing {
  /** Draws one page, and says what it could not. */
  draw(page: PDFPageProxy, viewport: PageViewport): Promise<{ page: DrawnPage; gaps: DrawingGap[] }>
  /** Whether another page can be drawn before the document has had its time. */
  hasTime(): boolean
}

/**
 * The pages of a PDF as pictures, in order, as many as are shown; every host draws on its own kind
 * of canvas. The document is closed whatever happens.
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
 * What only Adobe's programs show. A form of their own kind (XFA) is to others a page that asks to
 * wait, without any field; a portfolio is a cover, and the invoice a file inside.
 */
async function gapsOfForm(document: PDFDocumentProxy): Promise<DrawingGap[]> {
  const { info } = await document.getMetadata()
  if ('IsCollectionPresent' in info && info.IsCollectionPresent) return ['files_inside']
  if (!('IsXFAPresent' in info && info.IsXFAPresent)) return []
  const fields = await document.getFieldObjects()
  return fields && fields.size > 0 ? [] : ['form_not_shown']
}

/** As large as a page may be; never without pixels. */
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
