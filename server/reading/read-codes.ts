import type { ReaderOptions, ReadResult } from 'zxing-wasm/reader'
import type { Corners, ReadCode, ReadLine } from '../storage/page-reading.ts'
import { bandsOf, levelled } from './bands.ts'
import { after, apply, warp, type Affine, type Point, type Raster } from './raster.ts'

/** `readBarcodes` of zxing-wasm, however the host loads its module. */
export type ScanCodes = (picture: ImageData, options: ReaderOptions) => Promise<ReadResult[]>

/** Shorter codes are found in patterns that are not codes. */
export const leastCode = 6

const shopCodes = /^(EAN|UPC)/

/** One pass over the picture or a part of it: where its pixels come from, and how hard it tries. */
interface Look {
  picture: Raster
  from: Affine
  options: ReaderOptions
}

/** Codes whose checksum is strong enough to trust anywhere. */
const checked = /^(Code128|Code93|DataMatrix|QRCode|Aztec|PDF417|MicroQR|rMQR|MaxiCode)/

const thorough: ReaderOptions = {
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: true,
  maxNumberOfSymbols: 24,
}
const rowsOnly: ReaderOptions = { ...thorough, tryRotate: false, tryDenoise: false }
const here: Affine = [1, 0, 0, 0, 1, 0]

/** Runs pass after pass and keeps each code once, until something ends the search. */
export class CodeSearch {
  readonly codes: ReadCode[] = []
  private readonly scan: ScanCodes
  private readonly isEnough: (codes: ReadCode[]) => boolean

  constructor(scan: ScanCodes, isEnough: (codes: ReadCode[]) => boolean) {
    this.scan = scan
    this.isEnough = isEnough
  }

  get isOver(): boolean {
    return this.isEnough(this.codes)
  }

  /**
   * Runs as many passes as it needs. A picture is never shrunk, which would lose thin bars.
   *
   * @param accepts whether a code read by these passes can be trusted
   */
  async through(
    looks: Iterable<Look>,
    accepts: (code: ReadCode) => boolean = () => true,
  ): Promise<void> {
    for (const { picture, from, options } of looks) {
      if (this.isOver) return
      const results = await this.scan(asImageData(picture), options)
      for (const result of results) {
        const code = codeOf(result, from)
        if (!code || !accepts(code)) continue
        const isKnown = this.codes.some(({ text }) => text === code.text)
        if (!isKnown) this.codes.push(code)
      }
    }
  }

  /**
   * The codes that can be trusted. Retail codes have a single check digit, which one misreading in
   * ten passes. Where two passes read two different ones in one place, at least one is wrong, and
   * the printed digits decide.
   */
  believable(printed: string): ReadCode[] {
    const ofShops = this.codes.filter(({ format }) => shopCodes.test(format))
    return this.codes.filter((code) => {
      if (code.text.length < leastCode) return false
      const isDisputed =
        ofShops.includes(code) &&
        ofShops.some((other) => other !== code && isSamePlace(code.corners, other.corners))
      return !isDisputed || printed.includes(code.text.slice(1, -1))
    })
  }
}

/** Whether the centres are closer than half the width of a code. */
function isSamePlace([a, b, c]: Corners, [p, , r]: Corners): boolean {
  const width = Math.hypot(b[0] - a[0], b[1] - a[1])
  return Math.hypot(a[0] + c[0] - p[0] - r[0], a[1] + c[1] - p[1] - r[1]) / 2 < width / 2
}

/** The picture as it is: enough for most codes, and all that a page of text is worth. */
export function* plainLooks(picture: Raster): Generator<Look> {
  yield { picture, from: here, options: { ...thorough, tryDenoise: false } }
}

/** The same with more effort, and larger. */
export function* closerLooks(picture: Raster): Generator<Look> {
  yield { picture, from: here, options: thorough }
  yield { picture, from: here, options: { ...thorough, binarizer: 'GlobalHistogram' } }
  const long = Math.max(picture.width, picture.height)
  yield scaled(picture, long <= 1000 ? 3 : 2)
}

