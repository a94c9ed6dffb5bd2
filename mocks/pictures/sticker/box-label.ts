import type { Ink, Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { barcode, numbered, square } from './label.ts'
import type { Label, LabelText } from './label.ts'
import { markRow } from './marks.ts'

/** The label on the carton: what is inside, in big letters, and a column of codes. */
export function boxLabel(text: LabelText, dice: Dice): Label {
  const width = 1040
  const height = 590
  const numberFace = dice.pick(['code', 'mono'] as const)
  const banner = dice.pick(['#b3121d', '#1b1b1b', '#1b1b1b', '#22345c'])
  return { width, height, radius: dice.pick([0, 6, 18]), stock: 'white', paint }

  function paint(pen: Pen): void {
    const dark = '#171717'
    const body: Ink = { face: 'condensed', size: 26, colour: dark }
    pen.box(0, 0, width, 82, { fill: banner })
    if (text.model)
      pen.text(36, 57, text.model, {
        face: 'condensed',
        size: 46,
        weight: 700,
        colour: '#f4f4f2',
        what: 'model',
      })
    if (text.modelCode)
      pen.text(width - 36, 55, text.modelCode, {
        ...body,
        size: 32,
        colour: '#f4f4f2',
        align: 'right',
      })
    let y = 128
    const codes: [label: string, value: string | undefined][] = [
      ['S/N', text.serialNumber],
      ['P/N', text.part],
      ['MAC', text.mac],
    ]
    for (const [label, value] of codes) {
      if (!value) continue
      const isSerial = label === 'S/N'
      barcode(pen, 44, y, isSerial ? 560 : 470, isSerial ? 84 : 60, isSerial ? text.bars : value)
      const bold: Ink = {
        face: numberFace,
        size: isSerial ? 30 : 26,
        weight: isSerial ? 700 : 500,
        colour: dark,
      }
      const base = y + (isSerial ? 122 : 90)
      const wide = numbered(pen, 36, base, `${label}: `, value, bold, {
        ...bold,
        ...(isSerial ? { what: 'serialNumber' as const } : {}),
      })
      if (isSerial && text.chk)
        pen.text(36 + wide + 26, base, `CHK:${text.chk}`, { ...bold, size: 28 })
      y = base + 34
    }
    const right = 668
    const facts = [
      `Q’TY: 1 PCS`,
      `N.W.: ${dice.whole(12, 98) / 10} KG`,
      `G.W.: ${dice.whole(99, 140) / 10} KG`,
      'COLOR: BLACK',
    ]
    facts.forEach((line, i) => pen.text(right, 150 + i * 38, line, body))
    if (dice.chance(0.6)) square(pen, width - 160, 120, 120, text.square, 'qrcode')
    markRow(pen, right, 330, 58, 330, dark, dice.whole(0, 8))
    pen.text(right, 446, text.madeIn, { ...body, weight: 700 })
    pen.text(right, 482, 'MICRO-STAR INT’L CO., LTD.', { ...body, size: 22 })
    pen.text(right, 510, 'No.69, Lide St., Zhonghe Dist.', { ...body, size: 20 })
    pen.text(right, 536, 'New Taipei City 235, Taiwan', { ...body, size: 20 })
    pen.rule(right - 24, 110, right - 24, height - 40, { colour: dark, width: 2 })
  }
}
