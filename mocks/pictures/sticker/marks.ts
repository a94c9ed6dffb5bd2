import type { Pen } from '../paper/pen.ts'

/**
 * The small symbols of rating labels, drawn plainly. Each is `size` tall with its top left at x,y
 * and returns its width.
 */
type Mark = (pen: Pen, x: number, y: number, size: number, colour: string) => number

const conformity: Mark = (pen, x, y, size, colour) => {
  const arcs =
    'M0.62 0.04 A0.47 0.47 0 1 0 0.62 0.96 M1.32 0.04 A0.47 0.47 0 1 0 1.32 0.96 M0.86 0.5 L1.24 0.5'
  pen.path(arcs, x, y, size, { stroke: colour, width: size * 0.13 })
  return size * 1.4
}

const bin: Mark = (pen, x, y, size, colour) => {
  const lines =
    'M0.16 0.18 L0.27 0.8 L0.6 0.8 L0.72 0.18 M0.08 0.18 L0.8 0.18 M0.3 0.1 L0.58 0.1 M0.06 0.02 L0.82 0.84 M0.82 0.02 L0.06 0.84'
  pen.path(lines, x, y, size, { stroke: colour, width: size * 0.055 })
  pen.box(x + size * 0.14, y + size * 0.92, size * 0.6, size * 0.08, { fill: colour })
  return size * 0.9
}

const indoors: Mark = (pen, x, y, size, colour) => {
  const lines = 'M0.05 0.5 L0.5 0.06 L0.95 0.5 M0.16 0.42 L0.16 0.95 L0.84 0.95 L0.84 0.42'
  pen.path(lines, x, y, size, { stroke: colour, width: size * 0.08 })
  return size
}

const insulated: Mark = (pen, x, y, size, colour) => {
  pen.box(x, y, size, size, { stroke: colour, width: size * 0.07 })
  pen.box(x + size * 0.24, y + size * 0.24, size * 0.52, size * 0.52, {
    stroke: colour,
    width: size * 0.07,
  })
  return size
}

const turning: Mark = (pen, x, y, size, colour) => {
  const arrows =
    'M0.5 0.02 A0.48 0.48 0 0 1 0.92 0.74 M0.94 0.5 L0.92 0.76 L0.68 0.7 M0.86 0.82 A0.48 0.48 0 0 1 0.03 0.6 M0.22 0.72 L0.02 0.56 L-0.06 0.8 M0.02 0.46 A0.48 0.48 0 0 1 0.44 0.02'
  pen.path(arrows, x, y, size, { stroke: colour, width: size * 0.075 })
  pen.text(x + size * 0.5, y + size * 0.64, '10', {
    size: size * 0.4,
    weight: 700,
    align: 'center',
    colour,
    what: 'none',
  })
  return size
}

const framed =
  (text: string): Mark =>
  (pen, x, y, size, colour) => {
    const ink = { size: size * 0.5, weight: 700, face: 'condensed', colour, what: 'none' } as const
    const width = pen.width(text, ink) + size * 0.36
    pen.box(x, y + size * 0.1, width, size * 0.8, {
      stroke: colour,
      width: size * 0.06,
      radius: size * 0.12,
    })
    pen.text(x + size * 0.18, y + size * 0.69, text, ink)
    return width
  }

const ring =
  (text: string): Mark =>
  (pen, x, y, size, colour) => {
    pen.disc(x + size / 2, y + size / 2, size * 0.46, { stroke: colour, width: size * 0.07 })
    pen.text(x + size / 2, y + size * 0.64, text, {
      size: size * 0.42,
      weight: 700,
      face: 'condensed',
      align: 'center',
      colour,
      what: 'none',
    })
    return size
  }

const all: Mark[] = [
  conformity,
  bin,
  framed('EMC'),
  turning,
  ring('TK'),
  indoors,
  insulated,
  framed('RoHS'),
  ring('S'),
]

/** As many marks as fit into `width`, in a row. */
export function markRow(
  pen: Pen,
  x: number,
  y: number,
  size: number,
  width: number,
  colour: string,
  start = 0,
): void {
  let at = x
  for (let i = 0; i < all.length; i++) {
    const draw = all[(i + start) % all.length]
    if (!draw || at + size * 1.5 > x + width) return
    at += draw(pen, at, y, size, colour) + size * 0.4
  }
}
