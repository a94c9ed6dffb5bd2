import type { Corners, ReadLine } from '../storage/page-reading.ts'

/** A level rectangle in pixels of the displayed page. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
  /** For tilted text: its own size around the same centre, in clockwise degrees. */
  print?: { angle: number; width: number; height: number }
}

/** Degrees up to which text counts as level. */
const level = 0.5

export function placeOf(corners: readonly (readonly [number, number])[]): Place {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const x = Math.round(Math.min(...xs))
  const y = Math.round(Math.min(...ys))
  return { x, y, width: Math.round(Math.max(...xs)) - x, height: Math.round(Math.max(...ys)) - y }
}

/** The place of a line's characters from `from` to before `to`. */
export function placeInLine(line: ReadLine, from: number, to: number): Place {
  const begin = startOf(line, from)
  const end = startOf(line, to)
  const [a, b, c, d] = line.corners
  const corners: Corners = [
    between(a, b, begin),
    between(a, b, end),
    between(d, c, end),
    between(d, c, begin),
  ]
  return { ...placeOf(corners), ...printOf(corners) }
}

function printOf([a, b, , d]: Corners): Pick<Place, 'print'> {
  const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const width = Math.hypot(b[0] - a[0], b[1] - a[1])
  const height = Math.hypot(d[0] - a[0], d[1] - a[1])
  const rounded = (value: number) => Math.round(value * 10) / 10
  return Math.abs(angle) <= level || width === 0
    ? {}
    : { print: { angle: rounded(angle), width: rounded(width), height: rounded(height) } }
}

/** Centres of a line's characters, as shares of its part `from` to before `to`. */
export function middlesInLine(
  line: ReadLine,
  { from, to }: { from: number; to: number },
  characters: number[],
): number[] {
  const begin = startOf(line, from)
  const length = startOf(line, to) - begin
  if (length <= 0) return []
  return characters.map((at) => {
    const middle = (startOf(line, at) + startOf(line, at + 1)) / 2
    return (middle - begin) / length
  })
}

const startOf = (line: ReadLine, character: number): number =>
  Math.min(1, line.starts ? (line.starts[character] ?? 1) : character / line.text.length)

const between = (
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  share: number,
): [number, number] => [ax + (bx - ax) * share, ay + (by - ay) * share]
