import { createCanvas } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import sharp from 'sharp'

import { glareOver } from '../camera/faults.ts'
import { sensorNoise, tileSize } from '../camera/noise.ts'
import { release, takePixels } from '../camera/texture.ts'
import { movePlaces, placesInside } from '../drawing.ts'
import type { Corner, Drawing, Place } from '../drawing.ts'
import type { Bill } from '../paper/bill.ts'
import { handwritten, mark } from '../paper/by-hand.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import type { Pen, Sheet } from '../paper/pen.ts'
import { diceFor } from '../random.ts'
import type { Dice } from '../random.ts'

// 150 dots per inch, the default of office scanners
const perPoint = 150 / 72
const glass = { width: 1240, height: 1754 }

type Machine = 'file' | 'flatbed' | 'copier'

/** A page from a scanner's glass, a copier, or straight from the shop's own file. */
export async function drawScan(bill: Bill, sheet: Sheet): Promise<Drawing> {
  const dice = diceFor(bill.scene.seed, 'scan')
  const faults = new Set(bill.scene.faults ?? [])
  const machine: Machine = dice.pick(['file', 'flatbed', 'flatbed', 'copier'])
  // a paper smaller than A4 fills the width; the glass is cropped to it as scanner programs do
  const scale = Math.min(perPoint, glass.width / sheet.width)
  const width = glass.width
  const height =
    sheet.height > 700
      ? glass.height
      : Math.round(sheet.height * scale) + (machine === 'file' ? 0 : 60)
  const tilt = faults.has('tilted')
    ? dice.pick([-1, 1]) * dice.between(0.08, 0.16)
    : machine === 'file'
      ? 0
      : dice.bell() * 0.006
  const shiftX = faults.has('cropped')
    ? dice.pick([-0.3, 0.3]) * width
    : machine === 'file'
      ? 0
      : dice.bell() * 6
  const shiftY = faults.has('cropped') ? -0.1 * height : machine === 'file' ? 0 : dice.bell() * 6

  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const paper =
    machine === 'file'
      ? '#ffffff'
      : machine === 'copier'
        ? '#fbfbfb'
        : dice.pick(['#f7f6f2', '#f3f4f4', '#f8f5ee'])
  context.fillStyle = machine === 'file' ? paper : machine === 'copier' ? '#2a2a2a' : '#e6e6e4'
  context.fillRect(0, 0, width, height)
  const cos = Math.cos(tilt) * scale
  const sin = Math.sin(tilt) * scale
  const originX = (width - sheet.width * cos + sheet.height * sin) / 2 + shiftX
  const originY = (height - sheet.height * cos - sheet.width * sin) / 2 + shiftY
  context.setTransform(cos, sin, -sin, cos, originX, originY)
  context.fillStyle = paper
  context.fillRect(-1, -1, sheet.width + 2, sheet.height + 2)
  const places: Place[] = []
  const pen = canvasPen(context, places)
  sheet.paint(pen)
  if (machine !== 'file') annotate(pen, places, dice)
  if (machine === 'flatbed') punch(context, sheet, dice)
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (machine !== 'file') dirt(context, width, height, machine, dice)

  const move = (x: number, y: number): Corner => [
    x * cos - y * sin + originX,
    x * sin + y * cos + originY,
  ]
  const moved = placesInside(movePlaces(places, move), width, height)
  const glare = faults.has('glare')
    ? glareOver(moved, ['invoiceNumber', 'invoiceDate'], dice)
    : undefined
  if (glare) smudge(context, glare.x, glare.y, glare.long)
  const raw = { width, height, channels: 4 as const }
  const pixels = takePixels(canvas)
  let picture = sharp(pixels, { raw }).removeAlpha()
  if (machine === 'copier') picture = picture.greyscale().linear(1.5, -70)
  if (faults.has('blur')) picture = picture.blur(4.2)
  if (faults.has('dark')) picture = picture.linear(0.42, -18)
  const bytes = await picture
    .jpeg({ quality: machine === 'file' ? 84 : dice.whole(62, 74), optimiseCoding: false })
    .toBuffer()
  release(pixels)
  const seen = glare
    ? moved.map((place) =>
        covers(place, glare.x, glare.y, glare.long) ? { ...place, isCovered: true } : place,
      )
    : moved
  return { bytes, mediaType: 'image/jpeg', width, height, places: seen }
}

