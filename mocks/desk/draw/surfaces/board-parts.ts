import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import type { Dice } from '../random.ts'
import { toned } from './parts.ts'
import type { Rgb } from './parts.ts'
import type { View } from './surface.ts'

const shadow = 'rgba(0,0,0,0.45)'

/** Ground already built upon. */
export class Taken {
  private readonly views: View[]

  constructor(first: View) {
    this.views = [first]
  }

  /** true, and taken from now on, when the ground is still free */
  claim(x: number, y: number, width: number, height: number): boolean {
    const view = { left: x, top: y, right: x + width, bottom: y + height }
    const isFree = this.views.every(
      (other) =>
        view.right < other.left || view.left > other.right || view.bottom < other.top || view.top > other.bottom,
    )
    if (isFree) this.views.push(view)
    return isFree
  }
}

/** Bundles of copper under the solder mask, turning by 45°, with their vias. */
export function traces(context: SKRSContext2D, view: View, colour: Rgb, dice: Dice): void {
  const width = view.right - view.left
  const height = view.bottom - view.top
  context.lineWidth = 0.22
  context.lineJoin = 'round'
  for (let bundle = 0; bundle < 26; bundle++) {
    const lines = dice.whole(3, 11)
    let x = view.left + dice.next() * width
    let y = view.top + dice.next() * height
    const steps: [number, number][] = []
    let heading = dice.whole(0, 7)
    for (let i = dice.whole(2, 5); i > 0; i--) {
      const length = dice.between(6, 34)
      steps.push([Math.cos((heading * Math.PI) / 4) * length, Math.sin((heading * Math.PI) / 4) * length])
      heading += dice.pick([-1, 1])
    }
    context.strokeStyle = toned(colour, 1.55, 0.75)
    context.beginPath()
    for (let line = 0; line < lines; line++) {
      let px = x + line * 0.55
      let py = y + line * 0.55
      context.moveTo(px, py)
      for (const [dx, dy] of steps) {
        px += dx
        py += dy
        context.lineTo(px, py)
      }
    }
    context.stroke()
    x += dice.bell()
    y += dice.bell()
  }
  for (let i = 0; i < 240; i++) {
    const x = view.left + dice.next() * width
    const y = view.top + dice.next() * height
    context.fillStyle = toned(colour, 1.9, 0.8)
    context.beginPath()
    context.arc(x, y, 0.42, 0, Math.PI * 2)
    context.fill()
    context.fillStyle = 'rgba(0,0,0,0.7)'
    context.beginPath()
    context.arc(x, y, 0.18, 0, Math.PI * 2)
    context.fill()
  }
}

/** Resistors and capacitors in clusters, some with their number in print, where there is room. */
export function smallParts(context: SKRSContext2D, view: View, taken: Taken, dice: Dice): void {
  for (let cluster = 0; cluster < 54; cluster++) {
    const cx = dice.between(view.left, view.right)
    const cy = dice.between(view.top, view.bottom)
    const isUpright = dice.chance(0.5)
    const letter = dice.pick(['R', 'C', 'C', 'D', 'L'])
    for (let i = dice.whole(2, 7); i > 0; i--) {
      const x = cx + (isUpright ? i * 2.3 : dice.whole(0, 1) * 4.4)
      const y = cy + (isUpright ? dice.whole(0, 1) * 4.4 : i * 2.3)
      const number = `${letter}${dice.whole(10, 799)}`
      if (!taken.claim(x - 0.2, y - 0.2, isUpright ? 1.5 : 2.5, isUpright ? 2.5 : 1.5)) continue
      part(context, x, y, isUpright, letter)
      if (dice.chance(0.45) && taken.claim(x - 0.2, y - 2, number.length * 0.75, 1.4)) {
        context.font = `500 1.5px "${familyOf('condensed')}"`
        context.fillStyle = 'rgba(230,230,224,0.85)'
        context.fillText(number, x - 0.2, y - 0.6)
      }
    }
  }
}

