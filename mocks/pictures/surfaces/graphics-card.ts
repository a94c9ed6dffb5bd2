import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import type { Dice } from '../random.ts'
import { cardLabel } from '../sticker/card-label.ts'
import { brush, fillSurface, screw, toned, wear } from './parts.ts'
import type { Rgb } from './parts.ts'
import type { SurfaceMaker } from './surface.ts'

const plates: [Rgb, ...Rgb[]] = [
  [62, 63, 68],
  [86, 88, 94],
  [48, 49, 53],
  [186, 188, 192],
]

/** The back plate of a graphics card: brushed metal, cut-outs over the fins, spring screws. */
export const graphicsCard: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(plates)
  const isDark = colour[0] < 120
  const label = cardLabel(text, dice)
  const top = -dice.between(26, 62)
  const bottom = top + dice.between(104, 122)
  const left = -dice.between(70, 150)
  const right = left + dice.between(250, 300)
  return {
    label,
    desk: dice.pick(['oak', 'mousepad', 'laminate', 'blanket', 'cardboard'] as const),
    outline: { left, top, right, bottom },
    rounding: 2.5,
    grain: 0.1,
    shine: 0.7,
    crooked: dice.bell() * 1.4,
    paint(context, view) {
      const plate = { left, right, top, bottom }
      fillSurface(context, plate, colour, dice)
      brush(context, plate, 0.055, dice)
      stripes(context, plate, colour, dice)
      // the sticker never lies over a hole: cut-outs keep to both sides of it
      const clear = label.width / 20 + 6
      cutOut(context, clear + 8, top + 14, 46, bottom - top - 40, colour)
      cutOut(context, clear + 70, top + 14, 46, bottom - top - 40, colour)
      if (left < -clear - 60) cutOut(context, -clear - 52, top + 18, 40, bottom - top - 44, colour)
      context.font = `700 12px "${familyOf('sans')}"`
      context.fillStyle = toned(colour, isDark ? 2.1 : 0.66, 0.9)
      const line = bottom - top > 80 ? bottom - 12 : bottom - 9
      context.fillText(dice.pick(['GAMING', 'GAMING', 'TRIPLE FAN', 'OC EDITION']), -30, line)
      for (const x of [left + 6, right - 6, -clear - 3, clear + 3]) {
        for (const y of [top + 6, bottom - 6]) {
          screw(
            context,
            x + dice.bell() * 0.8,
            y,
            2.5,
            isDark ? [70, 70, 74] : [150, 150, 154],
            true,
            dice,
          )
        }
      }
      context.lineWidth = 0.7
      context.strokeStyle = toned(colour, 1.7, 0.8)
      context.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1)
      wear(
        context,
        { left: Math.max(left, view.left), right: Math.min(right, view.right), top, bottom },
        isDark,
        dice,
      )
    },
  }
}

function stripes(
  context: SKRSContext2D,
  plate: { left: number; right: number; top: number; bottom: number },
  colour: Rgb,
  dice: Dice,
): void {
  const tall = plate.bottom - plate.top
  const start = dice.between(plate.left, plate.right)
  for (let i = 0; i < 9; i++) {
    const x = start + i * dice.between(7, 9) - (i > 4 ? 170 : 0)
    context.fillStyle = toned(colour, i % 3 === 0 ? 1.5 : 0.68, 0.5)
    context.beginPath()
    context.moveTo(x, plate.bottom)
    context.lineTo(x + tall * 0.5, plate.top)
    context.lineTo(x + tall * 0.5 + (i % 3 === 0 ? 1.2 : 3.4), plate.top)
    context.lineTo(x + (i % 3 === 0 ? 1.2 : 3.4), plate.bottom)
    context.fill()
  }
}

/** An opening through which the edges of the cooling fins are seen. */
function cutOut(
  context: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Rgb,
): void {
  const lean = height * 0.16
  const trace = (grow: number, drop: number) => {
    context.beginPath()
    context.moveTo(x + lean - grow, y - grow + drop)
    context.lineTo(x + width + lean + grow, y - grow + drop)
    context.lineTo(x + width + grow, y + height + grow + drop)
    context.lineTo(x - grow, y + height + grow + drop)
    context.closePath()
  }
  trace(0.7, 0.3)
  context.fillStyle = toned(colour, 1.6, 0.9)
  context.fill()
  trace(0.5, -0.2)
  context.fillStyle = toned(colour, 0.5)
  context.fill()
  context.save()
  trace(0, 0)
  context.fillStyle = '#0b0b0c'
  context.fill()
  context.clip()
  for (let fin = x - 2; fin < x + width + lean + 2; fin += 1.75) {
    const gradient = context.createLinearGradient(0, y, 0, y + height)
    gradient.addColorStop(0, '#3c3d40')
    gradient.addColorStop(0.18, '#a9abae')
    gradient.addColorStop(0.7, '#8d8f93')
    gradient.addColorStop(1, '#55565a')
    context.fillStyle = gradient
    context.fillRect(fin, y, 0.62, height)
  }
  // heat pipes cross behind the fins; the plate shades the upper edge
  for (const at of [0.3, 0.62]) {
    const pipe = context.createLinearGradient(0, y + height * at, 0, y + height * at + 6)
    pipe.addColorStop(0, 'rgba(70,46,30,0.4)')
    pipe.addColorStop(0.4, 'rgba(196,140,98,0.5)')
    pipe.addColorStop(1, 'rgba(50,32,22,0.5)')
    context.fillStyle = pipe
    context.fillRect(x - 5, y + height * at, width + lean + 10, 6)
  }
  const shade = context.createLinearGradient(0, y, 0, y + height * 0.3)
  shade.addColorStop(0, 'rgba(0,0,0,0.75)')
  shade.addColorStop(1, 'rgba(0,0,0,0)')
  context.fillStyle = shade
  context.fillRect(x - 5, y, width + lean + 10, height * 0.3)
  context.restore()
}
