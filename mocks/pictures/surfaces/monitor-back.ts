import { familyOf } from '../fonts.ts'
import { ratingLabel } from '../sticker/rating-label.ts'
import { fillSurface, groove, screw, slot, toned, wear } from './parts.ts'
import type { Rgb } from './parts.ts'
import { outlineRound } from './surface.ts'
import type { SurfaceMaker } from './surface.ts'

const plastics: [Rgb, ...Rgb[]] = [
  [58, 58, 61],
  [46, 47, 51],
  [74, 74, 77],
  [214, 213, 209],
]

/** The back of a monitor: moulded plastic, rows of vents, the four holes of the wall mount. */
export const monitorBack: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(plastics)
  const isDark = colour[0] < 120
  const volts = dice.pick(['19V ⎓ 3.42A', '20V ⎓ 4.5A', '100-240V~ 50/60Hz 1.5A'])
  const label = ratingLabel(text, [`Rating: ${volts.replace('⎓', 'DC')}`], 'LCD Monitor', dice)
  const ventsAbove = dice.chance(0.65)
  const seam = dice.between(30, 46) * (ventsAbove ? -1 : 1)
  const slant = dice.pick([0, 0, 2.2, -2.2])
  const mountSide = dice.pick([-1, 1])
  const outline = outlineRound(
    dice.between(540, 720),
    dice.between(320, 410),
    mountSide * 150,
    dice,
  )
  return {
    label,
    desk: dice.pick(['laminate', 'bedsheet', 'blanket'] as const),
    outline,
    rounding: 9,
    grain: isDark ? dice.between(0.22, 0.42) : 0.12,
    shine: isDark ? 0.35 : 0.15,
    crooked: dice.bell() * 0.8,
    paint(context, view) {
      fillSurface(context, view, colour, dice)
      groove(context, view.left, seam, view.right, seam, colour, 0.5)
      const sign = ventsAbove ? -1 : 1
      for (let row = 0; row < 14; row++) {
        const y = seam + sign * (7 + row * 6.4)
        if (y < view.top - 20 || y > view.bottom + 20) continue
        for (let x = view.left - (view.left % 21) - 21; x < view.right; x += 21) {
          context.save()
          context.transform(1, 0, slant * 0.2, 1, 0, 0)
          slot(context, x + (row % 2) * 10.5, y, 17.5, 2.5, colour)
          context.restore()
        }
      }
      // VESA mount: a sunk square, 100 mm from hole to hole
      const cx = mountSide * 118
      const cy = dice.between(-30, 20)
      context.fillStyle = toned(colour, 0.82)
      context.beginPath()
      context.roundRect(cx - 62, cy - 62, 124, 124, 5)
      context.fill()
      groove(context, cx - 62, cy - 62, cx - 62, cy + 62, colour, 0.6)
      groove(context, cx - 62, cy - 62, cx + 62, cy - 62, colour, 0.6)
      for (const dx of [-50, 50]) {
        for (const dy of [-50, 50])
          screw(context, cx + dx, cy + dy, 3.2, [150, 150, 152], true, dice)
      }
      for (const x of [-mountSide * 66, -mountSide * 190]) {
        screw(context, x, -seam * 0.4, 2.6, isDark ? [58, 58, 60] : [176, 176, 176], true, dice)
      }
      context.font = `500 4px "${familyOf('condensed')}"`
      context.fillStyle = toned(colour, isDark ? 1.55 : 0.82)
      context.fillText('>PC+ABS<', -mountSide * 44 - 8, -Math.sign(seam) * 34 + 2)
      wear(context, view, isDark, dice)
    },
  }
}
