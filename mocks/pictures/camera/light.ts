import type { Dice } from '../random.ts'

/** The brightness of each colour at a point of the picture, and what is added on top (glare). */
interface Lit {
  red: number
  green: number
  blue: number
  glare: number
}

// light changes slowly: a node every 32 pixels is enough, except under a hard glare
export const lightStep = 16

export type Light = (x: number, y: number) => Lit

/** Red, green, blue gains (1 = as drawn) of common lamps. */
const lamps = {
  daylight: [0.98, 1.0, 1.03],
  cloudy: [0.95, 0.99, 1.05],
  warm: [1.05, 0.99, 0.91],
  bulb: [1.1, 0.96, 0.74],
  tube: [0.985, 1.0, 0.97],
} as const satisfies Record<string, readonly [number, number, number]>

export type Lamp = keyof typeof lamps

interface LightSetting {
  width: number
  height: number
  lamp: Lamp
  brightness: number
  /** 0 even … 1 one side clearly darker */
  unevenness: number
  /** the soft shadow of the hand and the phone, 0 none … 1 strong */
  ownShadow: number
  vignette: number
  glares?: Glare[]
}

export interface Glare {
  x: number
  y: number
  /** half lengths of the spot, and how it is turned */
  long: number
  short: number
  angle: number
  strength: number
  /** blown out in the middle, as opposed to a broad sheen */
  isHard?: boolean
}

/** One window or lamp to one side, the photographer's shadow, a little vignette. */
export function makeLight(setting: LightSetting, dice: Dice): Light {
  const { width, height, lamp, brightness, unevenness, ownShadow, vignette } = setting
  const [red, green, blue] = lamps[lamp]
  const from = dice.between(0, Math.PI * 2)
  const long = Math.max(width, height)
  const alongX = Math.cos(from) / long
  const alongY = Math.sin(from) / long
  // the shadow falls from the person's position: mostly from below, rarely from a side
  const shadowAngle = Math.PI / 2 + dice.between(-1.1, 1.1)
  const shadowX = Math.cos(shadowAngle)
  const shadowY = Math.sin(shadowAngle)
  const shadowEdge = dice.between(0.02, 0.3) * long
  const shadowWidth = dice.between(0.08, 0.22) * long
  const wave = dice.between(0.004, 0.009)
  const phase = dice.between(0, 6)
  const glares = (setting.glares ?? []).map((glare) => ({
    ...glare,
    cos: Math.cos(glare.angle),
    sin: Math.sin(glare.angle),
  }))
  return (x, y) => {
    const dx = x - width / 2
    const dy = y - height / 2
    const side = (dx * alongX + dy * alongY) * unevenness
    const far = (dx * dx + dy * dy) / (long * long * 0.39)
    let gain = brightness * (1 + side * 0.75) * (1 - vignette * far * (0.4 + 0.6 * far))
    const across = dx * shadowY - dy * shadowX
    const deep = dx * shadowX + dy * shadowY + Math.sin(across * wave + phase) * shadowWidth * 0.4
    gain *= 1 - ownShadow * smooth((deep - shadowEdge) / shadowWidth)
    let glow = 0
    for (const spot of glares) {
      const gx = x - spot.x
      const gy = y - spot.y
      const a = (gx * spot.cos + gy * spot.sin) / spot.long
      const b = (gy * spot.cos - gx * spot.sin) / spot.short
      const near = a * a + b * b
      if (near < 12)
        glow += spot.strength * shape(spot.isHard === true, near, Math.atan2(b, a), phase)
    }
    // shade is lit by the sky or the walls: cooler than the lamp
    const shade = 1 - Math.min(1, gain)
    return {
      red: gain * red * (1 - shade * 0.05),
      green: gain * green,
      blue: gain * blue * (1 + shade * 0.06),
      glare: Math.min(300, glow),
    }
  }
}

// A lamp in a glossy film: an uneven blown core that ends quickly, and a halo that does not. A soft
// sheen is all halo.
function shape(isHard: boolean, near: number, angle: number, phase: number): number {
  const halo = Math.exp(-near * 0.75)
  if (!isHard) return halo
  const uneven = near * (1 + 0.3 * Math.sin(angle * 2 + phase) + 0.18 * Math.sin(angle * 5 - phase))
  return (1 - smooth((uneven - 0.3) / 1.3)) * 1.05 + halo * 0.2
}

const smooth = (t: number) => (t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t))