function part(context: SKRSContext2D, x: number, y: number, isUpright: boolean, letter: string): void {
  const [w, h] = isUpright ? [1.1, 2.1] : [2.1, 1.1]
  context.fillStyle = shadow
  context.fillRect(x + 0.2, y + 0.25, w, h)
  context.fillStyle = '#b9bbbd'
  context.fillRect(x, y, w, h)
  context.fillStyle = letter === 'C' ? '#8a6f52' : '#1b1b1c'
  if (isUpright) context.fillRect(x, y + 0.5, w, h - 1)
  else context.fillRect(x + 0.5, y, w - 1, h)
}

export function chip(context: SKRSContext2D, x: number, y: number, size: number, dice: Dice): void {
  context.fillStyle = '#c2c4c6'
  for (let i = 0.8; i < size - 0.5; i += 1) {
    context.fillRect(x + i, y - 0.9, 0.42, size + 1.8)
    context.fillRect(x - 0.9, y + i, size + 1.8, 0.42)
  }
  context.fillStyle = shadow
  context.fillRect(x + 0.5, y + 0.6, size, size)
  const top = context.createLinearGradient(x, y, x + size, y + size)
  top.addColorStop(0, '#3a3b3d')
  top.addColorStop(1, '#1a1a1b')
  context.fillStyle = top
  context.fillRect(x, y, size, size)
  context.fillStyle = 'rgba(210,210,206,0.7)'
  context.font = `400 ${size * 0.15}px "${familyOf('mono')}"`
  const lot = () => String(dice.whole(1000, 9999))
  context.fillText(`NX${lot()}`, x + size * 0.14, y + size * 0.42)
  context.fillText(`${lot()} ${dice.pick(['TW', 'KR', 'CN'])}`, x + size * 0.14, y + size * 0.62)
  context.beginPath()
  context.arc(x + size * 0.14, y + size * 0.84, size * 0.05, 0, Math.PI * 2)
  context.fill()
}

