import type { DocumentToRead } from '../ports.ts'
import type { Corners, ReadLine } from '../storage/page-reading.ts'
import type { TextBox } from './boxes.ts'
import { detectedScale, detectText } from './detect.ts'
import type { Networks } from './networks.ts'
import { apply, turn, turnedBack, warp, type Affine, type Raster } from './raster.ts'
import { recogniseBox, type Recognised } from './recognise.ts'

/** Below this confidence a line may be upside down or sideways, and is tried that way too. */
const doubtful = 0.8

/** Lines that look as if they hold a date are read again: one misread digit there costs a claim. */
const dateLike = /\d{1,2}\s?[./-]\s?[^\s./-]{1,4}\s?[./-]\s?\d{2}/

/** Heights at which they are read again, as shares of the box. */
const otherHeights = [0.8, 1.3]

/** Below this confidence the text is a guess. */
const leastConfidence = 0.5

/**
 * If the detector sees a page at this share of its size or more, a second pass finds nothing new.
 */
const closeEnough = 0.75

/** Height of the head of a page, in page widths from the first line, and the pixels it is given. */
const head = { above: 0.25, below: 0.12, width: 960 }

/** Letters of a logo are not printed type: the recogniser is never sure of them. */
const leastLogo = 0.3

/** The text of a page, in reading order. */
export interface TextOfPage {
  lines: ReadLine[]
  /** Guesses at a logo in the head, used only for names of shops. */
  logos: ReadLine[]
}

/** All text of a picture, whatever its orientation. Only receipts are searched for logos. */
export async function readText(
  networks: Networks,
  picture: Raster,
  seeks: DocumentToRead['seeks'],
): Promise<TextOfPage> {
  const { upright, boxes, to } = await turnUpright(networks, picture)
  const lines = await readBoxes(networks, upright, boxes)
  const logos = seeks === 'text' ? await readLogos(networks, upright, lines) : []
  return to ? { lines: back(lines, to), logos: back(logos, to) } : { lines, logos }
}

/** The picture as it is read, its lines, and the mapping back. */
async function turnUpright(
  networks: Networks,
  picture: Raster,
): Promise<{ upright: Raster; boxes: TextBox[]; to: Affine | null }> {
  const boxes = await detectText(networks, picture)
  if (!areMostOnSide(boxes)) {
    const isUpsideDown = await doLinesReadBetter(networks, picture, boxes, 2)
    return isUpsideDown ? turned(networks, picture, 2) : { upright: picture, boxes, to: null }
  }
  // The detector misses parts of vertical lines, so it looks again at the picture turned upright.
  const first = await turned(networks, picture, 1)
  const isOther = await doLinesReadBetter(networks, first.upright, first.boxes, 2)
  return isOther ? turned(networks, picture, 3) : first
}

async function turned(networks: Networks, picture: Raster, quarters: 1 | 2 | 3) {
  const upright = turn(picture, quarters)
  const boxes = await detectText(networks, upright)
  return { upright, boxes, to: turnedBack(quarters, picture) }
}

const isStanding = ({ width, height }: TextBox) => height > width * 1.5

/** By length and not by count: a column of single letters says nothing about the page. */
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

/** Whether the longest lines read better when rotated. */
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

/** Short lines easily reach a high confidence. */
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

/**
 * A long roll is seen much smaller than it is, and the letters of a logo merge. Its head is looked
 * at once more at full size.
 */
async function readLogos(
  networks: Networks,
  picture: Raster,
  lines: ReadLine[],
): Promise<ReadLine[]> {
  if (lines.length === 0 || detectedScale(picture) > closeEnough) return []
  const first = Math.min(...lines.flatMap(({ corners }) => corners.map(([, y]) => y)))
  const top = Math.max(0, first - picture.width * head.above)
  const bottom = Math.min(picture.height, first + picture.width * head.below)
  const zoom = Math.max(1, picture.width / head.width)
  const part = warp(picture, Math.round(picture.width / zoom), Math.round((bottom - top) / zoom), [
    zoom,
    0,
    0,
    0,
    zoom,
    top,
  ])
  const logos: ReadLine[] = []
  for (const { centre, width, height, angle } of await detectText(networks, part)) {
    const box: TextBox = {
      centre: [centre[0] * zoom, centre[1] * zoom + top],
      width: width * zoom,
      height: height * zoom,
      angle,
    }
    if (isStanding(box) || lines.some((line) => line.confidence > 0.9 && isInside(box, line)))
      continue
    const { text, confidence, starts } = await recogniseBox(networks, picture, box, 0)
    if (confidence < leastLogo || text.trim().length < 3) continue
    logos.push({ text, confidence, starts, corners: cornersOf(box, 0) })
  }
  return inOrder(logos)
}

/** Whether the centre of a box is inside a line that was read. */
function isInside({ centre: [x, y] }: TextBox, { corners }: ReadLine): boolean {
  const xs = corners.map(([cx]) => cx)
  const ys = corners.map(([, cy]) => cy)
  return x > Math.min(...xs) && x < Math.max(...xs) && y > Math.min(...ys) && y < Math.max(...ys)
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

/** From top to bottom, and along each row from left to right. */
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
