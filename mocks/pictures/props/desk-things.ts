import type { SKRSContext2D } from '@napi-rs/canvas'

import type { Dice } from '../random.ts'
import type { Prop } from './prop.ts'

const rod = (
  context: SKRSContext2D,
  x: number,
  width: number,
  half: number,
  colours: [string, string, string],
) => {
  const round = context.createLinearGradient(0, -half, 0, half)
  round.addColorStop(0, colours[0])
  round.addColorStop(0.32, colours[1])
  round.addColorStop(1, colours[2])
  context.fillStyle = round
  context.fillRect(x, -half, width, half * 2)
}

/** A ballpoint pen, 142 mm, its tip at 0,0. */
export function ballpointPen(dice: Dice): Prop {
  const [dark, light, deep] = dice.pick<[string, string, string]>([
    ['#1b2a55', '#4f6ab8', '#0c142c'],
    ['#1e1e20', '#6d6d72', '#0a0a0b'],
    ['#b9bcc0', '#f5f6f7', '#75787d'],
    ['#7c1c22', '#d25a60', '#3c0a0e'],
  ])
  return {
    left: -150,
    right: 6,
    top: -12,
    bottom: 16,
    paint(context) {
      context.save()
      context.filter = 'blur(7px)'
      context.fillStyle = 'rgba(8,6,4,0.55)'
      context.fillRect(-139, 0, 128, 6.4)
      context.restore()
      rod(context, -142, 120, 4.4, [dark, light, deep])
      rod(context, -146, 5, 2.6, ['#9b9ea2', '#f2f2f2', '#5c5f63'])
      rod(context, -92, 2.2, 4.6, ['#9b9ea2', '#f2f2f2', '#5c5f63'])
      // clip
      context.fillStyle = 'rgba(0,0,0,0.35)'
      context.fillRect(-138, -1.2, 38, 3)
      rod(context, -139, 38, 1.3, ['#b5b8bc', '#ffffff', '#7c7f83'])
      context.fillStyle = '#8f9296'
      context.beginPath()
      context.moveTo(-22, -4)
      context.lineTo(-4, -1.1)
      context.lineTo(0, 0)
      context.lineTo(-4, 1.1)
      context.lineTo(-22, 4)
      context.fill()
      context.fillStyle = 'rgba(255,255,255,0.55)'
      context.beginPath()
      context.moveTo(-22, -2.6)
      context.lineTo(-4, -0.7)
      context.lineTo(-4, -0.1)
      context.lineTo(-22, -0.8)
      context.fill()
    },
  }
}

/** A corner of a keyboard: 0,0 is its corner, keys go to the left and up. */
export function keyboardCorner(dice: Dice): Prop {
  const isLight = dice.chance(0.3)
  const [frame, key, edge] = isLight
    ? ['#c9cbce', '#f1f1ef', '#a9abae']
    : ['#1d1d1f', '#37373a', '#0e0e0f']
  return {
    left: -140,
    right: 8,
    top: -90,
    bottom: 10,
    paint(context) {
      context.save()
      context.filter = 'blur(9px)'
      context.fillStyle = 'rgba(6,5,4,0.6)'
      context.fillRect(-140, -90, 143, 95)
      context.restore()
      context.fillStyle = frame
      context.beginPath()
      context.roundRect(-160, -110, 160, 110, 6)
      context.fill()
      for (let row = 0; row < 5; row++) {
        for (let column = 0; column < 8; column++) {
          const x = -24 - column * 19 - (row === 0 ? 3 : 0)
          const y = -23 - row * 19
          context.fillStyle = edge
          context.beginPath()
          context.roundRect(x, y, 17.6, 17.6, 2)
          context.fill()
          const top = context.createLinearGradient(x, y, x, y + 15)
          top.addColorStop(0, key)
          top.addColorStop(1, frame)
          context.fillStyle = top
          context.beginPath()
          context.roundRect(x + 1.8, y + 0.9, 14, 14, 2)
          context.fill()
        }
      }
    },
  }
}

/** A charging cable lying in a loose bend from 0,0. */
export function cable(dice: Dice): Prop {
  const isWhite = dice.chance(0.6)
  const bend = dice.between(-40, 40)
  return {
    left: -10,
    right: 170,
    top: -60,
    bottom: 60,
    paint(context) {
      const trace = (dy: number) => {
        context.beginPath()
        context.moveTo(0, dy)
        context.bezierCurveTo(50, bend + dy, 100, -bend + dy, 168, bend * 0.6 + dy)
        context.stroke()
      }
      context.lineCap = 'round'
      context.save()
      context.filter = 'blur(4px)'
      context.lineWidth = 3.6
      context.strokeStyle = 'rgba(0,0,0,0.5)'
      trace(1.6)
      context.restore()
      context.lineWidth = 3.4
      context.strokeStyle = isWhite ? '#cfcfcb' : '#202022'
      trace(0)
      context.lineWidth = 1.2
      context.strokeStyle = isWhite ? '#f7f7f4' : '#58585c'
      trace(-0.6)
    },
  }
}
