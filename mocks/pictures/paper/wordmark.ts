import type { Dice } from '../random.ts'
import type { Pen } from './pen.ts'

interface House {
  /** the shop's colour, and a pale one for bands */
  colour: string
  pale: string
  second: string
  look: number
}

type Palette = [colour: string, pale: string, second: string]

const houses: readonly [Palette, ...Palette[]] = [
  ['#0b7a4b', '#e6f4ec', '#f2a900'],
  ['#1f4e9e', '#e8eef8', '#e4572e'],
  ['#c8102e', '#fbe9ec', '#2b2b2b'],
  ['#e8590c', '#fdf0e6', '#1d3557'],
  ['#4b2e83', '#eeeaf6', '#f5b700'],
  ['#00707f', '#e3f2f4', '#d1495b'],
  ['#23272f', '#eef0f2', '#2f9e44'],
  ['#8a1538', '#f6e8ec', '#4a4a4a'],
]

/** What a shop always looks like. */
export function houseOf(shop: Dice): House {
  const [colour, pale, second] = shop.pick(houses)
  return { colour, pale, second, look: shop.whole(0, 4) }
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()

/**
 * A plain mark of the shop's own name, `tall` from the top at y,
 * smaller where the room is narrow. Gives its width. `ink`
 * replaces the colours on one-colour printers.
 */
export function wordmark(
  pen: Pen,
  x: number,
  y: number,
  tall: number,
  name: string,
  house: House,
  room: number,
  ink?: string,
): number {
  // the widest of the looks decides: a mark is never broken over two lines
  const natural = pen.width(name.toUpperCase(), { size: tall * 0.68, weight: 700 }) + tall * 1.2
  const height = Math.min(tall, (tall * room) / natural)
  const colour = ink ?? house.colour
  const second = ink ?? house.second
  const base = y + height * 0.76
  const text = (left: number, size: number, what: string, shade: string, spacing = 0) =>
    pen.text(left, base, what, { size, weight: 700, colour: shade, spacing, what: 'none' })
  let width: number
  if (house.look === 0) {
    pen.box(x, y, height, height, { fill: colour, radius: height * 0.22 })
    pen.text(x + height / 2, y + height * 0.7, initials(name), {
      size: height * 0.52,
      weight: 700,
      colour: '#fff',
      align: 'center',
      what: 'none',
    })
    width = height * 1.28 + text(x + height * 1.28, height * 0.62, name, colour, -0.3)
  } else if (house.look === 1) {
    const [first = name, ...rest] = name.split(' ')
    const lead = text(x, height * 0.78, first, colour, -0.5)
    width = lead + text(x + lead + height * 0.2, height * 0.78, rest.join(' '), second, -0.5)
    pen.box(x, y + height * 0.94, width * 0.36, height * 0.08, { fill: second })
  } else if (house.look === 2) {
    const r = height * 0.46
    pen.disc(x + r, y + height * 0.5, r, { fill: second })
    pen.path(
      'M0 0 L0.9 0 L0.35 0.62 L0.75 0.62 L-0.35 1.6 L0.05 0.86 L-0.3 0.86 Z',
      x + r * 0.8,
      y + height * 0.16,
      r * 0.82,
      {
        fill: '#fff',
      },
    )
    width = height * 1.12 + text(x + height * 1.12, height * 0.66, name.toUpperCase(), colour, 0.4)
  } else if (house.look === 3) {
    pen.path(
      'M0 1 L0.5 0 L0.78 0 L0.28 1 Z M0.45 1 L0.95 0 L1.23 0 L0.73 1 Z',
      x,
      y + height * 0.12,
      height * 0.72,
      {
        fill: colour,
      },
    )
    width =
      height * 1.05 +
      pen.text(x + height * 1.05, base, name, {
        size: height * 0.7,
        weight: 700,
        face: 'condensed',
        colour: second,
        what: 'none',
      })
  } else {
    width = pen.text(x, base, name, {
      size: height * 0.74,
      weight: 700,
      face: 'serif',
      colour,
      what: 'none',
    })
    pen.rule(x, y + height * 0.95, x + width, y + height * 0.95, { colour, width: height * 0.035 })
  }
  pen.note('store', name, x, y + height * 0.1, width, height * 0.8)
  return width
}
