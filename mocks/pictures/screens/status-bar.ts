import type { Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'

export const statusHeight = 54

/** Clock, signal, battery along the top of a phone's screen, 414 units wide. */
export function statusBar(pen: Pen, colour: string, dice: Dice): void {
  const clock = `${dice.whole(7, 22)}.${dice.whole(10, 59)}`.replace(
    '.',
    dice.pick([':', ':', '.']),
  )
  pen.text(32, 33, clock, { size: 16, weight: 700, colour })
  const y = 22
  const bars = dice.whole(2, 4)
  for (let i = 0; i < 4; i++) {
    const tall = 4 + i * 2.6
    pen.box(306 + i * 5, y + 12 - tall, 3.2, tall, {
      fill: i < bars ? colour : '#9b9b9f',
      radius: 0.8,
    })
  }
  const fan =
    'M0 4.4 A11 11 0 0 1 15 4.4 L13 6.6 A8 8 0 0 0 2 6.6 Z M3.6 8.2 A6.4 6.4 0 0 1 11.4 8.2 L7.5 12 Z'
  if (dice.chance(0.6)) pen.path(fan, 332, y - 1, 1, { fill: colour })
  else
    pen.text(331, y + 11.6, dice.pick(['4G', '5G', 'LTE']), {
      size: 12.5,
      weight: 700,
      colour,
      what: 'none',
    })
  const charge = dice.between(0.12, 1)
  pen.box(355, y, 25, 12.4, { stroke: '#8d8d92', width: 1.1, radius: 3.6 })
  pen.box(381.6, y + 4, 1.6, 4.4, { fill: '#8d8d92', radius: 0.8 })
  pen.box(356.8, y + 1.8, 21.4 * charge, 8.8, {
    fill: charge < 0.2 ? '#e5484d' : colour,
    radius: 2.2,
  })
}

/** The bar at the bottom that says: swipe me. */
export function homeBar(pen: Pen, height: number, colour = '#111'): void {
  pen.box(139, height - 13, 136, 5, { fill: colour, radius: 2.5 })
}
