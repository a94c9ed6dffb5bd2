import { broken, type Face } from './lettering.ts'

/** Points to the millimetre, and the label of 100×150 mm that carriers' printers take. */
export const mm = 72 / 25.4
export const sheet = { wide: 100 * mm, tall: 150 * mm, margin: 7 * mm }
export const room = sheet.wide - 2 * sheet.margin

/** A paragraph: its letters at their best, in points, and the gap above it. */
export interface Paragraph {
  texts: string[]
  size: number
  above: number
  isBold?: boolean
}

/** A line where it stands, in points from the left and the lower edge; `y` is its baseline. */
export interface PlacedLine {
  text: string
  x: number
  y: number
  size: number
  isBold: boolean
}

type Faces = readonly [Face, ...Face[]]

/** Of their size, what letters take below one another: from one baseline to the next, and below it. */
const leading = 1.25
const belowBaseline = 0.3

/** Each step smaller until all of it fits; nothing that is allowed in needs the last. */
const scales = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.53, 0.46, 0.4, 0.34, 0.28, 0.22]

/** Points: smaller letters are read by nobody, so what is small stays while the rest shrinks. */
const smallest = 5

/**
 * Paragraphs one below the other between the upper edge and `bottom`, each broken where the label
 * ends; all of them smaller until they fit, so that none is printed over what stands below.
 */
export function placed(
  paragraphs: Paragraph[],
  { bottom, plain, bold }: { bottom: number; plain: Faces; bold: Faces },
): PlacedLine[] {
  let lines: PlacedLine[] = []
  for (const scale of scales) {
    const laid = laidOut(paragraphs, scale, plain, bold)
    lines = laid.lines
    if (laid.lowest >= bottom) return lines
  }
  // What no size can hold is cut off above the number, never printed over it.
  return lines.filter(({ y, size }) => y - size * belowBaseline >= bottom)
}

function laidOut(paragraphs: Paragraph[], scale: number, plain: Faces, bold: Faces) {
  const lines: PlacedLine[] = []
  let y = sheet.tall - sheet.margin
  let lowest = y
  for (const { texts, size: best, above, isBold = false } of paragraphs) {
    const size = Math.max(Math.min(best, smallest), best * scale)
    y -= above * scale
    for (const text of texts.flatMap((one) => broken(one, isBold ? bold : plain, { size, room }))) {
      y -= size * leading
      lines.push({ text, x: sheet.margin, y, size, isBold })
      lowest = y - size * belowBaseline
    }
  }
  return { lines, lowest }
}
