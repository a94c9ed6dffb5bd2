import type { SKRSContext2D } from '@napi-rs/canvas'

import { common } from '../camera/clip.ts'
import { atNodes, boxRound, drawnIn, warpNodes } from '../camera/layer.ts'
import type { Layer } from '../camera/layer.ts'
import { apply, multiply, placed } from '../camera/matrix.ts'
import type { Matrix } from '../camera/matrix.ts'
import type { Pose } from '../camera/pose.ts'
import { castShadow } from '../camera/shadow.ts'
import { softened, textureOf } from '../camera/texture.ts'
import { deskPixelsPerMm, deskTextures } from '../desks/desk.ts'
import type { Corner } from '../drawing.ts'
import type { Dice } from '../random.ts'
import type { Surface, View } from '../surfaces/surface.ts'

// A surface is drawn somewhat coarser than the picture: its grain is added when it is sampled.
const surfacePixels = 1020

export interface Sight {
  pose: Pose
  toPicture: Matrix
  toMm: Matrix
  /** focus at the nodes of the picture; missing when all is sharp */
  soft?: Float32Array
}

/** The product and, if it ends inside the picture, its shadow and the surface below. */
export function productLayers(surface: Surface, sight: Sight, dice: Dice): Layer[] {
  const { pose, toPicture, toMm, soft } = sight
  const { width, height } = pose
  const seen = [
    apply(toMm, 0, 0),
    apply(toMm, width, 0),
    apply(toMm, width, height),
    apply(toMm, 0, height),
  ]
  const frame = viewRound(seen)
  const { outline } = surface
  const isWhole = outline !== undefined && !seen.every(([x, y]) => isWithin(outline, x, y))
  const view = isWhole ? overlap(frame, outline) : frame
  const perMm = surfacePixels / Math.max(frame.right - frame.left, frame.bottom - frame.top)
  const wide = Math.ceil((view.right - view.left) * perMm)
  const tall = Math.ceil((view.bottom - view.top) * perMm)
  const texture = textureOf(Math.max(8, wide), Math.max(8, tall), (context) => {
    context.scale(perMm, perMm)
    context.translate(-view.left, -view.top)
    if (isWhole) {
      const { left, top, right, bottom } = outline
      context.beginPath()
      context.roundRect(left, top, right - left, bottom - top, surface.rounding ?? 0)
      context.clip()
    }
    surface.paint(context, view)
    if (isWhole) edge(context, outline, surface.rounding ?? 0)
  })
  const warp = warpNodes(
    width,
    height,
    multiply([perMm, 0, -view.left * perMm, 0, perMm, -view.top * perMm, 0, 0, 1], toMm),
  )
  const product: Layer = {
    textures: soft ? softened(texture, 3) : [texture],
    ...warp,
    ...(soft ? { soft } : {}),
    // seen from afar the grain is too fine to show
    grain: surface.grain * Math.min(1, (150 / pose.across) ** 2),
  }
  if (!isWhole) return [product]
  const { left, top, right, bottom } = outline
  const rectangle: Corner[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  const corners = common(rectangle, seen).map(([x, y]) => apply(toPicture, x, y))
  return [
    deskBehind(surface, sight, dice),
    castShadow(corners, width, height, dice, 0.035),
    { ...product, box: boxRound(corners, width, height, 4), solid: drawnIn(corners, 0.94) },
  ]
}

/** The rounded rim: dark where it turns away, a line of light before that. */
function edge(context: SKRSContext2D, { left, top, right, bottom }: View, rounding: number): void {
  context.lineWidth = 1.6
  context.strokeStyle = 'rgba(0,0,0,0.4)'
  context.beginPath()
  context.roundRect(left, top, right - left, bottom - top, rounding)
  context.stroke()
  context.lineWidth = 0.7
  context.strokeStyle = 'rgba(255,255,255,0.28)'
  context.beginPath()
  context.roundRect(left + 1, top + 1, right - left - 2, bottom - top - 2, rounding)
  context.stroke()
}

/** The background is further away, so it is never quite sharp. */
function deskBehind(surface: Surface, { pose, toMm }: Sight, dice: Dice): Layer {
  const { width, height } = pose
  const isClose = pose.across < 260
  const scale = deskPixelsPerMm * (isClose ? 1.7 : 1)
  const turned = placed(dice.between(0, 900), dice.between(0, 900), scale, dice.bell() * 0.4)
  return {
    textures: deskTextures(surface.desk),
    ...warpNodes(width, height, multiply(turned, toMm)),
    soft: atNodes(width, height, () => (isClose ? 1.1 : 0.4)),
    isEndless: true,
    isShared: true,
  }
}

function viewRound(corners: Corner[]): View {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return {
    left: Math.min(...xs) - 2,
    right: Math.max(...xs) + 2,
    top: Math.min(...ys) - 2,
    bottom: Math.max(...ys) + 2,
  }
}

const overlap = (a: View, b: View): View => ({
  left: Math.max(a.left, b.left - 1),
  top: Math.max(a.top, b.top - 1),
  right: Math.min(a.right, b.right + 1),
  bottom: Math.min(a.bottom, b.bottom + 1),
})

const isWithin = ({ left, top, right, bottom }: View, x: number, y: number) =>
  x > left + 3 && x < right - 3 && y > top + 3 && y < bottom - 3
