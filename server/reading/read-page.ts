import type { DocumentToRead } from '../ports.ts'
import { boundedReading } from '../evidence/reading-limits.ts'
import type { PageReading, ReadCode, ReadLine } from '../storage/page-reading.ts'
import type { Layer } from './pdf-layer.ts'
import { likenessOf } from './likeness.ts'
import { lightOf } from './light.ts'
import type { Networks } from './networks.ts'
import { greyOf, type Raster } from './raster.ts'
import {
  bandLooks,
  checkedBy,
  closerLooks,
  CodeSearch,
  leastCode,
  looksAround,
  plain,
  plainLooks,
  turnedLooks,
  type Said,
  type ScanCodes,
} from './read-codes.ts'
import { readText } from './read-text.ts'

export interface Engines {
  networks: Networks
  scan: ScanCodes
}

/** With so many lines, text shows where to look closer and how the picture is tilted. */
const fewLines = 3

/**
 * Reads a document page by page.
 *
 * @param layers the text each page has of its own, or nothing for a picture
 * @param decode decodes a page's file to pixels; one page is held at a time
 */
export async function readPages(
  engines: Engines,
  document: DocumentToRead,
  layers: (Layer | null)[],
  decode: (page: DocumentToRead['pages'][number]) => Promise<Raster>,
): Promise<PageReading[]> {
  const readings: PageReading[] = []
  for (const [at, page] of document.pages.entries()) {
    readings.push(await readPage(engines, await decode(page), layers[at] ?? null, document))
  }
  return boundedReading(readings)
}

/**
 * Reads one page. The PDF's own text comes before recognised text. On photos of labels the search
 * for codes tries harder step by step, where text shows that there is a label.
 *
 * @param layer the page's own text, or `null` for a picture
 */
async function readPage(
  { networks, scan }: Engines,
  picture: Raster,
  layer: Layer | null,
  { seeks, hints }: Pick<DocumentToRead, 'seeks' | 'hints'>,
): Promise<PageReading> {
  const search = new CodeSearch(scan, endOf(hints))
  const isLabel = seeks === 'codes' && layer === null
  await search.through(plainLooks(picture))
  if (isLabel) await search.through(closerLooks(picture))
  const { lines, logos } = layer
    ? { lines: layer.lines, logos: [] }
    : await readText(networks, picture, seeks)
  if (isLabel && !search.isOver) {
    const said = lines.length >= fewLines ? saidBy(lines, picture) : null
    await search.through(bandLooks(picture, said?.degrees ?? 0), checkedBy(lines))
    await search.through(said ? looksAround(picture, said) : turnedLooks(picture))
  }
  return {
    width: picture.width,
    height: picture.height,
    source: layer ? 'layer' : 'recognised',
    lines,
    ...(logos.length > 0 && { logos }),
    codes: search.believable(digitsOf(lines)),
    ...(layer?.isCut && { isCut: true }),
    light: lightOf(greyOf(picture), picture.width),
    hashes: likenessOf(picture),
  }
}

/** All printed digits, without separators. */
const digitsOf = (lines: ReadLine[]) => lines.map(({ text }) => text.replace(/\D/g, '')).join(' ')

/** With a hint, only the hinted number ends the search. */
function endOf(hints: string[]): (codes: ReadCode[]) => boolean {
  const wanted = hints.map(plain).filter((hint) => hint !== '')
  if (wanted.length === 0) return (codes) => codes.some(({ text }) => text.length >= leastCode)
  return (codes) => codes.some(({ text }) => wanted.some((hint) => plain(text).includes(hint)))
}

/** The rectangle around all text with room for codes beside it, and the tilt of the middle line. */
function saidBy(lines: ReadLine[], { width, height }: Raster): Said {
  const points = lines.flatMap(({ corners }) => corners)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const room = 0.25
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ]
  const dx = (right - left) * room
  const dy = (bottom - top) * room
  const x = Math.max(0, left - dx)
  const y = Math.max(0, top - dy)
  const tilts = lines
    .map(({ corners: [a, b] }) => (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI)
    .toSorted((a, b) => a - b)
  return {
    area: {
      x,
      y,
      width: Math.min(width, right + dx) - x,
      height: Math.min(height, bottom + dy) - y,
    },
    degrees: tilts[Math.floor(tilts.length / 2)] ?? 0,
  }
}
