import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import type { Dice } from '../random.ts'
import type { View } from './surface.ts'

const shadow = 'rgba(0,0,0,0.45)'

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
export function capacitor(
  context: SKRSContext2D,
  x: number,
  y: number,
  r: number,
  dice: Dice,
): void {
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
export function heatsink(
  context: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  dice: Dice,
): void {
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
export function header(
  context: SKRSContext2D,
  x: number,
  y: number,
  pins: number,
  dice: Dice,
): void {
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

export function memorySlots(
  context: SKRSContext2D,
  view: View,
  top: number,
  count: number,
  dice: Dice,
): void {
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
