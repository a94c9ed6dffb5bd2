import type { PlaceKind } from '../drawing.ts'
import type { Face } from '../fonts.ts'

export interface Ink {
  /** 'dots' is the nine-pin printer's own face */
  face?: Face | 'dots'
  size: number
  weight?: 300 | 400 | 500 | 700
  colour?: string
  /** where x is: at the start, the end or the middle of the text */
  align?: 'left' | 'right' | 'center'
  spacing?: number
  /** the width there is: a longer text is set smaller, as form programs do */
  room?: number
  /** height against width, for the narrow tall faces of till printers */
  stretch?: number
  /** what the text is, for the list of places; 'none' keeps decoration out of it */
  what?: PlaceKind | 'none'
}

interface Stroke {
  colour?: string
  width?: number
  dash?: number[]
}

export interface Fill {
  fill?: string
  stroke?: string
  width?: number
  radius?: number
}

/**
 * What a design draws with. Units are the design's own (points on A4, dots on a receipt); y points
 * down to the baseline of text. The same design makes pictures and PDF files.
 */
export interface Pen {
  /** gives the width it took */
  text(x: number, y: number, text: string, ink: Ink): number
  width(text: string, ink: Ink): number
  rule(x1: number, y1: number, x2: number, y2: number, stroke?: Stroke): void
  box(x: number, y: number, width: number, height: number, fill: Fill): void
  disc(x: number, y: number, radius: number, fill: Fill): void
  /** an SVG path, moved and scaled */
  path(d: string, x: number, y: number, scale: number, fill: Fill): void
  /** everything drawn inside is turned about a point (radians, clockwise) and left out of places */
  turned(x: number, y: number, angle: number, draw: () => void): void
  /** a machine-readable code: runs of dark and light modules, starting dark */
  bars(x: number, y: number, width: number, height: number, runs: number[]): void
  /** notes the box of something that is not text */
  note(what: PlaceKind, text: string, x: number, y: number, width: number, height: number): void
}

/** A drawable sheet: `height` is known only after the lines are counted. */
export interface Sheet {
  width: number
  height: number
  paint(pen: Pen): void
}

/** The style with which a text of that natural width fits. */
export function fitting(natural: number, ink: Ink): Ink {
  if (ink.room === undefined || natural <= ink.room) return ink
  return { ...ink, size: (ink.size * ink.room) / natural }
}

/** Breaks a text where it does not fit; a single word longer than the line overflows. */
function wrapped(pen: Pen, text: string, width: number, ink: Ink): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && pen.width(longer, ink) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/**
 * A text over as many lines as it needs; returns their number. It is recorded as one place, because
 * a model name broken in two is still one model name.
 */
export function paragraph(
  pen: Pen,
  x: number,
  y: number,
  text: string,
  width: number,
  leading: number,
  ink: Ink,
): number {
  const lines = wrapped(pen, text, width, ink)
  const plain = { ...ink, what: 'none' } as const
  let widest = 0
  lines.forEach((line, i) => {
    widest = Math.max(widest, pen.text(x, y + i * leading, line, plain))
  })
  if (ink.what !== 'none') {
    const left = ink.align === 'right' ? x - widest : ink.align === 'center' ? x - widest / 2 : x
    const tall = (lines.length - 1) * leading
    pen.note(ink.what ?? 'text', text, left, y - ink.size * 0.8, widest, tall + ink.size)
  }
  return lines.length
}
