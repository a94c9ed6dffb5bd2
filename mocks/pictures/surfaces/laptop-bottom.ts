import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import { stripLabel } from '../sticker/strip-label.ts'
import { brush, fillSurface, groove, screw, slot, toned, wear } from './parts.ts'
import type { Rgb } from './parts.ts'
import { outlineRound } from './surface.ts'
import type { SurfaceMaker } from './surface.ts'

const shells: [Rgb, ...Rgb[]] = [
  [64, 65, 68],
  [84, 85, 90],
  [158, 160, 164],
  [50, 51, 60],
]

/** The underside of a laptop: feet, intake grille, printed approvals, the strip with the number. */
export const laptopBottom: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(shells)
  const isDark = colour[0] < 120
  const grille = dice.pick(['slots', 'hexes', 'dots'] as const)
  const label = stripLabel(text, dice.pick([640, 700, 760]), dice)
  const side = dice.pick([-1, 1])
  const outline = outlineRound(
    dice.between(350, 396),
    dice.between(242, 270),
    dice.bell() * 60,
    dice,
  )
  return {
    label,
    desk: dice.pick(['oak', 'walnut', 'bedsheet', 'laminate'] as const),
    outline,
    rounding: 14,
    grain: isDark ? 0.22 : 0.1,
    shine: 0.5,
    crooked: dice.bell() * 1.1,
    paint(context, view) {
      fillSurface(context, view, colour, dice)
      if (!isDark) brush(context, view, 0.03, dice)
      const top = side * 20
      for (let row = 0; row < 12; row++) {
        const y = top + side * (row * 4.2 + 4)
        if (y < view.top - 3 || y > view.bottom + 3) continue
        for (let x = view.left; x < view.right; x += grille === 'slots' ? 26 : 4.8) {
          if (Math.abs(((x + 4000) % 140) - 70) > 58) continue
          if (x < outline.left + 16 || x > outline.right - 40) continue
          if (grille === 'slots') slot(context, x, y, 22, 1.9, colour)
          else if (grille === 'dots') slot(context, x + (row % 2) * 2.4, y, 2.4, 2.4, colour)
          else hexagon(context, x + (row % 2) * 2.4, y, 2.1, colour)
        }
      }
      const footY = -side * dice.between(24, 34)
      foot(context, -97, footY)
      foot(context, -110, footY + side * 150)
      for (const x of [outline.left + 26, outline.right - 26])
        slotsOfSpeaker(context, x, -side * 84, colour)
      groove(context, view.left, -side * 58, view.right, -side * 58, colour, 0.5)
      for (const x of [-88, -8, 74, 150, -160]) {
        screw(
          context,
          x + dice.bell() * 2,
          -side * dice.between(12, 15) + (x === -8 ? -side * 60 : 0),
          2.1,
          [96, 96, 98],
          true,
          dice,
        )
      }
      // approvals printed straight on the shell, in grey
      context.fillStyle = toned(colour, isDark ? 2.3 : 0.62, 0.85)
      context.font = `400 2.7px "${familyOf('condensed')}"`
      const x = label.width / 20 + 9
      const lines = [
        'INPUT: 19.5V DC 6.15A',
        'FCC ID / IC: see regulatory sheet',
        'This device complies with part 15',
        'of the rules. ' + text.madeIn,
      ]
      lines.forEach((line, i) => context.fillText(line, x, -5 + i * 3.8))
      wear(context, view, isDark, dice)
    },
  }
}

function hexagon(context: SKRSContext2D, x: number, y: number, r: number, colour: Rgb): void {
  for (const [dy, fill] of [
    [0.25, toned(colour, 1.5, 0.6)],
    [0, '#0a0a0b'],
  ] as const) {
    context.fillStyle = fill
    context.beginPath()
    for (let i = 0; i < 6; i++) {
      context.lineTo(x + Math.cos((i * Math.PI) / 3) * r, y + dy + Math.sin((i * Math.PI) / 3) * r)
    }
    context.fill()
  }
}

/** A strip of rubber, 160 mm long. */
function foot(context: SKRSContext2D, x: number, y: number): void {
  context.fillStyle = 'rgba(0,0,0,0.4)'
  context.beginPath()
  context.roundRect(x + 1, y - 5.6, 160, 12.4, 6)
  context.fill()
  const rubber = context.createLinearGradient(0, y - 6, 0, y + 6)
  rubber.addColorStop(0, '#3a3a3c')
  rubber.addColorStop(0.3, '#232325')
  rubber.addColorStop(1, '#121213')
  context.fillStyle = rubber
  context.beginPath()
  context.roundRect(x, y - 6.2, 160, 12, 6)
  context.fill()
}

function slotsOfSpeaker(context: SKRSContext2D, x: number, y: number, colour: Rgb): void {
  for (let i = 0; i < 9; i++)
    slot(context, x - 13 + (i % 3) * 9, y + Math.floor(i / 3) * 3.4, 7.6, 1.5, colour)
}
