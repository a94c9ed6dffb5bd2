import { Path2D } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'

import { release, textureOf } from '../camera/texture.ts'
import type { Texture } from '../camera/texture.ts'
import { hills, readField, side } from '../desks/fields.ts'
import type { Field } from '../desks/fields.ts'
import type { Place } from '../drawing.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import type { Sheet } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { rim } from './paper-sheet.ts'
import type { SheetTexture } from './paper-sheet.ts'

type Ink = [red: number, green: number, blue: number]

/** A thermal print: one dot per unit, each dot burnt or not, faded here and there. */
export function printedRoll(sheet: Sheet, dice: Dice): SheetTexture {
  const places: Place[] = []
  const width = Math.ceil(sheet.width)
  const height = Math.ceil(sheet.height)
  const print = textureOf(width, height, (context) => sheet.paint(canvasPen(context, places)))
  const paper = textureOf(width + rim * 2, height + rim * 2, (context) => {
    context.translate(rim, rim)
    context.fillStyle = dice.pick(['#eef0f3', '#ecedf0', '#f2f1ee', '#e9ebee'])
    context.fill(torn(width, height, dice))
    wave(context, width, height, dice)
  })
  burn(print, paper, dice)
  release(print.pixels)
  return { texture: paper, scale: 1, places }
}

/** A strip with the teeth of the tear-off bar at both ends. */
function torn(width: number, height: number, dice: Dice): Path2D {
  const path = new Path2D()
  const tooth = 7
  const slant = dice.between(-14, 14)
  path.moveTo(0, 4)
  for (let x = 0; x <= width; x += tooth) path.lineTo(x, (x / tooth) % 2 === 0 ? 1 : 5)
  path.lineTo(width, height - 18 + slant)
  for (let x = width; x >= 0; x -= tooth) {
    const fall = slant * (x / width - 0.5) * 2 + Math.sin(x * 0.02) * 3
    path.lineTo(x, height - 12 + fall + ((x / tooth) % 2 < 1 ? 0 : 5))
  }
  path.closePath()
  return path
}

// a roll never lies flat: bands of light across it
function wave(context: SKRSContext2D, width: number, height: number, dice: Dice): void {
  context.globalCompositeOperation = 'source-atop'
  const bands = dice.whole(2, 4)
  const gradient = context.createLinearGradient(0, 0, dice.between(-60, 60), height)
  for (let i = 0; i <= bands * 2; i++) {
    const depth = dice.between(0.02, 0.13)
    gradient.addColorStop(
      i / (bands * 2),
      i % 2 === 0 ? `rgba(30,30,40,${depth})` : `rgba(255,255,255,${depth})`,
    )
  }
  context.fillStyle = gradient
  context.fillRect(0, 0, width, height)
  if (dice.chance(0.5)) {
    const y = height * dice.between(0.3, 0.7)
    context.strokeStyle = 'rgba(80,80,90,0.25)'
    context.lineWidth = 1.5
    context.beginPath()
    context.moveTo(0, y)
    context.lineTo(width, y + dice.between(-12, 12))
    context.stroke()
    context.strokeStyle = 'rgba(255,255,255,0.5)'
    context.beginPath()
    context.moveTo(0, y + 2)
    context.lineTo(width, y + dice.between(-12, 12))
    context.stroke()
  }
}

let wear: { fade: Field; spot: Field } | undefined

function burn(print: Texture, paper: Texture, dice: Dice): void {
  wear ??= { fade: hills('fade', 2, 8, 3), spot: hills('spots', 256, 256, 2) }
  const { fade, spot } = wear
  const offset = dice.whole(0, side)
  const strength = dice.between(0.6, 0.92)
  const ink = dice.pick<Ink>([
    [52, 54, 62],
    [64, 60, 66],
    [44, 46, 58],
  ])
  // dots of the head that no longer heat: light lines down the whole receipt
  const dead = dice.chance(0.4) ? dice.whole(60, print.width - 60) : -1
  for (let y = 0; y < print.height; y++) {
    for (let x = 0; x < print.width; x++) {
      const alpha = (print.pixels[y * print.width + x] ?? 0) >>> 24
      if (alpha < 110) continue
      const i = (y + rim) * paper.width + x + rim
      const under = paper.pixels[i] ?? 0
      if (under >>> 24 < 200) continue
      let t = strength * (0.5 + readField(fade, x + offset, y) * 0.75)
      if (readField(spot, x, y + offset) < 0.26) t *= 0.55
      if (x === dead || x === dead + 1) t *= 0.15
      t = Math.min(0.94, t)
      const red = (under & 255) * (1 - t) + ink[0] * t
      const green = ((under >>> 8) & 255) * (1 - t) + ink[1] * t
      const blue = ((under >>> 16) & 255) * (1 - t) + ink[2] * t
      paper.pixels[i] = (255 << 24) | ((blue | 0) << 16) | ((green | 0) << 8) | (red | 0)
    }
  }
}
