import type { ReadLine } from '../storage/page-reading.ts'

/** Most lines examined for one lookup; a row of a table has a dozen. */
const mostLooked = 60

/** Classes of line heights, each four times the one before. */
const classes = { least: 0, most: 6 }

/**
 * Positions of lines, so that lines beside or below one are found without examining all of them: a
 * stranger chooses how many there are.
 */
export class LineIndex {
  /** For each class of height, lines by their centres. */
  private readonly byMiddle: { height: number; sorted: Sorted }[]
  private readonly byTop: Sorted
  private readonly tilt: number

  /** @param page lines that show the tilt of the page, if the index holds only some of them */
  constructor(lines: ReadLine[], page: ReadLine[] = lines) {
    this.tilt = tiltOf(page)
    const byClass = Map.groupBy(lines, (line) => classOf(heightOf(line)))
    this.byMiddle = [...byClass].map(([kind, own]) => ({
      height: kind === classes.most ? Math.max(...own.map(heightOf)) : 4 ** kind,
      sorted: new Sorted(own, (line) => this.rowOf(line)),
    }))
    this.byTop = new Sorted(lines, topOf)
  }

  /** Lines on the same row, from left to right, without the line itself. */
  besides(line: ReadLine): ReadLine[] {
    return this.byMiddle
      .flatMap(({ height, sorted }) => {
        const reach = Math.max(height, heightOf(line)) * sameRow
        return sorted.around(this.rowOf(line), reach)
      })
      .filter((other) => other !== line && this.isOnSameRow(line, other))
      .toSorted((a, b) => leftOf(a) - leftOf(b))
  }

  /** Whether two lines are on the same row: they differ by little more than half a height. */
  private isOnSameRow(a: ReadLine, b: ReadLine): boolean {
    return Math.abs(this.rowOf(a) - this.rowOf(b)) < Math.max(heightOf(a), heightOf(b)) * sameRow
  }

  /** The vertical centre of a line on the tilted page. */
  private rowOf({ corners: [p, , r] }: ReadLine): number {
    return (p[1] + r[1]) / 2 - (this.tilt * (p[0] + r[0])) / 2
  }

  /** Lines that begin between two heights, from the top. */
  beginningBetween(top: number, bottom: number): ReadLine[] {
    return this.byTop.from(top, bottom)
  }
}

/** Lines by a number; a lookup costs no more than what it finds. */
class Sorted {
  private readonly lines: ReadLine[]
  private readonly values: number[]

  constructor(lines: ReadLine[], valueOf: (line: ReadLine) => number) {
    const placed = lines.map((line) => ({ line, value: valueOf(line) }))
    const sorted = placed.toSorted((a, b) => a.value - b.value)
    this.lines = sorted.map(({ line }) => line)
    this.values = sorted.map(({ value }) => value)
  }

  around(value: number, reach: number): ReadLine[] {
    const middle = this.firstFrom(value)
    let [from, to] = [middle, middle]
    while (to - from < mostLooked) {
      const [before, after] = [this.away(from - 1, value), this.away(to, value)]
      if (Math.min(before, after) > reach) break
      if (before < after) from--
      else to++
    }
    return this.lines.slice(from, to)
  }

  from(least: number, most: number): ReadLine[] {
    const from = this.firstFrom(least)
    let to = from
    while (to - from < mostLooked && (this.values[to] ?? Infinity) <= most) to++
    return this.lines.slice(from, to)
  }

  private away(at: number, value: number): number {
    return Math.abs((this.values[at] ?? Infinity) - value)
  }

  private firstFrom(value: number): number {
    let [from, to] = [0, this.values.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.values[middle] ?? Infinity) >= value) to = middle
      else from = middle + 1
    }
    return from
  }
}

/** Largest distance between centres of lines of one row, as a share of the greater height. */
const sameRow = 0.6

/** Steepest tilt of a page, as pixels down per pixel to the right; beyond that it is sideways. */
const steepest = 0.25

/** The slope of rows on a photographed page, from its long lines. */
function tiltOf(lines: ReadLine[]): number {
  const tilts = lines
    .flatMap((line) => {
      const [[ax, ay], [bx, by]] = line.corners
      const isLong = Math.abs(bx - ax) > 4 * heightOf(line)
      const tilt = (by - ay) / (bx - ax)
      return isLong && Math.abs(tilt) < steepest ? tilt : []
    })
    .toSorted((a, b) => a - b)
  return tilts[tilts.length >> 1] ?? 0
}

export const leftOf = ({ corners: [a] }: ReadLine) => a[0]
export const topOf = ({ corners: [a] }: ReadLine) => a[1]
const heightOf = ({ corners: [p, , , s] }: ReadLine) => Math.hypot(s[0] - p[0], s[1] - p[1])

const classOf = (height: number) =>
  Math.max(classes.least, Math.min(classes.most, Math.ceil(Math.log2(height || 1) / 2)))