/** An electrolytic can from above, with its vent cross. */
export function capacitor(context: SKRSContext2D, x: number, y: number, r: number, dice: Dice): void {
  context.fillStyle = shadow
  context.beginPath()
  context.arc(x + r * 0.3, y + r * 0.36, r * 1.05, 0, Math.PI * 2)
  context.fill()
  const top = context.createRadialGradient(x - r * 0.4, y - r * 0.4, r * 0.1, x, y, r)
  top.addColorStop(0, '#f0f0ee')
  top.addColorStop(0.7, '#b6b7b8')
  top.addColorStop(1, '#6d6e70')
  context.fillStyle = top
  context.beginPath()
  context.arc(x, y, r, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = dice.pick(['#20242c', '#31203a', '#1d1d1f'])
  context.beginPath()
  context.arc(x, y, r * 0.94, -0.6, 0.9)
  context.fill()
}

/** A finned block of aluminium. */
export function heatsink(context: SKRSContext2D, x: number, y: number, width: number, height: number, dice: Dice): void {
  const isBlack = dice.chance(0.5)
  const [light, dark] = isBlack ? ['#56575a', '#1c1c1e'] : ['#c9cbcd', '#77797c']
  context.fillStyle = shadow
  context.fillRect(x + 2, y + 2.6, width, height)
  context.fillStyle = dark
  context.fillRect(x, y, width, height)
  for (let at = x + 1; at < x + width - 2; at += 4.2) {
    const fin = context.createLinearGradient(at, 0, at + 2.6, 0)
    fin.addColorStop(0, light)
    fin.addColorStop(0.5, light)
    fin.addColorStop(1, dark)
    context.fillStyle = fin
    context.fillRect(at, y, 2.6, height)
  }
}

/** A double row of pins, gold in a black frame. */
export function header(context: SKRSContext2D, x: number, y: number, pins: number, dice: Dice): void {
  context.fillStyle = shadow
  context.fillRect(x + 0.6, y + 0.8, pins * 2.54 + 1, 6.4)
  context.fillStyle = dice.pick(['#151516', '#ddddd8', '#151516'])
  context.fillRect(x, y, pins * 2.54 + 1, 6.4)
  for (let i = 0; i < pins; i++) {
    for (const row of [1.2, 3.9]) {
      context.fillStyle = '#0b0b0b'
      context.fillRect(x + 0.9 + i * 2.54, y + row, 1.4, 1.4)
      context.fillStyle = '#d8b25a'
      context.fillRect(x + 1.2 + i * 2.54, y + row + 0.3, 0.8, 0.8)
    }
  }
}

export function memorySlots(context: SKRSContext2D, view: View, top: number, count: number, dice: Dice): void {
  const left = view.left + dice.between(8, 24)
  const width = 142
  for (let i = 0; i < count; i++) {
    const y = top + i * 9.6
    context.fillStyle = shadow
    context.fillRect(left + 0.8, y + 1.2, width, 7)
    const body = context.createLinearGradient(0, y, 0, y + 7)
    body.addColorStop(0, '#39393b')
    body.addColorStop(0.2, '#1f1f20')
    body.addColorStop(1, '#141415')
    context.fillStyle = body
    context.fillRect(left, y, width, 7)
    context.fillStyle = '#050505'
    context.fillRect(left + 6, y + 2.6, width - 12, 1.9)
    context.fillStyle = 'rgba(206,172,92,0.7)'
    for (let x = left + 7; x < left + width - 8; x += 0.95) context.fillRect(x, y + 4.7, 0.45, 0.7)
    for (const x of [left - 3, left + width - 3]) latch(context, x, y, dice)
    context.font = `700 2.2px "${familyOf('condensed')}"`
    context.fillStyle = 'rgba(228,228,222,0.9)'
    context.fillText(`DIMM${i < 2 ? 'A' : 'B'}${(i % 2) + 1}`, left + width + 5, y + 4.6)
  }
}

function latch(context: SKRSContext2D, x: number, y: number, dice: Dice): void {
  const tone = context.createLinearGradient(x, y, x + 6, y + 8)
  tone.addColorStop(0, '#77797d')
  tone.addColorStop(0.5, '#4b4d50')
  tone.addColorStop(1, '#2c2d2f')
  context.fillStyle = tone
  context.beginPath()
  context.roundRect(x, y - 0.6, 6, 8.2, 0.8)
  context.fill()
  context.fillStyle = 'rgba(0,0,0,0.55)'
  context.fillRect(x + 1.2, y + 1, 3.6, 5 + dice.bell() * 0.05)
  context.fillStyle = 'rgba(255,255,255,0.18)'
  context.fillRect(x + 0.4, y - 0.4, 5.2, 0.5)
}

/** The white outlines, names and arrows printed round the parts. */
export function legends(context: SKRSContext2D, view: View, keep: View, taken: Taken, dice: Dice): void {
  const white = 'rgba(226,226,220,0.85)'
  const names = ['JFP1', 'JUSB4', 'SYS_FAN3', 'PCI_E2', 'M2_1', 'JTPM1', 'BAT1', 'JRGB1', 'CPU_PWR1', 'PUMP_FAN1']
  for (let i = 0; i < 22; i++) {
    const x = dice.between(view.left, view.right)
    const y = dice.between(view.top, view.bottom)
    const w = dice.between(5, 22)
    const h = dice.between(3, 9)
    const name = names[i % names.length] ?? ''
    const size = dice.pick([1.7, 2.1, 2.6])
    if (!taken.claim(x - 0.5, y - size, Math.max(w, name.length * size * 0.5), h + size)) continue
    context.strokeStyle = white
    context.lineWidth = 0.2
    if (dice.chance(0.6)) context.strokeRect(x, y, w, h)
    context.fillStyle = white
    context.font = `500 ${size}px "${familyOf('condensed')}"`
    context.fillText(name, x, y - 0.6)
  }
  // a mounting hole in its ring of bare copper
  const x = keep.right + dice.between(22, 40)
  const y = keep.top - dice.between(4, 16)
  for (const [r, fill] of [[4.6, '#b9bcbf'], [4.2, '#9a9da0'], [1.9, '#1b1a18']] as const) {
    context.fillStyle = fill
    context.beginPath()
    context.arc(x, y, r, 0, Math.PI * 2)
    context.fill()
  }
}
