import type { Corner } from '../drawing.ts'

/**
 * The intersection of two convex outlines, both clockwise (Sutherland and Hodgman). A corner behind
 * the camera has no position in the picture, so outlines are clipped before they are projected.
 */
export function common(outline: Corner[], window: Corner[]): Corner[] {
  return window.reduce<Corner[]>((left, from, i) => {
    const to = window[(i + 1) % window.length] ?? from
    return cut(left, from, to)
  }, outline)
}

function cut(outline: Corner[], from: Corner, to: Corner): Corner[] {
  const side = ([x, y]: Corner) =>
    (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
  return outline.flatMap((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a
    const atA = side(a)
    const atB = side(b)
    const kept: Corner[] = atA >= 0 ? [a] : []
    if (atA >= 0 !== atB >= 0) {
      const t = atA / (atA - atB)
      kept.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])
    }
    return kept
  })
}
