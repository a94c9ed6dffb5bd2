import type { PDFDocumentLoadingTask, PDFPageProxy, PageViewport } from 'pdfjs-dist'
import type { Corners, ReadLine } from '../../storage/page-reading.ts'
import { viewportOf } from '../pdf-pages.ts'

/** Characters below which a page is taken for a picture with a few words on it. */
const leastCharacters = 24

/** Gaps between two pieces of a line, in heights of it: below `space` one word, below `line` one line. */
const gaps = { space: 0.12, line: 1.2 }

/** A piece of text as the PDF places it, in pixels of the page as it is shown. */
interface Piece {
  text: string
  left: number
  right: number
  /** Where the letters stand. */
  base: number
  height: number
}

/** The text of each page as the PDF itself has it; `null` for a page that is only a picture. */
export async function readPdfLayers(
  loading: PDFDocumentLoadingTask,
  pages: number,
): Promise<(ReadLine[] | null)[]> {
  try {
    const document = await loading.promise
    const layers: (ReadLine[] | null)[] = []
    for (let n = 1; n <= pages; n++) layers.push(await layerOf(await document.getPage(n)))
    return layers
  } finally {
    await loading.destroy()
  }
}

async function layerOf(page: PDFPageProxy): Promise<ReadLine[] | null> {
  const viewport = viewportOf(page)
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, viewport) : []))
  const lines = joined(pieces).map(lineOf)
  const length = lines.reduce((sum, { text }) => sum + text.length, 0)
  return length >= leastCharacters ? lines : null
}

function pieceOf(
  item: { str: string; transform: number[]; width: number; height: number },
  viewport: PageViewport,
): Piece[] {
  if (item.str.trim() === '') return []
  const [, , c = 0, d = 0, e = 0, f = 0] = item.transform
  const [left = 0, base = 0] = viewport.convertToViewportPoint(e, f)
  const height = (Math.hypot(c, d) || item.height) * viewport.scale
  return [{ text: item.str, left, right: left + item.width * viewport.scale, base, height }]
}

/** Pieces of one line that stand close together, from the top and from the left. */
function joined(pieces: Piece[]): Piece[] {
  const rows = new Map<number, Piece[]>()
  for (const piece of pieces.toSorted((a, b) => a.base - b.base)) {
    const near = [...rows.keys()].find((base) => Math.abs(base - piece.base) < piece.height * 0.3)
    const row = rows.get(near ?? piece.base) ?? []
    rows.set(near ?? piece.base, [...row, piece])
  }
  return [...rows.values()].flatMap((row) => {
    const out: Piece[] = []
    for (const piece of row.toSorted((a, b) => a.left - b.left)) {
      const last = out.at(-1)
      const gap = last ? piece.left - last.right : Infinity
      if (!last || gap > piece.height * gaps.line) out.push(piece)
      else out[out.length - 1] = merged(last, piece, gap > piece.height * gaps.space)
    }
    return out
  })
}

const merged = (a: Piece, b: Piece, isSpaced: boolean): Piece => ({
  text: `${a.text}${isSpaced ? ' ' : ''}${b.text}`,
  left: a.left,
  right: Math.max(a.right, b.right),
  base: Math.max(a.base, b.base),
  height: Math.max(a.height, b.height),
})

function lineOf({ text, left, right, base, height }: Piece): ReadLine {
  const top = base - height
  const bottom = base + height * 0.25
  const corners: Corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  return { text, confidence: 1, corners }
}
