import type { Ink, Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { barcode, numbered, square } from './label.ts'
import type { Label, LabelText, Stock } from './label.ts'
import { markRow } from './marks.ts'
import { approvals, warnings } from './small-print.ts'

interface Look {
  width: number
  height: number
  face: 'sans' | 'condensed'
  numberFace: 'code' | 'mono'
  kind: string
  rating: string[]
  ink: string
  dice: Dice
}

/** The large label of monitors and desktops: ratings, small print, marks, one or two codes. */
export function ratingLabel(text: LabelText, rating: string[], kind: string, dice: Dice): Label {
  const isTall = dice.chance(0.4)
  const stock = dice.pick<Stock>(['white', 'white', 'silver', 'matte', 'black'])
  const look: Look = {
    width: isTall ? 720 : 900,
    height: isTall ? 540 : 470,
    face: dice.pick(['sans', 'condensed']),
    numberFace: dice.pick(['code', 'mono']),
    kind,
    rating,
    ink: stock === 'black' ? '#e6e6e3' : '#151515',
    dice,
  }
  return {
    width: look.width,
    height: look.height,
    radius: dice.pick([8, 16, 22]),
    stock,
    paint: (pen) => (isTall ? paintTall(pen, text, look) : paintWide(pen, text, look)),
  }
}

/** Kind, model, ratings; returns the next baseline. */
function head(pen: Pen, text: LabelText, { width, face, kind, rating, ink, dice }: Look): number {
  const body: Ink = { face, size: face === 'sans' ? 19 : 22, colour: ink }
  const strong: Ink = { ...body, weight: 700 }
  const left = 34
  let y = 52
  pen.text(left, y, kind, { ...strong, size: 25 })
  pen.text(width - 34, y + 6, 'MSI', { ...strong, size: 38, align: 'right', spacing: 1 })
  pen.text(width - 34, y + 30, `VER: ${dice.whole(1, 4)}.${dice.whole(0, 9)}`, {
    ...body,
    size: 17,
    align: 'right',
  })
  y += 34
  if (text.model) {
    numbered(pen, left, y, 'Model: ', text.model, body, {
      ...strong,
      size: body.size * 1.12,
      what: 'model',
    })
    y += 28
  }
  if (text.modelCode) {
    pen.text(left, y, `Model No.: ${text.modelCode}`, body)
    y += 27
  }
  for (const line of rating) {
    pen.text(left, y, line, body)
    y += 26
  }
  return y
}

/** The code with the number and CHK below it, or the part number's; returns its bottom. */
function numbers(pen: Pen, text: LabelText, y: number, bars: number, look: Look): number {
  const { face, numberFace, ink } = look
  const left = 34
  const value: Ink = { face: numberFace, size: 27, weight: 700, colour: ink }
  patch(pen, left + 6, y, text.serialNumber ? bars : bars * 0.8, 70, look)
  if (text.serialNumber) barcode(pen, left + 6, y, bars, 70, text.bars)
  else barcode(pen, left + 6, y, bars * 0.8, 60, text.part)
  const base = y + 99
  const label: Ink = { face, size: 23, weight: 700, colour: ink }
  const wide = text.serialNumber
    ? numbered(pen, left, base, 'S/N: ', text.serialNumber, label, {
        ...value,
        what: 'serialNumber',
      })
    : pen.text(left, base - 10, `P/N: ${text.part}`, { ...value, size: 22, weight: 500 })
  if (text.chk) pen.text(left + wide + 26, base, `CHK: ${text.chk}`, { ...value, size: 25 })
  return base
}

function paintWide(pen: Pen, text: LabelText, look: Look): void {
  const { width, height, ink, dice } = look
  const tiny: Ink = { face: 'condensed', size: 12.5, colour: ink }
  const y = head(pen, text, look)
  const codeTop = Math.max(y - 6, 222)
  const base = numbers(pen, text, codeTop, 500, look)
  approvals.forEach((line, i) => pen.text(34, base + 26 + i * 14.5, line, tiny))
  if (text.serialNumber && dice.chance(0.6)) {
    patch(pen, width - 146, 98, 104, 104, look)
    square(pen, width - 146, 98, 104, text.square, 'qrcode')
  }
  const start = dice.whole(0, 8)
  markRow(pen, 622, codeTop - 2, 46, 260, ink, start)
  markRow(pen, 622, codeTop + 62, 46, 260, ink, start + 4)
  foot(pen, text, look, height - 24)
}

function paintTall(pen: Pen, text: LabelText, look: Look): void {
  const { width, height, ink, dice } = look
  const tiny: Ink = { face: 'condensed', size: 13, colour: ink }
  const y = head(pen, text, look)
  const base = numbers(pen, text, y - 2, 480, look)
  if (text.serialNumber && dice.chance(0.6)) {
    patch(pen, width - 138, y - 14, 104, 104, look)
    square(pen, width - 138, y - 14, 104, text.square, 'qrcode')
  }
  const start = dice.whole(0, 8)
  markRow(pen, 34, base + 22, 48, width - 68, ink, start)
  const lines = [...warnings, ...approvals.slice(0, 3)]
  lines.forEach((line, i) => pen.text(34, base + 98 + i * 15.5, line, tiny))
  foot(pen, text, look, height - 24)
}

function foot(pen: Pen, text: LabelText, { width, face, ink }: Look, y: number): void {
  const body: Ink = { face, size: face === 'sans' ? 17 : 20, colour: ink }
  pen.text(34, y, text.madeIn, body)
  const maker = 'MICRO-STAR INT’L CO., LTD.  New Taipei City, Taiwan'
  pen.text(width - 34, y, maker, { ...body, face: 'condensed', size: 17, align: 'right' })
}

/** A code on black needs a white patch below it. */
function patch(pen: Pen, x: number, y: number, width: number, height: number, { ink }: Look): void {
  if (ink !== '#151515')
    pen.box(x - 14, y - 7, width + 28, height + 14, { fill: '#eeeeec', radius: 3 })
}
