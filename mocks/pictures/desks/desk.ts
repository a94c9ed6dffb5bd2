import { softened } from '../camera/texture.ts'
import type { Texture } from '../camera/texture.ts'
import { hills, readField, side } from './fields.ts'
import type { Field } from './fields.ts'

/** The surfaces that a paper may lie on. */
export const deskKinds = [
  'oak',
  'walnut',
  'laminate',
  'bedsheet',
  'blanket',
  'tiles',
  'mousepad',
  'granite',
  'cardboard',
] as const
export type DeskKind = (typeof deskKinds)[number]

/** Resolution of all desk textures. */
export const deskPixelsPerMm = 2.7

type Colour = readonly [number, number, number]
type Shade = (x: number, y: number) => Colour

const made = new Map<DeskKind, Texture[]>()

/**
 * Sharp, then softer and softer. Made once, because a million pixels of noise take a tenth of a
 * second.
 */
export function deskTextures(kind: DeskKind): Texture[] {
  const known = made.get(kind)
  if (known) return known
  const shade = shades[kind]()
  const pixels = new Int32Array(side * side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [red, green, blue] = shade(x, y)
      pixels[y * side + x] = (255 << 24) | (byte(blue) << 16) | (byte(green) << 8) | byte(red)
    }
  }
  const textures = softened({ pixels, width: side, height: side }, 2)
  made.set(kind, textures)
  return textures
}

const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : value | 0)

const between = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

const lit = ([red, green, blue]: Colour, gain: number): Colour => [
  red * gain,
  green * gain,
  blue * gain,
]

function wood(name: string, pale: Colour, deep: Colour, rings: number, pores: number): Shade {
  const sway = hills(`${name}/sway`, 2, 8, 3)
  const streak = hills(`${name}/streak`, 4, 256, 3)
  const pore = hills(`${name}/pore`, 16, 1024, 1)
  const blotch = hills(`${name}/blotch`, 4, 4, 3)
  return (x, y) => {
    const ring = Math.sin((y / side) * Math.PI * 2 * rings + readField(sway, x, y) * 26)
    const grain = readField(streak, x, y + readField(sway, x, y) * 40)
    const t = 0.35 + ring * 0.13 + (grain - 0.5) * 0.9
    const hole = readField(pore, x, y + readField(sway, x, y) * 40)
    const dark = hole > 0.7 ? 1 - (hole - 0.7) * pores : 1
    return lit(between(pale, deep, t), dark * (0.93 + readField(blotch, x, y) * 0.14))
  }
}

function cloth(name: string, base: Colour, weave: number, folds: number, stripe?: Colour): Shade {
  const low = hills(`${name}/folds`, 2, 4, 3)
  const crease = hills(`${name}/crease`, 8, 4, 2)
  const fuzz = hills(`${name}/fuzz`, 256, 256, 2)
  const slope = (field: Field, x: number, y: number, reach: number) =>
    readField(field, x + reach, y + reach) - readField(field, x - reach, y - reach)
  return (x, y) => {
    const fold = slope(low, x, y, 9) * folds
    const ridge = Math.abs(readField(crease, x + fold * 30, y) - 0.5)
    const sharp = ridge < 0.025 ? (0.025 - ridge) * folds * 0.9 : 0
    const thread = (x & 3) < 2 === (y & 3) < 2 ? 1 : -1
    const gain = 0.94 + fold - sharp + thread * weave + (readField(fuzz, x, y) - 0.5) * weave * 5
    const band = stripe && (x % 128 < 20 || (x % 128 > 34 && x % 128 < 40))
    return lit(band ? stripe : base, gain)
  }
}

function speckled(name: string, base: Colour, spots: Colour[], strength: number): Shade {
  const fields = spots.map((_, i) => hills(`${name}/${i}`, 128 >> (i % 2), 128 >> (i % 2), 3))
  const fine = hills(`${name}/fine`, 512, 512, 2)
  const cloud = hills(`${name}/cloud`, 4, 4, 4)
  return (x, y) => {
    let colour = lit(base, 0.92 + readField(cloud, x, y) * 0.16)
    spots.forEach((spot, i) => {
      const field = fields[i]
      const t = field ? (readField(field, x, y) - 0.56) * 9 : 0
      if (t > 0) colour = between(colour, spot, Math.min(0.85, t))
    })
    return lit(colour, 1 + (readField(fine, x, y) - 0.5) * strength)
  }
}

function tiles(): Shade {
  const cloud = hills('tiles/cloud', 4, 4, 5)
  const vein = hills('tiles/vein', 4, 8, 5)
  const dirt = hills('tiles/dirt', 64, 64, 2)
  return (x, y) => {
    // a joint every half texture, 3 mm wide with a soft bevel
    const edge = Math.min(Math.abs((x % 512) - 256), Math.abs((y % 512) - 256))
    const line = Math.abs(readField(vein, x, y) - 0.5)
    const gain = 0.96 + (readField(cloud, x, y) - 0.5) * 0.09 - (line < 0.012 ? 0.05 : 0)
    if (edge < 3.4) return lit([150, 146, 138], 0.85 + readField(dirt, x, y) * 0.3)
    return lit([226, 222, 213], gain * (edge < 6 ? 0.93 + (edge - 3.4) * 0.027 : 1))
  }
}

function cardboard(): Shade {
  const fibre = hills('cardboard/fibre', 64, 256, 3)
  const flute = hills('cardboard/flute', 2, 2, 3)
  const fleck = hills('cardboard/fleck', 256, 256, 2)
  return (x, y) => {
    const wave = Math.sin((x / side) * Math.PI * 2 * 64) * 0.012
    const dark = readField(fleck, x, y) > 0.78 ? 0.9 : 1
    const gain = 0.9 + readField(fibre, x, y) * 0.16 + wave + readField(flute, x, y) * 0.08
    return lit([176, 138, 98], gain * dark)
  }
}

const shades: Record<DeskKind, () => Shade> = {
  oak: () => wood('oak', [214, 178, 132], [166, 122, 78], 7, 0.9),
  walnut: () => wood('walnut', [118, 78, 52], [62, 38, 26], 5, 1.1),
  laminate: () => wood('laminate', [222, 215, 204], [200, 191, 179], 9, 0.5),
  bedsheet: () => cloth('bedsheet', [150, 166, 190], 0.018, 2.2, [206, 212, 222]),
  blanket: () => cloth('blanket', [196, 184, 170], 0.03, 2.8),
  tiles,
  mousepad: () =>
    speckled(
      'mousepad',
      [44, 45, 49],
      [
        [58, 59, 64],
        [30, 31, 34],
      ],
      0.5,
    ),
  granite: () =>
    speckled(
      'granite',
      [150, 143, 136],
      [
        [60, 56, 54],
        [206, 200, 194],
        [112, 98, 88],
      ],
      0.25,
    ),
  cardboard,
}
