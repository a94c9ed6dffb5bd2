import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { likenessOf } from '../../server/reading/likeness.ts'
import { lightOf } from '../../server/reading/light.ts'
import { greyOf } from '../../server/reading/raster.ts'
import type { DrawnPage, TextReader } from '../../server/ports.ts'
import type { Corners, PageReading, ReadLine } from '../../server/storage/page-reading.ts'
import type { Drawing, Place, PlaceKind } from '../pictures/drawing.ts'
import type { InvoiceJob, PhotoJob } from './stories.ts'

/** Faults that make a text unreadable. */
const unreadable = new Set(['blur', 'dark'])

/**
 * Reads our own drawings from what was drawn, as a good reader would: nothing that is blurred,
 * covered, or outside the picture. The demo starts with these readings, on any host.
 */
export function drawingReader() {
  const known = new Map<string, Place[]>()
  const keyOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const reader: TextReader = {
    engine: 'drawn',
    async read({ pages, original }) {
      const [first] = pages
      const key = original ? keyOf(original) : first ? keyOf(first.bytes) : ''
      const places = known.get(key)
      if (!places) throw new Error('Nobody drew this')
      return Promise.all(pages.map((page, at) => readingOf(page, at === 0 ? places : [])))
    },
  }
  return {
    reader,
    remember(job: InvoiceJob | PhotoJob, drawing: Drawing): Drawing {
      const isClear = !(job.scene.faults ?? []).some((fault) => unreadable.has(fault))
      const places = isClear ? drawing.places.filter(({ isCovered }) => !isCovered) : []
      known.set(keyOf(drawing.bytes), scaledTo(drawing, places))
      return drawing
    },
  }
}

/** Places as fractions of the page, because a PDF is drawn larger than its stated size. */
const scaledTo = ({ width, height }: Drawing, places: Place[]): Place[] =>
  places.map((place) => ({
    ...place,
    corners: place.corners.map(([x, y]) => [x / width, y / height]),
  }))

/** Its label. Drawings record the place of a fact, not of its label. */
const labels: Partial<Record<PlaceKind, string>> = {
  invoiceNumber: 'Invoice No.',
  orderDate: 'Order date',
  invoiceDate: 'Invoice date',
  serialNumber: 'S/N',
  total: 'Total',
}

function labelOf({ what }: Place, [a, , , d]: Corners): ReadLine[] {
  const left = ([x, y]: Corners[number]): Corners[number] => [x - 1, y]
  const label = labels[what]
  return label ? [lineOf(label, [left(a), a, d, left(d)])] : []
}

const lineOf = (text: string, corners: Corners): ReadLine => ({
  text,
  confidence: 1,
  corners,
})

async function readingOf(
  { bytes, width, height }: Pick<DrawnPage, 'bytes' | 'width' | 'height'>,
  places: Place[],
): Promise<PageReading> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const picture = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
  const cornersOf = (place: Place): Corners => {
    const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = place.corners.map(
      ([x, y]): [number, number] => [Math.round(x * width), Math.round(y * height)],
    )
    return [a, b, c, d] as Corners
  }
  return {
    width,
    height,
    source: 'recognised',
    lines: places
      .filter(({ what }) => what !== 'code')
      .flatMap((place) => [
        ...labelOf(place, cornersOf(place)),
        lineOf(place.text, cornersOf(place)),
      ]),
    codes: places
      .filter(({ what }) => what === 'code')
      .map((place) => ({ text: place.text, format: 'Code128', corners: cornersOf(place) })),
    light: lightOf(greyOf(picture), picture.width),
    hashes: likenessOf(picture),
  }
}
