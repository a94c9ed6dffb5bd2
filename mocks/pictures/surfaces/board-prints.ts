import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import type { Dice } from '../random.ts'
import { toned } from './parts.ts'
import type { Rgb } from './parts.ts'
import type { View } from './surface.ts'

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
        view.right < other.left ||
        view.left > other.right ||
        view.bottom < other.top ||
        view.top > other.bottom,
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
      steps.push([
        Math.cos((heading * Math.PI) / 4) * length,
        Math.sin((heading * Math.PI) / 4) * length,
      ])
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

function part(
  context: SKRSContext2D,
  x: number,
  y: number,
  isUpright: boolean,
  letter: string,
): void {
  const [w, h] = isUpright ? [1.1, 2.1] : [2.1, 1.1]
  context.fillStyle = 'rgba(0,0,0,0.45)'
  context.fillRect(x + 0.2, y + 0.25, w, h)
  context.fillStyle = '#b9bbbd'
  context.fillRect(x, y, w, h)
  context.fillStyle = letter === 'C' ? '#8a6f52' : '#1b1b1c'
  if (isUpright) context.fillRect(x, y + 0.5, w, h - 1)
  else context.fillRect(x + 0.5, y, w - 1, h)
}

/** The white outlines, names and arrows printed round the parts. */
export function legends(
  context: SKRSContext2D,
  view: View,
  keep: View,
  taken: Taken,
  dice: Dice,
): void {
  const white = 'rgba(226,226,220,0.85)'
  const names = [
    'JFP1',
    'JUSB4',
    'SYS_FAN3',
    'PCI_E2',
    'M2_1',
    'JTPM1',
    'BAT1',
    'JRGB1',
    'CPU_PWR1',
    'PUMP_FAN1',
  ]
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
  for (const [r, fill] of [
    [4.6, '#b9bcbf'],
    [4.2, '#9a9da0'],
    [1.9, '#1b1a18'],
  ] as const) {
    context.fillStyle = fill
    context.beginPath()
    context.arc(x, y, r, 0, Math.PI * 2)
    context.fill()
  }
}