/** What is added by hand at the counter or at home. */
function annotate(pen: Pen, places: Place[], dice: Dice): void {
  const total = places.find((place) => place.what === 'total')
  const [a, , c] = total?.corners ?? []
  if (a && c && dice.chance(0.35))
    mark(pen, (a[0] + c[0]) / 2, (a[1] + c[1]) / 2, (c[0] - a[0]) * 0.62, dice)
  if (dice.chance(0.22))
    handwritten(
      pen,
      470,
      28,
      dice.pick(['lunas', 'OK', 'MSI promo', `${dice.whole(10, 99)}`, 'copy']),
      19,
      dice,
    )
}

function punch(context: SKRSContext2D, sheet: Sheet, dice: Dice): void {
  if (sheet.height < 700 || !dice.chance(0.4)) return
  for (const y of [sheet.height / 2 - 113, sheet.height / 2 + 113]) {
    context.fillStyle = '#d4d3d0'
    context.beginPath()
    context.arc(18, y, 8, 0, Math.PI * 2)
    context.fill()
    context.strokeStyle = 'rgba(0,0,0,0.3)'
    context.lineWidth = 0.8
    context.beginPath()
    context.arc(18, y, 8, Math.PI * 0.9, Math.PI * 1.7)
    context.stroke()
  }
}

function dirt(
  context: SKRSContext2D,
  width: number,
  height: number,
  machine: Machine,
  dice: Dice,
): void {
  const speck = machine === 'copier' ? 'rgba(0,0,0,0.75)' : 'rgba(90,80,70,0.35)'
  context.fillStyle = speck
  for (let i = dice.whole(6, machine === 'copier' ? 60 : 24); i > 0; i--) {
    const r = dice.between(0.4, machine === 'copier' ? 2.2 : 1.3)
    context.beginPath()
    context.arc(dice.between(0, width), dice.between(0, height), r, 0, Math.PI * 2)
    context.fill()
  }
  // the lid does not quite close: one edge goes grey
  const edge = context.createLinearGradient(0, 0, width * 0.05, 0)
  edge.addColorStop(0, `rgba(0,0,0,${machine === 'copier' ? 0.5 : 0.16})`)
  edge.addColorStop(1, 'rgba(0,0,0,0)')
  context.fillStyle = edge
  context.fillRect(0, 0, width * 0.05, height)
  context.globalAlpha = machine === 'copier' ? 0.1 : 0.05
  for (let y = 0; y < height; y += tileSize) {
    for (let x = 0; x < width; x += tileSize) context.drawImage(grainTile(), x, y)
  }
  context.globalAlpha = 1
}

let grain: Canvas | undefined

function grainTile(): Canvas {
  if (grain) return grain
  const canvas = createCanvas(tileSize, tileSize)
  const context = canvas.getContext('2d')
  const image = context.createImageData(tileSize, tileSize)
  sensorNoise.forEach((value, i) => {
    image.data[i * 4] = image.data[i * 4 + 1] = image.data[i * 4 + 2] = value > 0 ? 255 : 0
    image.data[i * 4 + 3] = Math.min(255, Math.abs(value) * 8)
  })
  context.putImageData(image, 0, 0)
  grain = canvas
  return canvas
}

// a scanner causes no glare: the number is lost under a wet or rubbed patch instead
function smudge(context: SKRSContext2D, x: number, y: number, reach: number): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, reach * 1.1)
  gradient.addColorStop(0, 'rgba(252,252,250,1)')
  gradient.addColorStop(0.7, 'rgba(252,252,250,0.97)')
  gradient.addColorStop(1, 'rgba(252,252,250,0)')
  context.fillStyle = gradient
  context.fillRect(x - reach * 1.2, y - reach * 1.2, reach * 2.4, reach * 2.4)
}

function covers(place: Place, x: number, y: number, reach: number): boolean {
  const [a, b, c] = place.corners
  if (!a || !b || !c) return false
  const nearX = Math.max(a[0], Math.min(b[0], x))
  const nearY = Math.max(a[1], Math.min(c[1], y))
  return Math.hypot(nearX - x, nearY - y) < reach * 0.75
}
