import type { Glare } from './light.ts'
import type { Place } from '../drawing.ts'
import type { Dice } from '../random.ts'

/** A reflection over the first of the wanted places that exists. */
export function glareOver(places: Place[], wanted: Place['what'][], dice: Dice): Glare | undefined {
  const target = wanted.map((what) => places.find((place) => place.what === what)).find(Boolean)
  if (!target) return undefined
  const [a, b, c] = target.corners
  if (!a || !b || !c) return undefined
  const along = Math.hypot(b[0] - a[0], b[1] - a[1])
  const tall = Math.hypot(c[0] - b[0], c[1] - b[1])
  // slightly off centre: a glare hides part of a number, rarely all of it
  const aside = dice.between(-0.18, 0.18)
  return {
    x: (a[0] + c[0]) / 2 + (b[0] - a[0]) * aside,
    y: (a[1] + c[1]) / 2 + (b[1] - a[1]) * aside,
    long: Math.max(along * 0.46, tall * 3.4),
    short: Math.max(tall * dice.between(1.3, 2.1), along * 0.14),
    angle: dice.between(-0.7, 0.7),
    strength: 225,
    isHard: true,
  }
}

/** Marks the places that a glare's bright core covers. */
export function coveredBy(places: Place[], glares: Glare[]): Place[] {
  return places.map((place) => {
    const isHit = glares.some((glare) => glare.isHard && reaches(glare, place))
    return isHit ? { ...place, isCovered: true } : place
  })
}

function reaches(glare: Glare, { corners }: Place): boolean {
  const [a, b, c, d] = corners
  if (!a || !b || !c || !d) return false
  const cos = Math.cos(glare.angle)
  const sin = Math.sin(glare.angle)
  // along the middle line of the text
  for (let t = 0; t <= 1; t += 0.05) {
    const x = (a[0] + d[0]) / 2 + ((b[0] + c[0] - a[0] - d[0]) / 2) * t - glare.x
    const y = (a[1] + d[1]) / 2 + ((b[1] + c[1] - a[1] - d[1]) / 2) * t - glare.y
    const along = (x * cos + y * sin) / glare.long
    const across = (y * cos - x * sin) / glare.short
    if (along * along + across * across < 0.75) return true
  }
  return false
}
