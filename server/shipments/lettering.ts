import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'

/** A font, and the letters it has. */
export interface Face {
  font: Pick<PDFFont, 'widthOfTextAtSize'>
  letters: Set<number>
}

/** Letters one after the other that are written in one face. */
export interface Run<Written extends Face> {
  text: string
  face: Written
}

export type PdfFace = Face & { font: PDFFont }

export const faceOf = (font: PDFFont): PdfFace => ({
  font,
  letters: new Set(font.getCharacterSet()),
})

/** The faces of fonts (TrueType); only the letters that are used go into the file. */
export async function moreFaces(pdf: PDFDocument, fonts: Uint8Array[]): Promise<PdfFace[]> {
  if (fonts.length === 0) return []
  pdf.registerFontkit(await import('fontkit'))
  const faces: PdfFace[] = []
  for (const font of fonts) faces.push(faceOf(await pdf.embedFont(font, { subset: true })))
  return faces
}

/**
 * A text in the first face that has each of its letters. Where none has it, the letter below its
 * marks is written (ạ: a), and what has none is a `?` that somebody must see.
 */
export function runsOf<Written extends Face>(
  text: string,
  [first, ...others]: readonly [Written, ...Written[]],
): Run<Written>[] {
  const faces = [first, ...others]
  const runs: Run<Written>[] = []
  for (const letter of text.normalize('NFC').replaceAll(unseen, '')) {
    const written = formsOf(letter).find((one) => faces.some((face) => has(face, one))) ?? '?'
    const face = faces.find((one) => has(one, written)) ?? first
    const last = runs.at(-1)
    if (last?.face === face) last.text += written
    else runs.push({ text: written, face })
  }
  return runs
}

/** Marks of direction, joiners and variants: a printer draws none of them. */
export const unseen = /[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** A letter, and the one below its marks. */
export function formsOf(letter: string): string[] {
  const [bare = ''] = letter.replace('Đ', 'D').replace('đ', 'd').normalize('NFKD')
  return [letter, bare]
}

/** Points. */
const widthOf = (runs: Run<Face>[], size: number) =>
  runs.reduce((sum, { text, face }) => sum + face.font.widthOfTextAtSize(text, size), 0)

/** The lines of a text that must not be wider than so many points: broken at spaces, else anywhere. */
export function broken(
  text: string,
  faces: readonly [Face, ...Face[]],
  { size, room }: { size: number; room: number },
): string[] {
  const fits = (line: string) => widthOf(runsOf(line, faces), size) <= room
  const done: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') done.push(line)
    line = ''
    for (const letter of word) {
      if (line !== '' && !fits(line + letter)) {
        done.push(line)
        line = ''
      }
      line += letter
    }
  }
  return [...done, line]
}

const has = ({ letters }: Face, letter: string) => letters.has(letter.codePointAt(0) ?? -1)