/** Rotated, for codes at an unknown angle. */
export function* turnedLooks(picture: Raster): Generator<Look> {
  for (const degrees of [45, 15, 75]) yield partly(picture, whole(picture), degrees, 1)
}

/**
 * Thin, low or leaning bars, drawn again. The text's angle is approximate, so a degree to each side
 * is tried.
 */
export function* bandLooks(picture: Raster, degrees: number): Generator<Look> {
  for (const more of [0, 1, -1]) {
    const { picture: level, from: back } = levelled(picture, degrees + more)
    for (const band of bandsOf(level)) {
      yield { picture: band.picture, from: after(back, band.from), options: rowsOnly }
    }
  }
}

/** Trusted if its checksum is strong or it is also printed; print may leave out a first letter. */
export function checkedBy(lines: ReadLine[]): (code: ReadCode) => boolean {
  const printed = lines.map(({ text }) => plain(text)).join(' ')
  return ({ text, format }) =>
    checked.test(format) || (text.length > leastCode && printed.includes(plain(text.slice(1))))
}

/** Its letters and digits only. */
export const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** The part of the picture with content: levelled, enlarged, then piece by piece. */
export function* looksAround(picture: Raster, { area, degrees }: Said): Generator<Look> {
  const zoom = Math.max(1.5, Math.min(3, 2800 / Math.max(area.width, area.height)))
  yield partly(picture, area, degrees, Math.min(zoom, 2))
  for (const part of partsOf(area, 2)) yield partly(picture, part, degrees, zoom)
  for (const part of partsOf(area, 3)) yield partly(picture, part, degrees, 3)
  yield* turnedLooks(picture)
}

/** Where the text is in a picture, and how it is tilted. */
export interface Said {
  area: Area
  degrees: number
}

interface Area {
  x: number
  y: number
  width: number
  height: number
}

const whole = ({ width, height }: Raster): Area => ({ x: 0, y: 0, width, height })

/** Parts that overlap by a third. */
function partsOf({ x, y, width, height }: Area, count: number): Area[] {
  const share = 1 / (count - (count - 1) / 3)
  const step = (1 - share) / (count - 1)
  return Array.from({ length: count * count }, (_, at) => ({
    x: x + (at % count) * step * width,
    y: y + Math.floor(at / count) * step * height,
    width: width * share,
    height: height * share,
  }))
}

function scaled(picture: Raster, by: number): Look {
  const width = Math.round(picture.width * by)
  const height = Math.round(picture.height * by)
  const from: Affine = [picture.width / width, 0, 0, 0, picture.height / height, 0]
  return { picture: warp(picture, width, height, from), from, options: thorough }
}

/**
 * An area with all its corners, rotated against the tilt. The reader itself only handles right
 * angles.
 */
function partly(picture: Raster, area: Area, degrees: number, zoom: number): Look {
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const wide = Math.ceil((area.width * Math.abs(cos) + area.height * Math.abs(sin)) * zoom)
  const high = Math.ceil((area.width * Math.abs(sin) + area.height * Math.abs(cos)) * zoom)
  const from: Affine = [
    cos / zoom,
    -sin / zoom,
    area.x + area.width / 2 - (cos * wide - sin * high) / (2 * zoom),
    sin / zoom,
    cos / zoom,
    area.y + area.height / 2 - (sin * wide + cos * high) / (2 * zoom),
  ]
  return { picture: warp(picture, wide, high, from), from, options: thorough }
}

/**
 * The type the reader takes for a picture. Not every host has the class; only its fields are used.
 */
const asImageData = ({ data, width, height }: Raster): ImageData => ({
  data,
  width,
  height,
  colorSpace: 'srgb',
})

function codeOf({ isValid, text, format, position }: ReadResult, from: Affine): ReadCode | null {
  if (!isValid || text === '') return null
  const at = ({ x, y }: { x: number; y: number }): Point => apply(from, [x, y])
  const corners: Corners = [
    at(position.topLeft),
    at(position.topRight),
    at(position.bottomRight),
    at(position.bottomLeft),
  ]
  return { text, format, corners }
}
