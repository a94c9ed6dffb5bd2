import { boxRound, warpNodes } from './layer.ts'
import type { Layer } from './layer.ts'
import { textureOf } from './texture.ts'
import type { Corner } from '../drawing.ts'
import type { Dice } from '../random.ts'

// shadows are soft, so they are drawn at an eighth of the picture's size
const coarse = 8

/** The shadow of an outline: wide and faint to one side, narrow and dark close by. */
export function castShadow(
  outline: Corner[],
  width: number,
  height: number,
  dice: Dice,
  lift: number,
): Layer {
  const long = Math.max(width, height) / coarse
  const angle = dice.between(0, Math.PI * 2)
  const w = Math.ceil(width / coarse) + 8
  const h = Math.ceil(height / coarse) + 8
  const texture = textureOf(w, h, (context) => {
    const trace = (dx: number, dy: number) => {
      context.beginPath()
      for (const [x, y] of outline) context.lineTo(x / coarse + 4 + dx, y / coarse + 4 + dy)
      context.closePath()
      context.fill()
    }
    const reach = long * lift
    context.filter = `blur(${Math.max(1, reach * 0.55)}px)`
    context.fillStyle = `rgba(12,9,6,${dice.between(0.3, 0.5)})`
    trace(Math.cos(angle) * reach, Math.sin(angle) * reach)
    context.filter = 'blur(0.9px)'
    context.fillStyle = `rgba(12,9,6,${dice.between(0.35, 0.55)})`
    trace(Math.cos(angle) * 0.35, Math.sin(angle) * 0.35)
  })
  const shrink = [1 / coarse, 0, 4, 0, 1 / coarse, 4, 0, 0, 1] as const
  return {
    textures: [texture],
    ...warpNodes(width, height, shrink),
    box: boxRound(outline, width, height, Math.max(width, height) * lift * 3 + 16),
  }
}
