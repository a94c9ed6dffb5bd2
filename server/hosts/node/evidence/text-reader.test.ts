import { createCanvas } from '@napi-rs/canvas'
import bwipjs from 'bwip-js/node'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { familyOf } from '../../../../mocks/pictures/fonts.ts'
import { ReadingInterrupted } from '../../../ports.ts'
import { matchSerial } from '../../../evidence/serial-match.ts'
import type { PageReading } from '../../../storage/page-reading.ts'
import type { Raster } from '../../../reading/raster.ts'
import { bandLooks, closerLooks, CodeSearch, plainLooks } from '../../../reading/read-codes.ts'
import { openEngines, readDocument } from './read-document.ts'
import { textReader } from './text-reader.ts'

const serial = 'BA3T01946000V'
let engines: Awaited<ReturnType<typeof openEngines>>
let label: Buffer

beforeAll(async () => {
  engines = await openEngines(1)
  label = await drawLabel()
})

/** A plain label: three lines of text, and a code below them. */
async function drawLabel(): Promise<Buffer> {
  const canvas = createCanvas(900, 600)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 900, 600)
  context.fillStyle = 'black'
  context.font = `34px "${familyOf('sans')}"`
  for (const [row, text] of [
    'Micro-Star International',
    'Modern AM242 1M',
    `S/N: ${serial}`,
  ].entries()) {
    context.fillText(text, 60, 90 + row * 80)
  }
  const bars = await bwipjs.toBuffer({ bcid: 'code128', text: serial, scale: 3, height: 20 })
  return sharp(canvas.toBuffer('image/png'))
    .composite([{ input: bars, left: 60, top: 320 }])
    .png()
    .toBuffer()
}

async function read(change: (picture: Sharp) => Sharp): Promise<PageReading> {
  const { data, info } = await change(sharp(label)).png().toBuffer({ resolveWithObject: true })
  const [page] = await readDocument(engines, {
    pages: [{ bytes: new Uint8Array(data), width: info.width, height: info.height }],
    original: null,
    seeks: 'codes',
    hints: [serial],
  })
  if (!page) throw new Error('A page that was given was not read')
  return page
}

test.each([
  ['upright', (picture: Sharp) => picture],
  ['on its side', (picture: Sharp) => picture.rotate(90)],
  ['on its head', (picture: Sharp) => picture.rotate(180)],
  ['on its other side', (picture: Sharp) => picture.rotate(270)],
  ['tilted', (picture: Sharp) => picture.rotate(12, { background: '#ddd' })],
])('a label is read %s, its text and its code', async (_, change) => {
  const page = await read(change)
  const { byCode, byText } = matchSerial(serial, [page])
  expect([byCode.outcome, byText.outcome]).toEqual(['match', 'match'])
})

test('what was read stands where it is in the picture', async () => {
  const page = await read((picture) => picture)
  const line = page.lines.find(({ text }) => text.includes(serial))
  const [[left, top], [right]] = line?.corners ?? [
    [0, 0],
    [0, 0],
  ]
  expect(Math.abs(left - 60)).toBeLessThan(15)
  expect(Math.abs(top - 220)).toBeLessThan(20)
  expect(right).toBeGreaterThan(300)
})

test('nothing is read where nothing stands', async () => {
  const page = await read(() =>
    sharp({ create: { width: 640, height: 480, channels: 3, background: '#777' } }),
  )
  expect([page.lines, page.codes]).toEqual([[], []])
})

/** Bars of hardly more than a pixel, low, leaning, pale and grainy: a label seen from its side at dusk. */
async function drawLeaningCode(text: string): Promise<Raster> {
  const bars = await bwipjs.toBuffer({ bcid: 'code39', text, scale: 4, height: 6 })
  const { width } = await sharp(bars).metadata()
  const thin = await sharp(bars)
    .flatten({ background: 'white' })
    .resize({ width: Math.round((width * 1.6) / 4), height: 26, fit: 'fill' })
    .affine([1, 0.14, 0, 1], { background: 'white' })
    .png()
    .toBuffer()
  const canvas = { width: 900, height: 240, channels: 3, background: 'white' } as const
  const whole = await sharp({ create: canvas })
    .composite([{ input: thin, left: 60, top: 170 }])
    .png()
    .toBuffer()
  const { data, info } = await sharp(whole)
    .blur(0.7)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const random = seededRandom(7)
  const grain = () => (random() + random() + random() - 1.5) * 24
  for (let at = 0; at < data.length; at += 4)
    data.fill(Math.round(100 + (data[at] ?? 0) * 0.35 + grain()), at, at + 3)
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
}

test('bars that are thin, low and leaning are drawn anew, and read', async () => {
  const picture = await drawLeaningCode('JM1BL1H4XA1335663')
  const search = new CodeSearch(engines.scan, (codes) => codes.length > 0)
  await search.through(plainLooks(picture))
  await search.through(closerLooks(picture))
  expect(search.codes).toEqual([])
  await search.through(bandLooks(picture, 0))
  expect(search.codes.map(({ text }) => text)).toEqual(['JM1BL1H4XA1335663'])
  const [[left, top] = [0, 0], , [right, bottom] = [0, 0]] = search.codes[0]?.corners ?? []
  expect(left).toBeGreaterThan(40)
  expect(right).toBeLessThan(640)
  expect(top).toBeGreaterThan(150)
  expect(bottom).toBeLessThan(220)
})

/** The same numbers, 0 to 1, on every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

test('after its end a reader reads no more, and starts nothing', async () => {
  const reader = textReader()
  await reader.close()
  const asked = reader.read({ pages: [], original: null, seeks: 'text', hints: [] })
  await expect(asked).rejects.toBeInstanceOf(ReadingInterrupted)
})
