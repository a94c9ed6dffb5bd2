import type { SKRSContext2D } from '@napi-rs/canvas'

import { familyOf } from '../fonts.ts'
import { stripLabel } from '../sticker/strip-label.ts'
import { capacitor, chip, header, heatsink, memorySlots } from './board-parts.ts'
import { legends, smallParts, Taken, traces } from './board-prints.ts'
import { fillSurface, wear } from './parts.ts'
import type { Rgb } from './parts.ts'
import { outlineRound } from './surface.ts'
import type { SurfaceMaker, View } from './surface.ts'

const masks: [Rgb, ...Rgb[]] = [
  [44, 45, 49],
  [36, 38, 42],
  [20, 80, 52],
  [40, 48, 60],
]

/** A motherboard from above: solder mask, traces, parts with their shadows, a small strip. */
export const motherboard: SurfaceMaker = (text, dice) => {
  const colour = dice.pick(masks)
  const label = stripLabel({ ...text, ...omitModel }, dice.pick([520, 560, 600]), dice)
  const nameY = -(label.height / 20 + dice.between(4, 7))
  const nameSize = Math.min(5, label.width / 10 / ((text.model?.length ?? 1) * 0.54))
  const nameX = -label.width / 20 + dice.between(0, 4)
  const printed = text.model
    ? [
        {
          text: text.model,
          x: nameX,
          y: nameY - nameSize * 0.8,
          width: text.model.length * nameSize * 0.52,
          height: nameSize,
        },
      ]
    : []
  return {
    label,
    desk: dice.pick(['cardboard', 'oak', 'mousepad'] as const),
    outline: outlineRound(244, dice.between(244, 305), dice.bell() * 40, dice),
    rounding: 2,
    grain: 0,
    shine: 0.5,
    crooked: dice.bell() * 1.6,
    printed,
    paint(context, view) {
      fillSurface(context, view, colour, dice)
      const keep: View = {
        left: -label.width / 20 - 2,
        right: label.width / 20 + 2,
        top: nameY - 7,
        bottom: label.height / 20 + 2,
      }
      traces(context, view, colour, dice)
      const taken = new Taken(keep)
      const below = keep.bottom + 5
      const above = keep.top - 6
      const slots = dice.pick([2, 4])
      const sinkX = -16 + dice.bell() * 4
      // the big parts claim their ground first, so that the small ones keep off it
      taken.claim(sinkX - 1, above - 53, 77, 50)
      taken.claim(view.left, below - 1, 190, slots * 9.6 + 2)
      taken.claim(keep.right + 5, -7, 28, 9)
      taken.claim(keep.left - 35, -1, 26, 9)
      taken.claim(65, above - 32, 18, 18)
      taken.claim(-48, above - 16, 12, 12)
      taken.claim(-82, above - 40, 46, 18)
      legends(context, view, keep, taken, dice)
      smallParts(context, view, taken, dice)
      memorySlots(context, view, below, slots, dice)
      heatsink(context, sinkX, above - 52, 74, 46, dice)
      chip(context, 66, above - 30, 15, dice)
      chip(context, -46, above - 14, 8, dice)
      for (let i = 0; i < 4; i++) {
        capacitor(context, -76 + i * 11 + dice.bell() * 0.4, above - 30 - (i % 2) * 3, 4, dice)
      }
      header(context, keep.right + 6, -6, 10, dice)
      header(context, keep.left - 34, 0, 9, dice)
      if (text.model) silkscreen(context, text.model, nameX, nameY, nameSize)
      wear(context, view, true, dice)
    },
  }
}

// the board carries its name in print; the strip does not repeat it
const omitModel = { model: '' } as const

function silkscreen(
  context: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
): void {
  context.font = `700 ${size}px "${familyOf('condensed')}"`
  context.fillStyle = 'rgba(226,226,220,0.92)'
  context.fillText(text, x, y)
}
