/** Position of a picture in its frame. `x`, `y`: its top left corner in pixels of the frame. */
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

/** Margin in pixels of the frame around a fitted picture. */
export const margin = 8

/** Maximum scale; closer, a pixel of the picture is as large as a fingertip. */
const largestScale = 12

export const turn = (turns: Turns, by: 1 | -1): Turns => ((turns + by + 4) % 4) as Turns

/** The size of a rotated picture. */
export function turned({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/**
 * The whole picture, as large as possible and centred. Small pictures are enlarged to 2:1 at most.
 */
export function fitted(frame: Size, picture: Size): View {
  const scale = Math.min(
    (frame.width - 2 * margin) / picture.width,
    (frame.height - 2 * margin) / picture.height,
    2,
  )
  return centred(frame, picture, Math.max(scale, 0.01))
}

/** One to one, keeping the middle. */
export const actualSize = (frame: Size, picture: Size): View => centred(frame, picture, 1)

function centred(frame: Size, picture: Size, scale: number): View {
  return {
    scale,
    x: (frame.width - picture.width * scale) / 2,
    y: (frame.height - picture.height * scale) / 2,
  }
}

/** Zoom limits: half of fitted, and `largestScale`. */
export function scaleLimits(frame: Size, picture: Size): [number, number] {
  return [fitted(frame, picture).scale / 2, largestScale]
}

/**
 * The part of a picture in view, independent of the frame's size: the centre in pixels of the
 * rotated picture, and the scale.
 */
export interface Look {
  x: number
  y: number
  scale: number
}

export const lookOf = (frame: Size, { x, y, scale }: View): Look => ({
  x: (frame.width / 2 - x) / scale,
  y: (frame.height / 2 - y) / scale,
  scale,
})

export const viewOf = (frame: Size, { x, y, scale }: Look): View => ({
  x: frame.width / 2 - x * scale,
  y: frame.height / 2 - y * scale,
  scale,
})

/** The same part after a rotation. */
export const turnLook = ({ x, y, scale }: Look, picture: Size, by: 1 | -1): Look =>
  by === 1 ? { x: picture.height - y, y: x, scale } : { x: y, y: picture.width - x, scale }

/**
 * A view that applies to any picture: the centre as fractions of its sides, the scale relative to
 * fitted.
 */
export interface Relative {
  x: number
  y: number
  times: number
}

export const relativeOf = (frame: Size, picture: Size, look: Look): Relative => ({
  x: look.x / picture.width,
  y: look.y / picture.height,
  times: look.scale / fitted(frame, picture).scale,
})

export function lookAt(frame: Size, picture: Size, { x, y, times }: Relative): Look {
  const [out, close] = scaleLimits(frame, picture)
  const scale = Math.min(Math.max(fitted(frame, picture).scale * times, out), close)
  return { x: x * picture.width, y: y * picture.height, scale }
}

/** A part of the picture, in pixels of the upright picture. */
export interface Box extends Size {
  x: number
  y: number
}

/** A box in a rotated picture. */
export function turnedBox({ width: w, height: h }: Size, turns: Turns, box: Box): Box {
  const { x, y, width, height } = box
  const boxes: Record<Turns, Box> = {
    0: box,
    1: { x: h - y - height, y: x, width: height, height: width },
    2: { x: w - x - width, y: h - y - height, width, height },
    3: { x: y, y: w - x - width, width: height, height: width },
  }
  return boxes[turns]
}

/** A scale at which a box is readable: it fills half the frame, enlarged to 3:1 at most. */
export function closeUp(frame: Size, picture: Size, { x, y, width, height }: Box): Look {
  const scale = Math.min(frame.width / 2 / width, frame.height / 2 / height, 3)
  return {
    x: x + width / 2,
    y: y + height / 2,
    scale: Math.max(scale, fitted(frame, picture).scale),
  }
}
