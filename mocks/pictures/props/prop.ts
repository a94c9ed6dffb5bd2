import type { SKRSContext2D } from '@napi-rs/canvas'

import { atNodes, boxRound, warpNodes } from '../camera/layer.ts'
import type { Layer } from '../camera/layer.ts'
import { apply, invert, multiply, placed } from '../camera/matrix.ts'
import type { Matrix } from '../camera/matrix.ts'
import type { Pose } from '../camera/pose.ts'
import { softened, textureOf } from '../camera/texture.ts'
import type { Corner, Place } from '../drawing.ts'

/** Something that lies on the scene besides its subject. */
export interface Prop {
  /** what it takes up, in its own millimetres */
  left: number
  top: number
  right: number
  bottom: number
  paint(context: SKRSContext2D): void
}

/**
 * A prop with its origin at x,y of the scene (millimetres), rotated by `angle`. `soft`: it is above
 * the plane in focus.
 */
export function propLayer(
  prop: Prop,
  x: number,
  y: number,
  angle: number,
  pose: Pose,
  toPicture: Matrix,
  soft: number,
): { layer: Layer; outline: Corner[] } {
  const { width, height } = pose
  const perMm = Math.max(width, height) / pose.across
  const wide = Math.ceil((prop.right - prop.left) * perMm)
  const tall = Math.ceil((prop.bottom - prop.top) * perMm)
  const texture = textureOf(wide, tall, (context) => {
    context.scale(perMm, perMm)
    context.translate(-prop.left, -prop.top)
    prop.paint(context)
  })
  const onScene = multiply(toPicture, placed(x, y, 1, angle))
  const toTexture = multiply(
    [perMm, 0, -prop.left * perMm, 0, perMm, -prop.top * perMm, 0, 0, 1],
    invert(onScene),
  )
  const corner = (u: number, v: number) => apply(onScene, u, v)
  const outline = [
    corner(prop.left, prop.top),
    corner(prop.right, prop.top),
    corner(prop.right, prop.bottom),
    corner(prop.left, prop.bottom),
  ]
  return {
    layer: {
      textures: softened(texture, 2),
      ...warpNodes(width, height, toTexture),
      soft: atNodes(width, height, () => soft),
      box: boxRound(outline, width, height, 4),
    },
    outline,
  }
}

/** Marks the places that are at least partly behind something with a convex outline. */
export function hiddenBy(places: Place[], outline: Corner[]): Place[] {
  return places.map((place) => {
    const [a, b, c, d] = place.corners
    if (!a || !b || !c || !d) return place
    for (let t = 0; t <= 1; t += 0.1) {
      const x = (a[0] + d[0]) / 2 + ((b[0] + c[0] - a[0] - d[0]) / 2) * t
      const y = (a[1] + d[1]) / 2 + ((b[1] + c[1] - a[1] - d[1]) / 2) * t
      if (isInside(outline, x, y)) return { ...place, isCovered: true }
    }
    return place
  })
}

function isInside(outline: Corner[], x: number, y: number): boolean {
  const sides = outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a
    return (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
  })
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0)
}
