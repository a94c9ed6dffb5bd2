import type { SKRSContext2D } from '@napi-rs/canvas'

import type { Ink, Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import type { SerialPhotoScene } from '../scene.ts'
import { code128, squareCode } from './code128.ts'

/** A sticker in tenths of a millimetre. */
export interface Label {
  width: number
  height: number
  /** of the corners */
  radius: number
  stock: Stock
  paint(pen: Pen): void
}

export type Stock = 'white' | 'silver' | 'matte' | 'black'

/** The content of a sticker; what is left out is not on it at all. */
export interface LabelText {
  model?: string
  modelCode?: string
  serialNumber?: string
  /** what the bars hold, if the number is there */
  bars: string
  chk?: string
  madeIn: string
  /** another number of the maker, for the second code */
  part: string
  mac: string
  /** what the square code holds, if there is one */
  square: string
}

export function labelText(scene: SerialPhotoScene, dice: Dice): LabelText {
  const gone = new Set(scene.omit ?? [])
  const hex = () => dice.whole(0, 255).toString(16).toUpperCase().padStart(2, '0')
  const letter = () => dice.pick(['A', 'B', 'C', 'D', 'E', 'K', 'P', 'X'])
  const part = `9S${dice.whole(6, 7)}-${letter()}${letter()}${dice.whole(10, 89)}${dice.whole(1, 9)}-${dice.whole(100, 989)}`
  // a number that is meant to be lost must not be in a square code
  const isLost = scene.faults?.some((fault) => fault === 'cropped' || fault === 'glare') ?? false
  const coded = scene.codedNumber ?? scene.serialNumber
  return {
    madeIn: scene.madeIn ?? 'Made in China',
    part,
    bars: coded,
    square: gone.has('serialNumber') || isLost ? part : coded,
    mac: `04${hex()}${hex()}${hex()}${hex()}${hex()}`,
    ...(gone.has('modelName') ? {} : { model: scene.model, modelCode: scene.modelCode }),
    ...(gone.has('serialNumber') ? {} : { serialNumber: scene.serialNumber }),
    ...(gone.has('chk') ? {} : { chk: scene.chk }),
  }
}

/** Bars with a quiet zone left to the caller; `width` is that of the bars. */
export function barcode(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  text: string,
): void {
  pen.bars(x, y, width, height, code128(text))
  pen.note('code', text, x, y, width, height)
}

export function square(
  pen: Pen,
  x: number,
  y: number,
  size: number,
  text: string,
  kind: 'qrcode' | 'datamatrix',
): void {
  const rows = squareCode(kind, text)
  const module = size / rows.length
  rows.forEach((row, j) => {
    row.forEach((isDark, i) => {
      // a hair wider than the module: the printer's dots run into each other
      if (isDark)
        pen.box(x + i * module, y + j * module, module * 1.06, module * 1.06, { fill: '#161616' })
    })
  })
  pen.note('code', text, x, y, size, size)
}

/** "S/N: " and the number, of which only the number is recorded; returns the whole width. */
export function numbered(
  pen: Pen,
  x: number,
  y: number,
  label: string,
  value: string,
  labelInk: Ink,
  valueInk: Ink,
): number {
  const wide = pen.text(x, y, label, { ...labelInk, what: 'none' })
  return wide + pen.text(x + wide, y, value, valueInk)
}

const stocks: Record<Stock, string> = {
  white: '#f3f3f1',
  matte: '#e9e7e0',
  silver: '#c3c5c8',
  black: '#1d1e21',
}

/** Bare stock, before anything is printed. */
export function paintStock(context: SKRSContext2D, label: Label, dice: Dice): void {
  const { width, height, radius, stock } = label
  context.beginPath()
  context.roundRect(0, 0, width, height, radius)
  context.fillStyle = stocks[stock]
  context.fill()
  context.save()
  context.clip()
  if (stock === 'silver') brushed(context, width, height, dice)
  // the sheet is never lit quite evenly, and its edge throws a hair of shade inward
  const sheen = context.createLinearGradient(0, 0, width, height)
  const bright = dice.between(0.1, 0.9)
  sheen.addColorStop(0, 'rgba(0,0,0,0.05)')
  sheen.addColorStop(bright, 'rgba(255,255,255,0.10)')
  sheen.addColorStop(1, 'rgba(0,0,0,0.07)')
  context.fillStyle = sheen
  context.fillRect(0, 0, width, height)
  context.restore()
  context.lineWidth = 1.2
  context.strokeStyle = 'rgba(0,0,0,0.22)'
  context.beginPath()
  context.roundRect(0.6, 0.6, width - 1.2, height - 1.2, radius)
  context.stroke()
}

function brushed(context: SKRSContext2D, width: number, height: number, dice: Dice): void {
  for (let i = 0; i < 70; i++) {
    const tone = dice.chance(0.5) ? 255 : 90
    context.fillStyle = `rgba(${tone},${tone},${tone},${dice.between(0.03, 0.1)})`
    context.fillRect(0, dice.between(0, height), width, dice.between(0.6, 4))
  }
}

/** What hands, dust and the printer's worn head leave on a sticker. */
export function handleLabel(
  context: SKRSContext2D,
  { width, height, radius }: Label,
  dice: Dice,
): void {
  context.save()
  context.beginPath()
  context.roundRect(0, 0, width, height, radius)
  context.clip()
  if (dice.chance(0.3)) {
    context.fillStyle = 'rgba(255,255,255,0.28)'
    context.fillRect(dice.between(0, width), 0, dice.between(0.7, 1.2), height)
  }
  for (let i = dice.whole(0, 3); i > 0; i--) {
    const x = dice.between(0, width)
    const y = dice.between(0, height)
    const r = dice.between(30, 110)
    const smear = context.createRadialGradient(x, y, 0, x, y, r)
    smear.addColorStop(0, `rgba(96,84,66,${dice.between(0.03, 0.1)})`)
    smear.addColorStop(1, 'rgba(96,84,66,0)')
    context.fillStyle = smear
    context.fillRect(x - r, y - r, r * 2, r * 2)
  }
  for (let i = dice.whole(2, 14); i > 0; i--) {
    context.fillStyle = `rgba(70,60,50,${dice.between(0.15, 0.5)})`
    context.beginPath()
    context.arc(
      dice.between(0, width),
      dice.between(0, height),
      dice.between(0.6, 1.8),
      0,
      Math.PI * 2,
    )
    context.fill()
  }
  context.lineWidth = 1
  for (let i = dice.whole(0, 3); i > 0; i--) {
    const x = dice.between(0, width)
    const y = dice.between(0, height)
    context.strokeStyle = dice.chance(0.6) ? 'rgba(255,255,255,0.55)' : 'rgba(90,80,70,0.3)'
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(x + dice.bell() * 70, y + dice.bell() * 30)
    context.stroke()
  }
  context.restore()
}
