/** The part of a canvas that is used, in the browser and in Node. */
interface Canvas {
  getContext(kind: '2d'): Context | null
}

interface Context {
  font: string
  fillText(text: string, x: number, y: number, maxWidth?: number): void
  strokeText(text: string, x: number, y: number, maxWidth?: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray }
}

/** A code point that will never be a letter: fonts draw their "missing glyph" sign for it. */
const noLetter = '\u{10fffe}'

/** Pixels of the square in which a letter is compared with that sign. */
const square = 24

/**
 * Detects letters that no available font has. The PDF library draws text without an embedded font
 * with `fillText`, and the canvas silently draws empty boxes for missing letters.
 *
 * @param newCanvas makes a canvas of the same kind, for comparing
 * @returns whether any letter was drawn as such a box so far
 */
export function watchLetters(
  context: Context,
  newCanvas: (width: number, height: number) => Canvas,
): () => boolean {
  const compare = newCanvas(square, square).getContext('2d')
  const known = new Map<string, boolean>()
  let isMissing = false

  const shapeOf = (letter: string, font: string): string => {
    if (!compare) return ''
    compare.font = font
    compare.clearRect(0, 0, square, square)
    compare.fillText(letter, 2, square - 6)
    return compare.getImageData(0, 0, square, square).data.join()
  }
  const isBox = (letter: string, font: string): boolean => {
    const none = shapeOf(noLetter, font)
    // In a font whose missing-glyph sign is blank, spaces would match it.
    return /[1-9]/.test(none) && shapeOf(letter, font) === none
  }
  const look = (text: string) => {
    const font = context.font.replace(/[\d.]+px/, `${square - 8}px`)
    for (const letter of text.replaceAll(/\s/g, '')) {
      if (isMissing) return
      const key = `${font} ${letter}`
      isMissing = known.get(key) ?? isBox(letter, font)
      known.set(key, isMissing)
    }
  }

  for (const name of ['fillText', 'strokeText'] as const) {
    const draw = context[name].bind(context)
    context[name] = (text, ...place) => {
      look(text)
      draw(text, ...place)
    }
  }
  return () => isMissing
}
