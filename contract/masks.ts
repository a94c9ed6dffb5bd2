/**
 * The format of tracking numbers, in a small language that anyone can write and no input can make
 * slow.
 *
 * `#` is a digit, `@` a letter, `*` either; letters, digits and `-` stand for themselves; `{12}` or
 * `{10-13}` says how often; `|` separates alternatives. `J@#{10} | J@@#{12}`.
 */
interface MaskPiece {
  sign: string
  min: number
  max: number
}

/** Maximum length of a tracking number, and of a mask. */
const maxNumberLength = 40
export const maxMaskLength = 200

/** The alternatives of a mask; `null` if it is invalid. */
function piecesOf(mask: string): MaskPiece[][] | null {
  if (mask.length > maxMaskLength) return null
  const alternatives: MaskPiece[][] = []
  for (const alternative of mask.toUpperCase().split('|')) {
    const pieces: MaskPiece[] = []
    const piece = /([#@*A-Z0-9-])(?:\{(\d{1,2})(?:-(\d{1,2}))?\})?/y
    const text = alternative.trim()
    while (piece.lastIndex < text.length) {
      const [, sign, least = '1', most = least] = piece.exec(text) ?? []
      if (sign === undefined) return null
      pieces.push({ sign, min: Number(least), max: Number(most) })
    }
    const longest = pieces.reduce((sum, { max }) => sum + max, 0)
    const isOrdered = pieces.every(({ min, max }) => max > 0 && min <= max)
    if (!isOrdered || longest === 0 || longest > maxNumberLength) return null
    alternatives.push(pieces)
  }
  return alternatives
}

export const isMask = (mask: string) => piecesOf(mask) !== null

/** Whether a number matches a mask; an invalid mask matches everything. */
export function fitsMask(mask: string | null, number: string): boolean {
  if (mask === null || number.length > maxNumberLength) return mask === null
  const alternatives = piecesOf(mask)
  return alternatives === null || alternatives.some((pieces) => fits(pieces, number.toUpperCase()))
}

/**
 * Goes through the pieces once and keeps the set of positions where each can end: at most pieces ×
 * length² steps, whatever the input.
 */
function fits(pieces: MaskPiece[], number: string): boolean {
  let places = new Set([0])
  for (const { sign, min, max } of pieces) {
    const next = new Set<number>()
    for (const start of places) {
      for (let count = 0; count <= max; count++) {
        if (count > 0 && !isOf(sign, number[start + count - 1])) break
        if (count >= min) next.add(start + count)
      }
    }
    places = next
  }
  return places.has(number.length)
}

function isOf(sign: string, character: string | undefined): boolean {
  if (character === undefined) return false
  if (sign === '#') return /\d/.test(character)
  if (sign === '@') return /[A-Z]/.test(character)
  if (sign === '*') return /[A-Z\d]/.test(character)
  return sign === character
}
