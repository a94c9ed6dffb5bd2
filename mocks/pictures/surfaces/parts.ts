import type { SKRSContext2D } from '@napi-rs/canvas'

import type { Dice } from '../random.ts'
import type { View } from './surface.ts'

/** A colour with each channel times `by`. */
export function toned(
  [red, green, blue]: readonly [number, number, number],
  by: number,
  alpha = 1,
): string {
  const at = (value: number) => Math.max(0, Math.min(255, Math.round(value * by)))
  return `rgba(${at(red)},${at(green)},${at(blue)},${alpha})`
}

export type Rgb = readonly [number, number, number]

/** A moulded surface: its colour, and the slow change of light over it. */
export function fillSurface(context: SKRSContext2D, view: View, colour: Rgb, dice: Dice): void {
  const width = view.right - view.left
  const height = view.bottom - view.top
  const angle = dice.between(0, Math.PI * 2)
  const reach = Math.hypot(width, height) / 2
  const x = (view.left + view.right) / 2
  const y = (view.top + view.bottom) / 2
  const gradient = context.createLinearGradient(
    x - Math.cos(angle) * reach,
    y - Math.sin(angle) * reach,
    x + Math.cos(angle) * reach,
    y + Math.sin(angle) * reach,
  )
  gradient.addColorStop(0, toned(colour, 1.22))
  gradient.addColorStop(dice.between(0.35, 0.65), toned(colour, 1))
  gradient.addColorStop(1, toned(colour, 0.8))
  context.fillStyle = gradient
  context.fillRect(view.left, view.top, width, height)
}

/** A slot into the dark: shade under its upper lip, light on its lower one. */
export function slot(
  context: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Rgb,
  radius = height / 2,
): void {
  context.fillStyle = toned(colour, 1.5, 0.7)
  context.beginPath()
  context.roundRect(x - 0.1, y + 0.25, width + 0.2, height, radius)
  context.fill()
  context.fillStyle = toned(colour, 0.55)
  context.beginPath()
  context.roundRect(x - 0.15, y - 0.2, width + 0.3, height, radius)
  context.fill()
  const gradient = context.createLinearGradient(0, y, 0, y + height)
  gradient.addColorStop(0, '#050505')
  gradient.addColorStop(0.75, '#0d0d0e')
  gradient.addColorStop(1, toned(colour, 0.42))
  context.fillStyle = gradient
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.fill()
}

/** A joint between two mouldings, or a bead pressed into sheet metal. */
export function groove(
  context: SKRSContext2D,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: Rgb,
  width = 0.35,
): void {
  context.lineWidth = width
  context.strokeStyle = toned(colour, 0.38)
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  context.stroke()
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const ox = (-(y2 - y1) / length) * width
  const oy = ((x2 - x1) / length) * width
  context.strokeStyle = toned(colour, 1.45, 0.8)
  context.lineWidth = width * 0.7
  context.beginPath()
  context.moveTo(x1 + ox, y1 + oy)
  context.lineTo(x2 + ox, y2 + oy)
  context.stroke()
}

/** A cross-head screw of radius `r`, sunk into the surface if `isSunk`. */
export function screw(
  context: SKRSContext2D,
  x: number,
  y: number,
  r: number,
  metal: Rgb,
  isSunk: boolean,
  dice: Dice,
): void {
  const disc = (
    radius: number,
    fill: ReturnType<SKRSContext2D['createRadialGradient']> | string,
    dx = 0,
    dy = 0,
  ) => {
    context.fillStyle = fill
    context.beginPath()
    context.arc(x + dx, y + dy, radius, 0, Math.PI * 2)
    context.fill()
  }
  if (isSunk) {
    disc(r * 1.62, 'rgba(255,255,255,0.16)', 0, r * 0.12)
    const well = context.createRadialGradient(x, y - r * 0.5, r * 0.6, x, y, r * 1.6)
    well.addColorStop(0, '#060606')
    well.addColorStop(1, 'rgba(10,10,10,0.72)')
    disc(r * 1.55, well)
  } else {
    disc(r * 1.12, 'rgba(0,0,0,0.4)', r * 0.1, r * 0.16)
  }
  const head = context.createRadialGradient(x - r * 0.35, y - r * 0.4, r * 0.1, x, y, r)
  head.addColorStop(0, toned(metal, 1.5))
  head.addColorStop(0.6, toned(metal, 0.95))
  head.addColorStop(1, toned(metal, 0.5))
  disc(r, head)
  context.save()
  context.translate(x, y)
  context.rotate(dice.between(0, Math.PI))
  context.fillStyle = 'rgba(8,8,8,0.88)'
  for (let i = 0; i < 2; i++) {
    context.beginPath()
    context.roundRect(-r * 0.56, -r * 0.14, r * 1.12, r * 0.28, r * 0.08)
    context.fill()
    context.rotate(Math.PI / 2)
  }
  context.fillStyle = 'rgba(255,255,255,0.3)'
  context.fillRect(-r * 0.5, r * 0.14, r, r * 0.06)
  context.restore()
}

/** Streaks of a brushed or rolled metal along x. */
export function brush(context: SKRSContext2D, view: View, strength: number, dice: Dice): void {
  const width = view.right - view.left
  for (let i = 0; i < 260; i++) {
    const y = dice.between(view.top, view.bottom)
    const tone = dice.chance(0.5) ? 255 : 0
    context.fillStyle = `rgba(${tone},${tone},${tone},${dice.between(0.1, 1) * strength})`
    const x = view.left + dice.between(-0.3, 0.6) * width
    context.fillRect(x, y, width * dice.between(0.3, 1), dice.between(0.05, 0.3))
  }
}

/** Dust, crumbs and the marks of fingers: nobody wipes a machine before taking its picture. */
export function wear(context: SKRSContext2D, view: View, isDark: boolean, dice: Dice): void {
  const width = view.right - view.left
  const height = view.bottom - view.top
  const tone = isDark ? 225 : 70
  for (let i = dice.whole(20, 130); i > 0; i--) {
    context.fillStyle = `rgba(${tone},${tone - 6},${tone - 14},${dice.between(0.06, 0.4)})`
    const r = dice.between(0.04, dice.chance(0.06) ? 0.3 : 0.14)
    context.beginPath()
    context.arc(view.left + dice.next() * width, view.top + dice.next() * height, r, 0, Math.PI * 2)
    context.fill()
  }
  context.lineWidth = 0.08
  for (let i = dice.whole(0, 4); i > 0; i--) {
    const x = view.left + dice.next() * width
    const y = view.top + dice.next() * height
    context.strokeStyle = `rgba(${tone},${tone},${tone},${dice.between(0.1, 0.3)})`
    context.beginPath()
    context.moveTo(x, y)
    context.quadraticCurveTo(
      x + dice.bell() * 6,
      y + dice.bell() * 6,
      x + dice.bell() * 9,
      y + dice.bell() * 9,
    )
    context.stroke()
  }
  for (let i = dice.whole(0, 3); i > 0; i--) {
    context.save()
    context.translate(view.left + dice.next() * width, view.top + dice.next() * height)
    context.rotate(dice.between(0, 6))
    context.scale(1, 1.35)
    const smear = context.createRadialGradient(0, 0, 1, 0, 0, 8)
    smear.addColorStop(0, `rgba(${tone},${tone},${tone},${dice.between(0.03, 0.08)})`)
    smear.addColorStop(1, `rgba(${tone},${tone},${tone},0)`)
    context.fillStyle = smear
    context.fillRect(-8, -8, 16, 16)
    context.restore()
  }
}
