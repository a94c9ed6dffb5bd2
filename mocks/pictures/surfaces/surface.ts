import type { SKRSContext2D } from '@napi-rs/canvas'

import type { DeskKind } from '../desks/desk.ts'
import type { Dice } from '../random.ts'
import type { Label, LabelText } from '../sticker/label.ts'

/** How much of a product is drawn round its sticker, in millimetres; 0,0 is the sticker's middle. */
export interface View {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Surface {
  label: Label
  /** where the product ends, if it may be seen against what lies behind; none: it fills the view */
  outline?: View
  /** radius of its corners, millimetres */
  rounding?: number
  desk: DeskKind
  /** of the material, 0 smooth to 1 coarse */
  grain: number
  /** how much it shines: the strength of a highlight, 0 to 1 */
  shine: number
  /** degrees the sticker itself is turned on the product, mostly 0 */
  crooked: number
  /** in millimetres */
  paint(context: SKRSContext2D, view: View): void
  /** text printed on the product itself that counts, in millimetres */
  printed?: { text: string; x: number; y: number; width: number; height: number }[]
}

export type SurfaceMaker = (text: LabelText, dice: Dice) => Surface

/** A product of that size with the sticker somewhere about its middle, `offX` to the side. */
export function outlineRound(width: number, height: number, offX: number, dice: Dice): View {
  const x = offX + dice.bell() * width * 0.04
  const y = dice.bell() * height * 0.06
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}
