import type { Ink, Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { barcode, numbered } from './label.ts'
import type { Label, LabelText } from './label.ts'
import { markRow } from './marks.ts'

/** The label of a graphics card: two codes one above the other, model in bold. */
export function cardLabel(text: LabelText, dice: Dice): Label {
  const width = 640
  const height = 300
  const numberFace = dice.pick(['code', 'mono'] as const)
  return {
    width,
    height,
    radius: dice.pick([4, 10]),
    stock: dice.pick(['white', 'white', 'silver'] as const),
    paint,
  }

  function paint(pen: Pen): void {
    const dark = '#141414'
    const body: Ink = { face: 'condensed', size: 22, colour: dark }
    let y = 40
    if (text.model) {
      const ink: Ink = { ...body, size: 29, weight: 700, what: 'model' }
      const wide = pen.width(text.model, ink)
      pen.text(26, y, text.model, { ...ink, size: wide > 588 ? (29 * 588) / wide : 29 })
      y += 27
    }
    if (text.modelCode) pen.text(26, y, `P/N: ${text.modelCode}`, body)
    pen.text(614, y, `VER ${dice.whole(1, 5)}.${dice.whole(0, 3)}`, { ...body, align: 'right' })
    y += 14
    if (text.serialNumber) {
      barcode(pen, 34, y, 470, 66, text.bars)
      const bold: Ink = { face: numberFace, size: 27, weight: 700, colour: dark }
      numbered(
        pen,
        26,
        y + 94,
        'S/N:',
        text.serialNumber,
        { ...bold, weight: 500 },
        { ...bold, what: 'serialNumber' },
      )
      if (text.chk) pen.text(614, y + 94, `CHK:${text.chk}`, { ...bold, align: 'right' })
      y += 108
    } else if (text.chk) {
      pen.text(614, y + 94, `CHK:${text.chk}`, {
        face: numberFace,
        size: 27,
        weight: 700,
        colour: dark,
        align: 'right',
      })
    }
    barcode(pen, 34, y, 390, 38, text.part)
    pen.text(26, y + 58, text.part, { face: numberFace, size: 18, colour: dark })
    markRow(pen, 448, y + 4, 38, 180, dark, dice.whole(0, 8))
    pen.text(614, y + 58, text.madeIn, { ...body, size: 17, align: 'right' })
  }
}
