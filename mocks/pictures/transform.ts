import sharp from 'sharp'
import type { Sharp } from 'sharp'

import { movePlaces, placesInside } from './drawing.ts'
import type { Corner, Drawing } from './drawing.ts'
import { diceFor } from './random.ts'
import type { Dice } from './random.ts'

export type Resent = 'recompressed' | 'cropped' | 'turned' | 'brightened'

interface Change {
  picture: Sharp
  width: number
  height: number
  quality: number
  move: (x: number, y: number) => Corner
}

/**
 * The same picture as somebody else might send it again. Always a JPEG, as messengers make it.
 * @throws {TypeError} for a PDF, which is passed on unchanged in life
 */
export async function sendAgain(drawing: Drawing, how: Resent, seed: number): Promise<Drawing> {
  if (drawing.mediaType === 'application/pdf') throw new TypeError('a PDF is not sent as a picture')
  const dice = diceFor(seed, `sent again, ${how}`)
  const change = changes[how](sharp(drawing.bytes), drawing, dice)
  const { width, height, quality, move } = change
  const bytes = await change.picture.jpeg({ quality }).toBuffer()
  const places = placesInside(movePlaces(drawing.places, move), width, height)
  return { bytes, mediaType: 'image/jpeg', width, height, places }
}

const changes: Record<Resent, (picture: Sharp, drawing: Drawing, dice: Dice) => Change> = {
  recompressed(picture, drawing, dice) {
    const scale = dice.between(0.66, 0.86)
    const width = Math.round(drawing.width * scale)
    const height = Math.round(drawing.height * scale)
    return {
      picture: picture.resize(width, height),
      width,
      height,
      quality: dice.whole(48, 64),
      move: (x, y) => [(x * width) / drawing.width, (y * height) / drawing.height],
    }
  },

  cropped(picture, drawing, dice) {
    const left = Math.round(drawing.width * dice.between(0.02, 0.09))
    const top = Math.round(drawing.height * dice.between(0.02, 0.08))
    const width = drawing.width - left - Math.round(drawing.width * dice.between(0.02, 0.09))
    const height = drawing.height - top - Math.round(drawing.height * dice.between(0.02, 0.08))
    return {
      picture: picture.extract({ left, top, width, height }),
      width,
      height,
      quality: dice.whole(70, 82),
      move: (x, y) => [x - left, y - top],
    }
  },

  turned(picture, drawing, dice) {
    const quarters = dice.pick([1, 2, 3])
    const { width, height } = drawing
    const isOnSide = quarters !== 2
    return {
      picture: picture.rotate(quarters * 90),
      width: isOnSide ? height : width,
      height: isOnSide ? width : height,
      quality: dice.whole(70, 82),
      move: (x, y) =>
        quarters === 1
          ? [height - y, x]
          : quarters === 2
            ? [width - x, height - y]
            : [y, width - x],
    }
  },

  brightened(picture, { width, height }, dice) {
    const gain = dice.between(1.12, 1.32)
    return {
      picture: picture
        .linear(gain, dice.between(0, 14))
        .modulate({ saturation: dice.between(1, 1.25) }),
      width,
      height,
      quality: dice.whole(72, 84),
      move: (x, y) => [x, y],
    }
  },
}
