import { createCanvas } from '@napi-rs/canvas'
import bwipjs from 'bwip-js/node'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { familyOf } from '../../../../mocks/desk/draw/fonts.ts'
import { matchSerial } from '../../../evidence/serial-match.ts'
import type { PageReading } from '../../../storage/page-reading.ts'
import { openEngines, readDocument } from './read-document.ts'

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
