import type { Ink, Pen } from '../paper/pen.ts'
import type { Dice } from '../random.ts'
import { barcode, numbered, square } from './label.ts'
import type { Label, LabelText } from './label.ts'

/** The strip on laptops and boards: one code, the number below it, CHK at the end. */
export function stripLabel(text: LabelText, width: number, dice: Dice): Label {
  const hasModel = text.model !== undefined && dice.chance(0.8)
  const hasSquare = dice.chance(0.45)
  const height = hasModel ? 172 : 138
  const numberFace = dice.pick(['code', 'mono'] as const)
  return {
    width,
    height,
    radius: dice.pick([3, 8, 14]),
    stock: dice.pick(['white', 'white', 'matte'] as const),
    paint,
  }

  function paint(pen: Pen): void {
    const dark = '#161616'
    const body: Ink = { face: 'condensed', size: 24, colour: dark }
    const room = width - 48 - (hasSquare ? 130 : 0)
    let y = 20
    if (hasModel && text.model) {
      pen.text(24, y + 18, text.model, { ...body, weight: 700, what: 'model' })
      if (text.modelCode)
        pen.text(24 + room, y + 18, text.modelCode, { ...body, size: 20, align: 'right' })
      y += 32
    }
    if (text.serialNumber) {
      barcode(pen, 30, y, room - 12, 62, text.bars)
      const size = Math.min(27, room / 23)
      const bold: Ink = { face: numberFace, size, weight: 700, colour: dark }
      const wide = numbered(
        pen,
        24,
        y + 94,
        'S/N:',
        text.serialNumber,
        { ...bold, weight: 500 },
        { ...bold, what: 'serialNumber' },
      )
      if (text.chk)
        pen.text(Math.max(24 + wide + 16, 24 + room), y + 94, `CHK:${text.chk}`, {
          ...bold,
          ...(24 + wide + 16 < room - 90 ? { align: 'right' as const } : {}),
        })
    } else {
      barcode(pen, 30, y, room - 60, 62, text.mac)
      pen.text(24, y + 92, `MAC: ${text.mac}`, { face: numberFace, size: 24, colour: dark })
      if (text.chk)
        pen.text(24 + room, y + 92, `CHK:${text.chk}`, {
          face: numberFace,
          size: 24,
          weight: 700,
          colour: dark,
          align: 'right',
        })
    }
    if (hasSquare)
      square(
        pen,
        width - 24 - 100,
        (height - 100) / 2,
        100,
        text.square,
        dice.pick(['qrcode', 'datamatrix']),
      )
  }
}
