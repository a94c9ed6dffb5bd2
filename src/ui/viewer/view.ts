/** How a picture lies in its frame. `x`, `y`: where its top left corner is, in pixels of the frame. */
export interface View {
  x: number
  y: number
  /** Pixels of the frame per pixel of the picture. */
  scale: number
}

export interface Size {
  width: number
  height: number
}

/** Quarter turns clockwise, 0 to 3. */
export type Turns = 0 | 1 | 2 | 3

/** Pixels of the frame that stay free around a picture that is fitted in. */
export const margin = 8

/** No closer than this: a pixel of the picture as large as a fingertip shows nothing more. */
const largestScale = 12

export const turn = (turns: Turns, by: 1 | -1): Turns => ((turns + by + 4) % 4) as Turns

/** The size of a picture once it is turned. */
export function turned({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** The whole picture, as large as it fits, in the middle. Small pictures are not blown up past 2:1. */
export function fitted(frame: Size, picture: Size): View {
  const scale = Math.min(
    (frame.width - 2 * margin) / picture.width,
    (frame.height - 2 * margin) / picture.height,
    2,
  )
  return centred(frame, picture, Math.max(scale, 0.01))
}

/** One pixel of the picture on one of the frame, with the middle in the middle. */
export const actualSize = (frame: Size, picture: Size): View => centred(frame, picture, 1)

function centred(frame: Size, picture: Size, scale: number): View {
  return {
    scale,
    x: (frame.width - picture.width * scale) / 2,
    y: (frame.height - picture.height * scale) / 2,
  }
}

/** How far one can go out and in: half of fitted, and `largestScale`. */
export function scaleLimits(frame: Size, picture: Size): [number, number] {
  return [fitted(frame, picture).scale / 2, largestScale]
}
