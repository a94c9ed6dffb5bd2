import bwipjs from 'bwip-js/node'

/** The bars and gaps of a Code 128, as widths in modules, a bar first. */
export function code128(text: string): number[] {
  const [encoded] = bwipjs.raw('code128', text, {})
  if (!encoded || !('sbs' in encoded)) throw new Error(`no Code 128 for ${text}`)
  return encoded.sbs
}

/** A square code as rows of dark (true) and light modules. */
export function squareCode(kind: 'qrcode' | 'datamatrix', text: string): boolean[][] {
  const [encoded] = bwipjs.raw(kind, text, {})
  if (!encoded || !('pixs' in encoded)) throw new Error(`no ${kind} for ${text}`)
  const { pixs, pixx, pixy } = encoded
  return Array.from({ length: pixy }, (_, y) =>
    Array.from({ length: pixx }, (__, x) => pixs[y * pixx + x] === 1),
  )
}
