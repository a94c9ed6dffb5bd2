import type { SKRSContext2D } from '@napi-rs/canvas'

import { textureOf } from '../camera/texture.ts'
import type { Texture } from '../camera/texture.ts'
import type { Place } from '../drawing.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import type { Sheet } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { crease } from './creases.ts'

/** An empty margin, so that the edge of the paper is smooth when sampled. */
export const rim = 3

export interface SheetTexture {
  texture: Texture
  /** texture pixels per design unit */
  scale: number
  /** in design units */
  places: Place[]
}

/** A printed page with its folds, as a texture of `scale` pixels per unit. */
export function printedPage(
  sheet: Sheet,
  scale: number,
  dice: Dice,
  isCreased: boolean,
): SheetTexture {
  const places: Place[] = []
  const width = Math.ceil(sheet.width * scale)
  const height = Math.ceil(sheet.height * scale)
  const texture = textureOf(width + rim * 2, height + rim * 2, (context) => {
    context.fillStyle = dice.pick(['#f4f3f0', '#f6f5f3', '#f1f1ef', '#f5f2ea'])
    context.fillRect(rim, rim, width, height)
    context.translate(rim, rim)
    context.scale(scale, scale)
    sheet.paint(canvasPen(context, places))
    context.setTransform(1, 0, 0, 1, rim, rim)
    if (isCreased) crease(context, width, height, dice)
    edge(context, width, height)
  })
  return { texture, scale, places }
}

// paper has a thickness: one hair of light and one of shade at the rim
function edge(context: SKRSContext2D, width: number, height: number): void {
  context.lineWidth = 1.2
  context.strokeStyle = 'rgba(60,50,40,0.28)'
  context.beginPath()
  context.moveTo(0, height - 0.6)
  context.lineTo(width - 0.6, height - 0.6)
  context.lineTo(width - 0.6, 0)
  context.stroke()
}
