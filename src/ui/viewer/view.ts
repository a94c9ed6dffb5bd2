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

/** The same relative to how a picture opens on its evidence. */
export const relativeTo = (opening: Look, picture: Size, look: Look): Relative => ({
  x: (look.x - opening.x) / picture.width,
  y: (look.y - opening.y) / picture.height,
  times: look.scale / opening.scale,
})

export const lookFrom = (opening: Look, frame: Size, picture: Size, from: Relative): Look => ({
  x: opening.x + from.x * picture.width,
  y: opening.y + from.y * picture.height,
  scale: allowed(frame, picture, opening.scale * from.times),
})

export function lookAt(frame: Size, picture: Size, { x, y, times }: Relative): Look {
  const scale = allowed(frame, picture, fitted(frame, picture).scale * times)
  return { x: x * picture.width, y: y * picture.height, scale }
}

function allowed(frame: Size, picture: Size, scale: number): number {
  const [out, close] = scaleLimits(frame, picture)
  return Math.min(Math.max(scale, out), close)
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

/** A point of a rotated picture as fractions of the upright one; the nearest one if it is outside. */
export function fractionsOf(upright: Size, turns: Turns, { x, y }: { x: number; y: number }) {
  const lying = turned(upright, turns)
  const back = ((4 - turns) % 4) as Turns
  const point = turnedBox(lying, back, { x, y, width: 0, height: 0 })
  return { x: within(point.x / upright.width), y: within(point.y / upright.height) }
}

const within = (fraction: number) => Math.min(1, Math.max(0, fraction))

/** Free space around the evidence, as a share of its size. */
const evidenceMargin = 0.15

/** Maximum scale at which evidence is opened: closer, nothing around a single number is in view. */
const closestEvidence = 1.5

/** From how much closer than fitted the evidence is shown; below that it is nearly the whole page. */
const worthwhile = 1.05

/**
 * How a picture opens: on its evidence with a margin, or whole, which is also the answer without
 * evidence or if it fills nearly all of the page.
 *
 * @param evidence in pixels of the rotated picture
 * @param times closer than that
 */
export function openingLook(frame: Size, picture: Size, evidence: Box | null, times = 1): Look {
  const whole = fitted(frame, picture)
  let look = lookOf(frame, whole)
  if (evidence) {
    const { x, y, width, height } = evidence
    const room = 1 + evidenceMargin
    const scale = Math.min(
      frame.width / (width * room),
      frame.height / (height * room),
      closestEvidence,
    )
    if (scale > whole.scale * worthwhile) look = { x: x + width / 2, y: y + height / 2, scale }
  }
  return inside(frame, picture, { ...look, scale: allowed(frame, picture, look.scale * times) })
}

/** The same look without empty space beside the picture, where it is larger than its frame. */
function inside(frame: Size, picture: Size, { x, y, scale }: Look): Look {
  const along = (at: number, side: number, room: number) => {
    const half = (room / 2 - margin) / scale
    return side <= 2 * half ? side / 2 : Math.min(Math.max(at, half), side - half)
  }
  return {
    x: along(x, picture.width, frame.width),
    y: along(y, picture.height, frame.height),
    scale,
  }
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
