import { multiply, placed } from './matrix.ts'
import type { Matrix } from './matrix.ts'

export interface Pose {
  /** of the picture, in pixels */
  width: number
  height: number
  /** the spot in the middle of the picture, in millimetres on the flat scene */
  x: number
  y: number
  /** how many millimetres the long side of the picture shows, at that spot */
  across: number
  /** radians the camera leans away from looking straight down, and towards where */
  tilt: number
  towards: number
  /** radians the scene is turned in the picture */
  roll: number
}

/** From millimetres on the flat scene to picture pixels, as a pinhole camera sees it. */
export function project(pose: Pose): Matrix {
  const long = Math.max(pose.width, pose.height)
  // the main lens of a phone, 26 mm on a 36 mm frame; a little longer, for people stand back
  const focal = long * 0.86
  const distance = (focal * pose.across) / long
  const cos = Math.cos(pose.tilt)
  const sin = Math.sin(pose.tilt)
  // lean about the axis across `towards`: turn there, lean, turn back
  const turn = placed(0, 0, 1, -pose.towards)
  const back = placed(0, 0, 1, pose.towards)
  const lean: Matrix = [1, 0, 0, 0, cos, 0, 0, -sin, distance]
  const undone = multiply(lean, turn)
  const flat = multiply(back, undone)
  const lens: Matrix = [focal, 0, pose.width / 2, 0, focal, pose.height / 2, 0, 0, 1]
  const toCentre = multiply(placed(0, 0, 1, pose.roll), placed(-pose.x, -pose.y))
  return multiply(lens, multiply(flat, toCentre))
}

/** How far from the lens a spot of the scene is, in millimetres. */
export const depthAt = (toPicture: Matrix, x: number, y: number): number =>
  toPicture[6] * x + toPicture[7] * y + toPicture[8]
