import { createCanvas } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'

import { hills, readField, side } from '../desks/fields.ts'
import type { Dice } from '../random.ts'

/** Shades the folds and dents of a used paper. */
export function crease(context: SKRSContext2D, width: number, height: number, dice: Dice): void {
  const kind = dice.pick(['flat', 'flat', 'half', 'thirds', 'thirds', 'quarters'])
  undulate(context, width, height, dice.between(0.25, 0.75), dice)
  const tall = height > width * 1.1
  const along =
    kind === 'half' || kind === 'quarters' ? [0.5] : kind === 'thirds' ? [0.335, 0.667] : []
  for (const at of along) {
    const shifted = at + dice.between(-0.012, 0.012)
    if (tall) fold(context, 0, height * shifted, width, 0, height * 0.15, dice)
    else fold(context, width * shifted, 0, 0, height, width * 0.15, dice)
  }
  if (kind === 'quarters') {
    if (tall) fold(context, width * 0.5, 0, 0, height, width * 0.15, dice)
    else fold(context, 0, height * 0.5, width, 0, height * 0.15, dice)
  }
  // the small straight dents that fingers and bags leave
  for (let i = kind === 'flat' ? dice.whole(0, 2) : dice.whole(1, 6); i > 0; i--) {
    const angle = dice.between(0, Math.PI)
    const length = width * dice.between(0.05, 0.3)
    const x = dice.chance(0.5) ? dice.between(0, width) : dice.pick([0.04, 0.94]) * width
    const y = dice.between(0, height)
    const reach = width * dice.between(0.015, 0.05)
    context.save()
    context.beginPath()
    context.rect(0, 0, width, height)
    context.clip()
    context.translate(x, y)
    context.rotate(angle)
    dent(context, length, reach, dice.between(0.04, 0.12))
    context.restore()
  }
}

// Light falls on the two panels of a fold differently, and the ridge itself catches it.
function fold(
  context: SKRSContext2D,
  x: number,
  y: number,
  dx: number,
  dy: number,
  reach: number,
  dice: Dice,
): void {
  const far = reach * dice.between(0.6, 1.5)
  const [nx, ny] = dx > 0 ? [0, 1] : [1, 0]
  const depth = dice.between(0.05, 0.12)
  const up = dice.chance(0.5) ? 1 : -1
  const panel = (sign: number, colour: string) => {
    const gradient = context.createLinearGradient(x, y, x + nx * far * sign, y + ny * far * sign)
    gradient.addColorStop(0, `rgba(${colour},${depth})`)
    gradient.addColorStop(0.25, `rgba(${colour},${depth * 0.45})`)
    gradient.addColorStop(1, `rgba(${colour},0)`)
    context.fillStyle = gradient
    const left = dx > 0 ? x : Math.min(x, x + far * sign)
    const top = dx > 0 ? Math.min(y, y + far * sign) : y
    context.fillRect(left, top, dx || far, dy || far)
  }
  panel(up, '40,36,30')
  panel(-up, '255,255,255')
  context.lineWidth = 1
  context.strokeStyle = `rgba(70,62,50,${depth * 1.6})`
  line(context, x, y, dx, dy)
  context.strokeStyle = `rgba(255,255,255,${depth * 3})`
  line(context, x - nx * up, y - ny * up, dx, dy)
}

function dent(context: SKRSContext2D, length: number, reach: number, depth: number): void {
  for (const [sign, colour] of [
    [1, '40,36,30'],
    [-1, '255,255,255'],
  ] as const) {
    // strongest in the middle of the dent, gone at its ends
    const gradient = context.createRadialGradient(0, 0, 0, 0, 0, length / 2)
    gradient.addColorStop(0, `rgba(${colour},${depth})`)
    gradient.addColorStop(1, `rgba(${colour},0)`)
    context.fillStyle = gradient
    context.save()
    context.scale(1, (reach * 2) / length)
    context.beginPath()
    context.arc(0, 0, length / 2, 0, Math.PI, sign < 0)
    context.fill()
    context.restore()
  }
}

function line(context: SKRSContext2D, x: number, y: number, dx: number, dy: number): void {
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + dx, y + dy)
  context.stroke()
}

function undulate(
  context: SKRSContext2D,
  width: number,
  height: number,
  strength: number,
  dice: Dice,
): void {
  context.globalAlpha = strength
  const part = side * dice.between(0.45, 0.8)
  const x = dice.between(0, side - part)
  const y = dice.between(0, side - part)
  context.drawImage(waves(), x, y, part, part, 0, 0, width, height)
  context.globalAlpha = 1
}

let made: Canvas | undefined

/** Wide soft slopes as light and dark areas: paper is nearly, never quite, flat. Made once. */
function waves(): Canvas {
  if (made) return made
  const field = hills('paper', 2, 4, 2)
  const canvas = createCanvas(side, side)
  const context = canvas.getContext('2d')
  const image = context.createImageData(side, side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const slope = (readField(field, x + 14, y + 9) - readField(field, x - 14, y - 9)) * 2.4
      const i = (y * side + x) * 4
      const tone = slope > 0 ? 255 : 40
      image.data[i] = tone
      image.data[i + 1] = tone
      image.data[i + 2] = tone
      image.data[i + 3] = Math.min(120, Math.abs(slope) * 220)
    }
  }
  context.putImageData(image, 0, 0)
  made = canvas
  return canvas
}
