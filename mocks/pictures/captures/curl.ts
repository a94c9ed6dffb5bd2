import type { Corner } from '../drawing.ts'
import type { Dice } from '../random.ts'

/** The displacement of a paper that is not flat, in texture pixels, in both directions. */
interface Curl {
  /** from the position on a flat sheet to the one seen there */
  move: (u: number, v: number) => Corner
  /** from a position on the sheet to where it is seen */
  back: (u: number, v: number) => Corner
}

export function curl(width: number, height: number, kind: 'page' | 'roll', dice: Dice): Curl {
  const strength = kind === 'roll' ? 1 : 0.32
  const bow = dice.between(-0.02, 0.02) * width * strength
  const sway = dice.between(-0.022, 0.022) * width * (kind === 'roll' ? 1.4 : 0.25)
  const lift = dice.between(-0.014, 0.014) * height * strength
  const waves = dice.between(0.7, 1.4)
  const phase = dice.between(0, Math.PI * 2)
  const shift = (u: number, v: number): Corner => {
    const s = u / width
    const t = v / height
    const middle = 4 * s * (1 - s)
    return [
      sway * Math.sin(Math.PI * 2 * waves * t + phase) + bow * 4 * (t - 0.5) * (t - 0.5),
      lift * Math.sin(Math.PI * (t * 1.2 + 0.1)) * (0.5 + s) + bow * middle,
    ]
  }
  return {
    move: (u, v) => {
      const [du, dv] = shift(u, v)
      return [u + du, v + dv]
    },
    // the shift is gentle: three rounds land within a hundredth of a pixel
    back: (u, v) => {
      let x = u
      let y = v
      for (let round = 0; round < 3; round++) {
        const [du, dv] = shift(x, y)
        x = u - du
        y = v - dv
      }
      return [x, y]
    },
  }
}
