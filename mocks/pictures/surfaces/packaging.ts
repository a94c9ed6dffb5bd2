import type { SKRSContext2D } from '@napi-rs/canvas'

import { hills, readField, side } from '../desks/fields.ts'
import { familyOf } from '../fonts.ts'
import type { Dice } from '../random.ts'
import { boxLabel } from '../sticker/box-label.ts'
import { markRow } from '../sticker/marks.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import { fillSurface, toned } from './parts.ts'
import type { Rgb } from './parts.ts'
import type { SurfaceMaker, View } from './surface.ts'

const boards: [Rgb, ...Rgb[]] = [
  [178, 140, 100],
  [168, 130, 92],
  [190, 154, 114],
  [228, 226, 222],
  [34, 34, 38],
]

/** The end of a carton with its label, tape and handling signs. */
export const packaging: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(boards)
  const isKraft = colour[0] > 150 && colour[0] < 200
  const label = boxLabel(text, dice)
  // the end of a graphics card's box or the side of a monitor's
  const spare = dice.pick([40, 90, 260])
  const left = -label.width / 20 - dice.between(14, spare)
  const right = label.width / 20 + dice.between(14, spare * 1.4)
  const top = -label.height / 20 - dice.between(12, spare * 0.7)
  const bottom = label.height / 20 + dice.between(12, spare * 0.5)
  // the face above, seen at a slant: lit more when it lies upward
  const flap = dice.between(6, 30)
  return {
    label,
    desk: dice.pick(['tiles', 'oak', 'laminate', 'bedsheet', 'granite'] as const),
    outline: { left, top: top - flap, right, bottom },
    grain: 0,
    shine: isKraft ? 0.1 : 0.4,
    crooked: dice.bell() * 1.6,
    paint(context) {
      const face: View = { left, top, right, bottom }
      fillSurface(context, face, colour, dice)
      if (isKraft) fibres(context, face, dice)
      context.fillStyle = toned(colour, dice.pick([0.62, 0.72, 1.18]))
      context.fillRect(left, top - flap, right - left, flap)
      context.fillStyle = 'rgba(255,255,255,0.25)'
      context.fillRect(left, top - 0.3, right - left, 0.8)
      const ink = isKraft ? 'rgba(60,36,20,0.75)' : toned(colour, colour[0] > 120 ? 0.3 : 3.4, 0.9)
      context.fillStyle = ink
      const size = dice.between(6, 9)
      context.font = `700 ${size}px "${familyOf('sans')}"`
      context.fillText(
        dice.pick(['FRAGILE', 'THIS SIDE UP', 'HANDLE WITH CARE']),
        left + 7,
        top + size + 1.5,
      )
      context.save()
      context.translate(right - 46, bottom - 16)
      context.scale(0.1, 0.1)
      markRow(canvasPen(context, []), 0, 0, 110, 440, ink, dice.whole(0, 8))
      context.restore()
      tape(context, face, colour[0] < 100 ? 0.3 : 1, dice)
      // worn corners and the pressed edge of the board
      context.lineWidth = 2.4
      context.strokeStyle = 'rgba(0,0,0,0.16)'
      context.strokeRect(left, top, right - left, bottom - top)
    },
  }
}

function fibres(context: SKRSContext2D, face: View, dice: Dice): void {
  const field = hills('carton', 4, 64, 3)
  const shift = dice.whole(0, side)
  for (let i = 0; i < 700; i++) {
    const x = dice.between(face.left, face.right)
    const y = dice.between(face.top, face.bottom)
    const t = readField(field, x * 6 + shift, y * 6)
    context.fillStyle = t > 0.5 ? 'rgba(255,236,206,0.07)' : 'rgba(70,40,16,0.06)'
    context.fillRect(x, y, dice.between(0.4, 3.2), dice.between(0.08, 0.3))
  }
  // the flutes of the board show through as faint ribs
  for (let x = face.left; x < face.right; x += 6.4) {
    const rib = context.createLinearGradient(x, 0, x + 6.4, 0)
    rib.addColorStop(0, 'rgba(60,36,12,0)')
    rib.addColorStop(0.5, 'rgba(60,36,12,0.05)')
    rib.addColorStop(1, 'rgba(60,36,12,0)')
    context.fillStyle = rib
    context.fillRect(x, face.top, 6.4, face.bottom - face.top)
  }
}

function tape(context: SKRSContext2D, face: View, strength: number, dice: Dice): void {
  if (!dice.chance(0.6)) return
  const y = dice.chance(0.5) ? face.top - 20 : face.bottom - 14
  const band = context.createLinearGradient(face.left, 0, face.right, 0)
  band.addColorStop(0, 'rgba(214,190,150,0.5)')
  band.addColorStop(dice.between(0.2, 0.8), 'rgba(255,250,236,0.72)')
  band.addColorStop(1, 'rgba(196,170,130,0.5)')
  context.globalAlpha = strength
  context.fillStyle = band
  context.fillRect(face.left, y, face.right - face.left, 34)
  for (let i = 0; i < 7; i++) {
    context.fillStyle = `rgba(255,255,255,${dice.between(0.03, 0.12)})`
    context.fillRect(dice.between(face.left, face.right), y, dice.between(0.2, 1.5), 34)
  }
  context.globalAlpha = 1
}
