import type { Corners, ReadLine } from '../storage/page-reading.ts'

/** A rectangle in pixels of the page as it is shown, sides level. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

export function placeOf(corners: readonly (readonly [number, number])[]): Place {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const x = Math.round(Math.min(...xs))
  const y = Math.round(Math.min(...ys))
  return { x, y, width: Math.round(Math.max(...xs)) - x, height: Math.round(Math.max(...ys)) - y }
}

/** Where the characters of a line from `from` to before `to` stand. */
export function placeInLine(line: ReadLine, from: number, to: number): Place {
  const at = (character: number) =>
    line.starts ? (line.starts[character] ?? 1) : character / line.text.length
  const begin = Math.min(1, at(from))
  const end = Math.min(1, at(to))
  const [a, b, c, d] = line.corners
  const corners: Corners = [
    between(a, b, begin),
    between(a, b, end),
    between(d, c, end),
    between(d, c, begin),
  ]
  return placeOf(corners)
}

const between = (
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  share: number,
): [number, number] => [ax + (bx - ax) * share, ay + (by - ay) * share]
