import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import bwipjs from 'bwip-js/node'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { familyOf } from '../../../../mocks/pictures/fonts.ts'
import { matchSerial } from '../../../evidence/serial-match.ts'
import { openEngines, readDocument } from './read-document.ts'

const [serial, other] = ['BDVD0836002293', 'BDVD0836002296']
let engines: Awaited<ReturnType<typeof openEngines>>

const patient = 60_000

beforeAll(async () => {
  engines = await openEngines(1)
})

/** A sticker as it was made: print and bars say the same. */
async function sticker(): Promise<Buffer> {
  const canvas = createCanvas(900, 600)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 900, 600)
  context.fillStyle = 'black'
  context.font = `34px "${familyOf('sans')}"`
  for (const [row, text] of ['DELTA ELECTRONICS, INC.', 'MODEL: DPSN-510AB A'].entries()) {
    context.fillText(text, 60, 90 + row * 80)
  }
  context.font = `40px "${familyOf('mono')}"`
  context.fillText(`S/N: ${serial}`, 60, 250)
  return sharp(canvas.toBuffer('image/png'))
    .composite([{ input: await bars(serial), left: 60, top: 320 }])
    .png()
    .toBuffer()
}

const bars = (text: string) =>
  bwipjs.toBuffer({ bcid: 'code128', text, scale: 3, height: 20, backgroundcolor: 'FFFFFF' })

/** One printed character is moved over another, pixel by pixel: the 6 of 0836 over the last one. */
async function withPrintEdited(picture: Buffer): Promise<Buffer> {
  const context = createCanvas(9, 9).getContext('2d')
  context.font = `40px "${familyOf('mono')}"`
  const wide = context.measureText('0').width
  const at = (place: number) => Math.round(60 + wide * ('S/N: '.length + place))
  const [left, width] = [at(serial.indexOf('6')), Math.ceil(wide)]
  const six = await sharp(picture).extract({ left, top: 205, width, height: 60 }).toBuffer()
  return sharp(picture)
    .composite([{ input: six, left: at(serial.length - 1), top: 205 }])
    .png()
    .toBuffer()
}

const withBarsReplaced = async (picture: Buffer): Promise<Buffer> =>
  sharp(picture)
    .composite([{ input: await bars(other), left: 60, top: 320 }])
    .png()
    .toBuffer()

async function outcomesOf(picture: Buffer) {
  const { width, height } = await sharp(picture).metadata()
  const pages = await readDocument(engines, {
    pages: [{ bytes: new Uint8Array(picture), width, height }],
    original: null,
    seeks: 'codes',
    hints: [serial],
  })
  return [serial, other].map((registered) => matchSerial(registered, pages).overall.outcome)
}

test(
  'a sticker as it was made holds',
  async () => {
    expect((await outcomesOf(await sticker()))[0]).toBe('match')
  },
  patient,
)

test.each([
  ['one printed character moved over another', withPrintEdited],
  ['the bars replaced', withBarsReplaced],
])(
  'with %s the sources contradict each other, whichever was registered',
  async (_, edited) => {
    expect(await outcomesOf(await edited(await sticker()))).toEqual(['disputed', 'disputed'])
  },
  patient,
)

const real = join(process.env['EVIDENCE_DIR'] ?? '', 'psu-sn.jpg')

test.skipIf(!existsSync(real))(
  'so they do on a real sticker whose print was changed (EVIDENCE_DIR)',
  async () => {
    expect(await outcomesOf(readFileSync(real))).toEqual(['disputed', 'disputed'])
  },
  patient,
)
