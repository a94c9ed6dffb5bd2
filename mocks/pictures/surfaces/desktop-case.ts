import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import { ratingLabel } from '../sticker/rating-label.ts'
import { fillSurface, groove, screw, toned, wear } from './parts.ts'
import type { Rgb } from './parts.ts'
import { outlineRound } from './surface.ts'
import type { SurfaceMaker } from './surface.ts'

const paints: [Rgb, ...Rgb[]] = [
  [56, 57, 60],
  [44, 44, 47],
  [206, 207, 206],
  [104, 106, 110],
]

/** The back or side of a desktop case: painted sheet steel, punched air holes, thumb screws. */
export const desktopCase: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(paints)
  const isDark = colour[0] < 120
  const watts = dice.pick(['100-240V~ 50/60Hz 6A', '19.5V DC 9.23A', '100-127V/200-240V~ 10A/5A'])
  const label = ratingLabel(
    text,
    [`Input: ${watts}`, 'Canada: ICES-003(B)/NMB-003(B)'],
    'Personal Computer',
    dice,
  )
  const side = dice.pick([-1, 1])
  const holes = dice.pick(['round', 'hex'] as const)
  const outline = outlineRound(
    dice.between(200, 230),
    dice.between(380, 460),
    dice.bell() * 20,
    dice,
  )
  return {
    label,
    desk: dice.pick(['tiles', 'walnut', 'granite'] as const),
    outline,
    rounding: 3,
    grain: isDark ? 0.26 : 0.1,
    shine: 0.45,
    crooked: dice.bell() * 1.2,
    paint(context, view) {
      fillSurface(context, view, colour, dice)
      const edge = side * (label.height / 20 + dice.between(9, 16))
      perforate(context, view, edge, side, colour, holes)
      groove(context, view.left, edge - side * 4, view.right, edge - side * 4, colour, 0.5)
      const far = -side * (label.height / 20 + dice.between(16, 30))
      // the fold where two sheets meet, with its row of screws
      context.fillStyle = toned(colour, 0.72)
      context.fillRect(view.left, Math.min(far, far - side * 13), view.right - view.left, 13)
      groove(context, view.left, far, view.right, far, colour, 0.8)
      groove(context, view.left, far - side * 13, view.right, far - side * 13, colour, 0.5)
      for (let x = -150 + dice.between(0, 40); x < 200; x += 84) {
        screw(
          context,
          x,
          far - side * 6.5,
          3.4,
          isDark ? [60, 60, 62] : [168, 168, 170],
          false,
          dice,
        )
      }
      context.font = `500 4.4px "${familyOf('condensed')}"`
      context.fillStyle = toned(colour, isDark ? 1.9 : 0.6, 0.8)
      context.fillText(
        'DO NOT COVER THE AIR VENTS',
        -label.width / 20,
        edge - side * (side > 0 ? 6.5 : 8.5),
      )
      wear(context, view, isDark, dice)
    },
  }
}

function perforate(
  context: SKRSContext2D,
  view: { left: number; top: number; right: number; bottom: number },
  edge: number,
  side: number,
  colour: Rgb,
  holes: 'round' | 'hex',
): void {
  const pitch = 5.2
  const r = 1.9
  const limit = side > 0 ? view.bottom - edge : edge - view.top
  const path = (dy: number, grow: number, fill: string) => {
    context.fillStyle = fill
    context.beginPath()
    for (let row = 0; row * pitch * 0.87 < limit; row++) {
      const y = edge + side * (row * pitch * 0.87 + 3) + dy
      for (let x = view.left + (row % 2) * (pitch / 2); x < view.right; x += pitch) {
        const sides = holes === 'hex' ? 6 : 10
        for (let i = 0; i < sides; i++) {
          const angle = (i / sides) * Math.PI * 2 + Math.PI / 6
          const px = x + Math.cos(angle) * (r + grow)
          const py = y + Math.sin(angle) * (r + grow)
          if (i === 0) context.moveTo(px, py)
          else context.lineTo(px, py)
        }
        context.closePath()
      }
    }
    context.fill()
  }
  path(0.28, 0.15, toned(colour, 1.6, 0.75))
  path(-0.2, 0.1, toned(colour, 0.5))
  path(0, 0, '#0b0b0c')
}
