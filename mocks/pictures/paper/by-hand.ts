import type { Dice } from '../random.ts'
import type { Pen } from './pen.ts'

const ballpoint = ['#1b2f7a', '#22328c', '#1c1c22'] as const

/** A signature about `width` wide, on the base line y. */
export function signature(pen: Pen, x: number, y: number, width: number, dice: Dice): void {
  const colour = dice.pick(ballpoint)
  const loops = dice.whole(4, 7)
  const step = width / (loops + 2)
  let d = `M0 0 C${step * 0.2} ${-step * dice.between(1.4, 2.6)}, ${step * 0.9} ${-step * dice.between(1.2, 2.2)}, ${step * 0.6} ${step * 0.3}`
  for (let i = 1; i <= loops; i++) {
    const to = step * (i + 0.5)
    const up = step * dice.between(0.2, i === 2 ? 2.1 : 1)
    d += ` S${to - step * dice.between(0.1, 0.8)} ${-up}, ${to} ${step * dice.between(-0.25, 0.25)}`
  }
  d += ` Q${width * 0.9} ${-step * 0.8}, ${width * 1.1} ${-step * dice.between(0.2, 1.2)}`
  pen.path(d, x, y, 1, { stroke: colour, width: dice.between(0.9, 1.3) })
  if (dice.chance(0.6)) {
    const fall = dice.between(-2, 4)
    const under = `M0 0 Q${width * 0.5} ${fall}, ${width * 1.05} ${-dice.between(1, 6)}`
    pen.path(under, x - 4, y + 5, 1, { stroke: colour, width: 1 })
  }
}

/** A rubber stamp around a centre: a frame with one word or with the shop's name. */
export function stamp(pen: Pen, x: number, y: number, lines: string[], dice: Dice): void {
  const colour = dice.pick(['rgba(40,52,150,0.72)', 'rgba(176,34,56,0.7)', 'rgba(72,40,130,0.7)'])
  const size = 10.5
  const wide = Math.min(
    170,
    Math.max(...lines.map((line) => pen.width(line, { size, weight: 700, face: 'condensed' }))) +
      22,
  )
  const tall = lines.length * 13 + 13
  pen.turned(x, y, dice.between(-0.24, 0.12), () => {
    pen.box(x - wide / 2, y - tall / 2, wide, tall, { stroke: colour, width: 1.6, radius: 3 })
    pen.box(x - wide / 2 + 3, y - tall / 2 + 3, wide - 6, tall - 6, {
      stroke: colour,
      width: 0.6,
      radius: 2,
    })
    lines.forEach((line, i) => {
      pen.text(x, y - tall / 2 + 17 + i * 13, line, {
        size,
        weight: 700,
        face: 'condensed',
        colour,
        align: 'center',
        room: wide - 14,
      })
    })
    for (let i = 0; i < 26; i++) {
      const dx = dice.between(-wide / 2, wide / 2)
      const dy = dice.between(-tall / 2, tall / 2)
      pen.disc(x + dx, y + dy, dice.between(0.3, 1.1), { fill: 'rgba(246,245,242,0.62)' })
    }
  })
}

/** A ring or a tick that somebody at the counter drew. */
export function mark(pen: Pen, x: number, y: number, size: number, dice: Dice): void {
  const colour = dice.pick(ballpoint)
  const width = 1.3
  if (dice.chance(0.5)) {
    pen.path(
      `M0 0 Q${size * 0.1} ${size * 0.22}, ${size * 0.18} ${size * 0.42} Q${size * 0.4} ${-size * 0.2}, ${size * 0.75} ${-size * 0.55}`,
      x,
      y,
      1,
      { stroke: colour, width },
    )
    return
  }
  const a = size * 1.15
  const b = size * dice.between(0.42, 0.52)
  const d = `M${-a * 0.9} ${-b * 0.2} C${-a} ${-b * 1.3}, ${a * 0.8} ${-b * 1.5}, ${a} ${-b * 0.1} C${a * 1.1} ${b * 1.2}, ${-a * 0.7} ${b * 1.4}, ${-a * 1.02} ${b * 0.2} C${-a * 1.1} ${-b * 0.5}, ${-a * 0.6} ${-b * 1.1}, ${-a * 0.2} ${-b * 1.25}`
  pen.path(d, x, y, 1, { stroke: colour, width })
}

/** A few words in ballpoint. */
export function handwritten(
  pen: Pen,
  x: number,
  y: number,
  text: string,
  size: number,
  dice: Dice,
): void {
  pen.turned(x, y, dice.between(-0.09, 0.03), () => {
    pen.text(x, y, text, { face: 'hand', size, colour: dice.pick(ballpoint) })
  })
}
