import { textureOf } from '../camera/texture.ts'
import type { Texture } from '../camera/texture.ts'
import type { Place } from '../drawing.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import type { Dice } from '../random.ts'
import { handleLabel, paintStock } from './label.ts'
import type { Label } from './label.ts'

/** Room round the sticker for its shadow, in texture pixels. */
export const stickerRim = 6

/** The sticker as a texture of `scale` pixels per unit; what is printed goes to `places`, in units. */
export function stickerTexture(label: Label, scale: number, places: Place[], dice: Dice): Texture {
  const width = Math.ceil(label.width * scale) + stickerRim * 2
  const height = Math.ceil(label.height * scale) + stickerRim * 2
  return textureOf(width, height, (context) => {
    // the sticker stands a tenth of a millimetre proud
    context.shadowColor = 'rgba(0,0,0,0.55)'
    context.shadowBlur = 4
    context.shadowOffsetX = dice.between(-1.5, 1.5)
    context.shadowOffsetY = 1.5
    context.translate(stickerRim, stickerRim)
    context.scale(scale, scale)
    context.fillStyle = '#777'
    context.beginPath()
    context.roundRect(0, 0, label.width, label.height, label.radius)
    context.fill()
    context.shadowColor = 'transparent'
    paintStock(context, label, dice)
    label.paint(canvasPen(context, places))
    handleLabel(context, label, dice)
  })
}
