import type { SKRSContext2D } from '@napi-rs/canvas'

import type { Dice } from '../random.ts'
import type { Prop } from './prop.ts'

const fingerLength = 120

/** A fingertip pointing along +x with its tip at 0,0. */
export function finger(dice: Dice): Prop {
  return {
    left: -fingerLength,
    right: 4,
    top: -15,
    bottom: 18,
    paint: (context) => paintFinger(context, dice),
  }
}

type Rgb = readonly [number, number, number]

const skins: [Rgb, ...Rgb[]] = [
  [226, 178, 150],
  [206, 152, 118],
  [178, 122, 88],
  [134, 88, 62],
]

const tone = ([red, green, blue]: Rgb, by: number, alpha = 1) =>
  `rgba(${Math.round(Math.min(255, red * by))},${Math.round(Math.min(255, green * by))},${Math.round(Math.min(255, blue * by))},${alpha})`

function paintFinger(context: SKRSContext2D, dice: Dice): void {
  const skin = dice.pick(skins)
  const trace = () => {
    context.beginPath()
    context.moveTo(-fingerLength, -12)
    context.bezierCurveTo(-80, -10.6, -52, -8.4, -28, -8.4)
    context.bezierCurveTo(-20, -8.6, -12, -8, -6, -6.6)
    context.bezierCurveTo(-1.5, -5.2, 0, -2.6, 0, 0)
    context.bezierCurveTo(0, 3, -2, 5.6, -6.5, 6.8)
    context.bezierCurveTo(-14, 8.4, -24, 8.4, -30, 8.6)
    context.bezierCurveTo(-52, 8.8, -80, 11, -fingerLength, 13)
    context.closePath()
  }
  // what it throws on the surface: wide below, tight where it touches
  context.save()
  context.filter = 'blur(14px)'
  context.translate(-1.5, 3.2)
  context.fillStyle = 'rgba(10,6,4,0.55)'
  trace()
  context.fill()
  context.restore()

  context.save()
  context.filter = 'blur(0.8px)'
  const round = context.createLinearGradient(0, -9, 0, 9)
  round.addColorStop(0, tone(skin, 0.52))
  round.addColorStop(0.12, tone(skin, 0.8))
  round.addColorStop(0.36, tone(skin, 1.06))
  round.addColorStop(0.62, tone(skin, 0.94))
  round.addColorStop(0.88, tone(skin, 0.66))
  round.addColorStop(1, tone(skin, 0.42))
  context.fillStyle = round
  trace()
  context.fill()
  context.restore()

  context.save()
  trace()
  context.clip()
  redden(context, skin)
  knuckle(context, skin, -31, dice)
  knuckle(context, skin, -58, dice)
  pores(context, skin, dice)
  nail(context, skin, dice)
  context.restore()
}

// blood gathers in the tip that presses
function redden(context: SKRSContext2D, skin: Rgb): void {
  const glow = context.createRadialGradient(-5, 0, 1, -5, 0, 15)
  glow.addColorStop(
    0,
    `rgba(${Math.min(255, skin[0] + 18)},${skin[1] * 0.72},${skin[2] * 0.68},0.45)`,
  )
  glow.addColorStop(1, `rgba(${skin[0]},${skin[1]},${skin[2]},0)`)
  context.fillStyle = glow
  context.fillRect(-26, -10, 28, 20)
}

function knuckle(context: SKRSContext2D, skin: Rgb, x: number, dice: Dice): void {
  for (let i = 0; i < 5; i++) {
    const at = x + (i - 2) * dice.between(0.9, 1.5)
    context.strokeStyle = tone(skin, 0.58, dice.between(0.08, 0.24))
    context.lineWidth = dice.between(0.18, 0.5)
    context.beginPath()
    context.moveTo(at, dice.between(-6.4, -4.5))
    context.bezierCurveTo(at + 1.1, -2, at + 1.1, 2, at + dice.bell() * 0.3, dice.between(3.6, 6))
    context.stroke()
    context.strokeStyle = tone(skin, 1.2, 0.09)
    context.beginPath()
    context.moveTo(at + 0.5, -4.4)
    context.bezierCurveTo(at + 1.6, -2, at + 1.6, 2, at + 0.5, 3.6)
    context.stroke()
  }
}

function pores(context: SKRSContext2D, skin: Rgb, dice: Dice): void {
  for (let i = 0; i < 700; i++) {
    context.fillStyle = tone(skin, dice.chance(0.5) ? 0.74 : 1.16, dice.between(0.05, 0.2))
    context.fillRect(
      dice.between(-fingerLength, 0),
      dice.between(-8, 8),
      dice.between(0.15, 0.5),
      dice.between(0.1, 0.3),
    )
  }
}

function nail(context: SKRSContext2D, skin: Rgb, dice: Dice): void {
  const shift = dice.between(-0.7, 0.7)
  const trace = (grow: number) => {
    context.beginPath()
    context.moveTo(-12.4 - grow, -3.6 - grow + shift)
    context.bezierCurveTo(
      -8,
      -5 - grow + shift,
      -3.6,
      -4.6 - grow + shift,
      -1.7 + grow * 0.4,
      -3 + shift,
    )
    context.bezierCurveTo(
      -0.7 + grow * 0.4,
      -1.2 + shift,
      -0.7 + grow * 0.4,
      1.2 + shift,
      -1.7 + grow * 0.4,
      3 + shift,
    )
    context.bezierCurveTo(
      -3.6,
      4.6 + grow + shift,
      -8,
      5 + grow + shift,
      -12.4 - grow,
      3.6 + grow + shift,
    )
    context.bezierCurveTo(
      -14 - grow,
      1.6 + shift,
      -14 - grow,
      -1.6 + shift,
      -12.4 - grow,
      -3.6 - grow + shift,
    )
    context.closePath()
  }
  context.save()
  context.filter = 'blur(3px)'
  trace(0.5)
  context.fillStyle = tone(skin, 0.66, 0.42)
  context.fill()
  context.restore()
  trace(0)
  const plate = context.createLinearGradient(0, -5, 0, 5)
  plate.addColorStop(0, tone([skin[0] + 8, skin[1] * 0.92, skin[2] * 0.93], 0.8, 0.8))
  plate.addColorStop(0.42, tone([skin[0] + 10, skin[1] * 0.98, skin[2] * 1.02], 1.06, 0.85))
  plate.addColorStop(1, tone([skin[0], skin[1] * 0.86, skin[2] * 0.88], 0.74, 0.8))
  context.fillStyle = plate
  context.fill()
  context.save()
  context.clip()
  // the white edge, the moon, and the shine along the plate
  context.filter = 'blur(2px)'
  context.fillStyle = 'rgba(246,236,222,0.4)'
  context.beginPath()
  context.ellipse(1.6, shift, 3.1, 5, 0, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = 'rgba(255,246,240,0.12)'
  context.beginPath()
  context.ellipse(-13.4, shift, 2.4, 2.6, 0, 0, Math.PI * 2)
  context.fill()
  context.filter = 'blur(4px)'
  context.fillStyle = 'rgba(255,255,255,0.34)'
  context.beginPath()
  context.ellipse(-7, -1.9 + shift, 4.2, 0.8, 0.03, 0, Math.PI * 2)
  context.fill()
  context.restore()
}
