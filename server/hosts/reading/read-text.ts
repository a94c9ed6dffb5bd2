import type { Corners, ReadLine } from '../../storage/page-reading.ts'
import type { TextBox } from './boxes.ts'
import { detectText } from './detect.ts'
import type { Networks } from './networks.ts'
import { apply, turn, turnedBack, type Affine, type Raster } from './raster.ts'
import { recogniseBox, type Recognised } from './recognise.ts'

/** Below this a line may stand on its head or its side: it is tried that way too. */
const doubtful = 0.8

/** Lines that look like they hold a date: one misread digit there costs a claim, so they are read again. */
const dateLike = /\d{1,2}\s?[./-]\s?[^\s./-]{1,4}\s?[./-]\s?\d{2}/

/** Heights at which they are read again, as shares of the box. */
const otherHeights = [0.8, 1.3]

/** Below this nothing was read, only guessed. */
const leastConfidence = 0.5

/** All lines of text of a picture, whichever way it lies, in the order in which they are read. */
export async function readText(networks: Networks, picture: Raster): Promise<ReadLine[]> {
  const boxes = await detectText(networks, picture)
  if (!areMostOnSide(boxes)) {
    const isUpsideDown = await doLinesReadBetter(networks, picture, boxes, 2)
    return isUpsideDown ? readTurned(networks, picture, 2) : readBoxes(networks, picture, boxes)
  }
  // The detector sees less of lines that stand: it looks again at the picture turned upright.
  const first = turn(picture, 1)
  const again = await detectText(networks, first)
  const isOther = await doLinesReadBetter(networks, first, again, 2)
  if (isOther) return readTurned(networks, picture, 3)
  return back(await readBoxes(networks, first, again), turnedBack(1, picture))
}

async function readTurned(networks: Networks, picture: Raster, quarters: 2 | 3) {
  const turned = turn(picture, quarters)
  const boxes = await detectText(networks, turned)
  return back(await readBoxes(networks, turned, boxes), turnedBack(quarters, picture))
}

const isStanding = ({ width, height }: TextBox) => height > width * 1.5

/** By length and not by count: a column of single letters says nothing of the page. */
function areMostOnSide(boxes: TextBox[]): boolean {
  let standing = 0
  let all = 0
  for (const box of boxes) {
    const long = Math.max(box.width, box.height)
    all += long
    if (isStanding(box)) standing += long
  }
  return standing > all * 0.6
}

/** Whether the longest lines say more when they are turned. */
async function doLinesReadBetter(
  networks: Networks,
  picture: Raster,
  boxes: TextBox[],
  quarters: 2,
): Promise<boolean> {
  const longest = boxes.toSorted((a, b) => b.width - a.width).slice(0, 6)
  let better = 0
  for (const box of longest) {
    const as = await recogniseBox(networks, picture, box, 0)
    if (as.confidence > 0.93) {
      better--
      continue
    }
    const turned = await recogniseBox(networks, picture, box, quarters)
    better += worth(turned) > worth(as) ? 1 : -1
  }
  return better > 0
}

/** Short lines are easily sure of themselves. */
const worth = ({ confidence, text }: Recognised) =>
  text.trim() === '' ? 0 : confidence - 0.3 / text.length

async function readBoxes(networks: Networks, picture: Raster, boxes: TextBox[]) {
  const lines: ReadLine[] = []
  for (const box of boxes) {
    const line = await readBox(networks, picture, box)
    if (line.confidence >= leastConfidence && line.text.trim() !== '') lines.push(line)
  }
  return inOrder(lines)
}

async function readBox(networks: Networks, picture: Raster, box: TextBox): Promise<ReadLine> {
  const ways: (0 | 1 | 2 | 3)[] = isStanding(box) ? [1, 3] : [0, 2]
  let best: Recognised | null = null
  let way = ways[0] ?? 0
  for (const quarters of ways) {
    if (best && best.confidence >= doubtful) break
    const read = await recogniseBox(networks, picture, box, quarters)
    if (best && worth(read) <= worth(best)) continue
    best = read
    way = quarters
  }
  const { text, confidence, starts } = best ?? { text: '', confidence: 0, starts: [] }
  const alternatives = dateLike.test(text) ? await readOtherwise(networks, picture, box, way) : []
  const others = [...new Set(alternatives)].filter((other) => other !== text)
  return {
    text,
    ...(others.length > 0 && { alternatives: others }),
    confidence,
    starts,
    corners: cornersOf(box, way),
  }
}

async function readOtherwise(
  networks: Networks,
  picture: Raster,
  box: TextBox,
  way: 0 | 1 | 2 | 3,
): Promise<string[]> {
  const texts: string[] = []
  for (const share of otherHeights) {
    const more = Math.min(box.width, box.height) * (share - 1)
    const other = { ...box, width: box.width + more, height: box.height + more }
    texts.push((await recogniseBox(networks, picture, other, way)).text)
  }
  return texts
}

/** Corners clockwise, from where the first letter begins. */
function cornersOf({ centre: [x, y], width, height, angle }: TextBox, quarters: number): Corners {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const at = (u: number, v: number): [number, number] => [
    x + u * cos - v * sin,
    y + u * sin + v * cos,
  ]
  const all: Corners = [
    at(-width / 2, -height / 2),
    at(width / 2, -height / 2),
    at(width / 2, height / 2),
    at(-width / 2, height / 2),
  ]
  const [a, b, c, d] = all
  const turns: Corners[] = [all, [b, c, d, a], [c, d, a, b], [d, a, b, c]]
  return turns[quarters] ?? all
}

/** From the top, and along a row from the left. */
function inOrder(lines: ReadLine[]): ReadLine[] {
  const middle = ({ corners: [a, , c] }: ReadLine) => (a[1] + c[1]) / 2
  const height = ({ corners: [a, , , d] }: ReadLine) => Math.hypot(d[0] - a[0], d[1] - a[1])
  const rows: ReadLine[][] = []
  for (const line of lines.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1)
    const [first] = row ?? []
    const isSame =
      first && Math.abs(middle(line) - middle(first)) < Math.min(height(line), height(first)) * 0.5
    if (row && isSame) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.corners[0][0] - b.corners[0][0]))
}

function back(lines: ReadLine[], to: Affine): ReadLine[] {
  return lines.map((line) => {
    const [a, b, c, d] = line.corners
    return { ...line, corners: [apply(to, a), apply(to, b), apply(to, c), apply(to, d)] }
  })
}
