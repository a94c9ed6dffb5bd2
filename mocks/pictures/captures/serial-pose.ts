import { atNodes } from '../camera/layer.ts'
import { apply } from '../camera/matrix.ts'
import type { Matrix } from '../camera/matrix.ts'
import { depthAt } from '../camera/pose.ts'
import type { Pose } from '../camera/pose.ts'
import type { Corner } from '../drawing.ts'
import type { Dice } from '../random.ts'

/** How a phone is held over a sticker of that size (millimetres, centred at 0,0). */
export function poseOverSticker(wide: number, tall: number, faults: Set<string>, dice: Dice): Pose {
  const [long, short] = dice.pick<Corner>([
    [1440, 1080],
    [1360, 1020],
    [1280, 960],
  ])
  const isUpright = dice.chance(wide > tall * 2.5 ? 0.25 : 0.45)
  const [width, height] = isUpright ? [short, long] : [long, short]
  const isTilted = faults.has('tilted')
  const across = (wide / fillOf(faults, dice)) * (isUpright ? long / short : 1)
  const isCropped = faults.has('cropped')
  const side = dice.pick([-1, 1])
  return {
    width,
    height,
    // numbers start at the left of every sticker, so the left is cut off
    x: isCropped ? wide * dice.between(0.28, 0.34) : dice.bell() * across * 0.04,
    y: dice.bell() * across * 0.05,
    // no phone focuses nearer than this
    across: isCropped ? across : Math.max(across, 62),
    tilt: isTilted ? dice.between(0.55, 0.68) : Math.abs(dice.bell()) * 0.24 + 0.04,
    towards: dice.between(-Math.PI, Math.PI) * (isTilted ? 0.35 : 0.6),
    roll: isTilted
      ? side * dice.between(0.45, 0.8)
      : dice.bell() * (dice.chance(0.25) ? 0.24 : 0.07),
  }
}

/** How much of the picture's width the sticker takes. */
function fillOf(faults: Set<string>, dice: Dice): number {
  if (faults.has('far')) return dice.between(0.075, 0.115)
  if (faults.has('cropped')) return dice.between(1.1, 1.3)
  if (faults.has('tilted')) return dice.between(0.55, 0.68)
  return dice.between(0.5, 0.84)
}

/** How far out of focus each spot is: the lens is set on the sticker, or nearly. */
export function focusNodes(
  pose: Pose,
  toPicture: Matrix,
  toMm: Matrix,
  strength: number,
  dice: Dice,
): Float32Array | undefined {
  const slope = dice.between(4, 11) * strength
  if (pose.tilt < 0.12) return undefined
  const focus = depthAt(toPicture, dice.bell() * 4, dice.bell() * 3)
  const slack = 0.018
  // on a plane the inverse of the depth is linear in the picture: three points determine it
  const nearness = (x: number, y: number) => 1 / depthAt(toPicture, ...apply(toMm, x, y))
  const corner = nearness(0, 0)
  const alongX = (nearness(pose.width, 0) - corner) / pose.width
  const alongY = (nearness(0, pose.height) - corner) / pose.height
  return atNodes(pose.width, pose.height, (x, y) => {
    const off = Math.abs(1 / (corner + alongX * x + alongY * y) / focus - 1)
    return Math.min(2.6, Math.max(0, off - slack) * slope)
  })
}
