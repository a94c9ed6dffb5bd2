import type { PDFDocumentLoadingTask, PDFPageProxy, PageViewport } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api'
import { readingLimits } from '../evidence/reading-limits.ts'
import type { Corners, ReadLine } from '../storage/page-reading.ts'
import { viewportOf } from './pdf-pages.ts'

/** Pages with fewer characters count as a picture with a few words on it. */
const leastCharacters = 24

/**
 * Gaps between two pieces of a line, in line heights: up to `space` they are one word, up to `line`
 * one line.
 */
const gaps = { space: 0.12, line: 1.2 }

/** A piece of text as the PDF places it, in pixels of the displayed page. */
interface Piece {
  text: string
  left: number
  right: number
  /** Positions of its letters. */
  base: number
  height: number
}

/** The text that a PDF itself has for one page. */
export interface Layer {
  lines: ReadLine[]
  /** Whether the page holds more text than is kept. */
  isCut: boolean
}

/** The text each page has of its own; `null` for a page that is only a picture. */
export async function readPdfLayers(
  loading: PDFDocumentLoadingTask,
  pages: number,
): Promise<(Layer | null)[]> {
  try {
    const document = await loading.promise
    const layers: (Layer | null)[] = []
    for (let n = 1; n <= Math.min(pages, readingLimits.pages); n++) {
      layers.push(await layerOf(await document.getPage(n)))
    }
    return layers
  } finally {
    await loading.destroy()
  }
}

async function layerOf(page: PDFPageProxy): Promise<Layer | null> {
  const { pieces, isCut } = await piecesOf(page)
  const lines = joined(pieces).map(lineOf)
  const length = lines.reduce((sum, { text }) => sum + text.length, 0)
  return length >= leastCharacters ? { lines, isCut } : null
}

/** A few hundred bytes of a PDF can hold millions of letters, so reading stops at a limit. */
async function piecesOf(page: PDFPageProxy): Promise<{ pieces: Piece[]; isCut: boolean }> {
  const viewport = viewportOf(page)
  const stream: ReadableStream<TextContent> = page.streamTextContent()
  const reader = stream.getReader()
  const pieces: Piece[] = []
  let length = 0
  let isCut = false
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { pieces, isCut }
    for (const item of value.items) {
      if (!('str' in item)) continue
      if (pieces.length >= mostPieces || length >= readingLimits.characters) {
        await reader.cancel(new Error('Enough was read'))
        return { pieces, isCut: true }
      }
      const [piece] = pieceOf(item, viewport)
      if (!piece) continue
      pieces.push({ ...piece, text: piece.text.slice(0, readingLimits.lineLength) })
      isCut ||= piece.text.length > readingLimits.lineLength
      length += piece.text.length
    }
  }
}

/** Some PDFs place each letter separately. */
const mostPieces = readingLimits.characters

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

/** Pieces that are close together on one line, from top to bottom and left to right. */
function joined(pieces: Piece[]): Piece[] {
  const rows: { base: number; pieces: Piece[] }[] = []
  for (const piece of pieces.toSorted((a, b) => a.base - b.base)) {
    // Rows are sorted from the top, so the first that is close enough is found by bisection.
    const near = rows[firstAfter(rows, piece.base - piece.height * nearBase)]
    if (near) near.pieces.push(piece)
    else rows.push({ base: piece.base, pieces: [piece] })
  }
  return rows.flatMap((row) => {
    const out: Piece[] = []
    for (const piece of row.pieces.toSorted((a, b) => a.left - b.left)) {
      const last = out.at(-1)
      const gap = last ? piece.left - last.right : Infinity
      const isFull = last !== undefined && last.text.length > readingLimits.lineLength
      if (!last || isFull || gap > piece.height * gaps.line) out.push(piece)
      else out[out.length - 1] = merged(last, piece, gap > piece.height * gaps.space)
    }
    return out
  })
}

/** Largest gap between letters of one line, as a share of their height. */
const nearBase = 0.3

/** Index of the first row below, in rows sorted from the top. */
function firstAfter(rows: { base: number }[], base: number): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rows[middle]?.base ?? Infinity) > base) to = middle
    else from = middle + 1
  }
  return from
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
