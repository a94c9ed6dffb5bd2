/** A text reduced to A–Z and 0–9, with the original position of each character. */
export interface Folded {
  text: string
  /** Index in the original of each character of `text`. */
  from: number[]
}

/** Numbers are compared without case, accents, full-width forms, spaces and punctuation. */
export function fold(original: string): Folded {
  let text = ''
  const from: number[] = []
  for (let at = 0; at < original.length; at++) {
    const letter = original.charAt(at)
    // Nearly all that is read is plain.
    const plain = /[A-Z0-9]/.test(letter) ? letter : foldText(letter)
    for (const one of plain) {
      text += one
      from.push(at)
    }
  }
  return { text, from }
}

export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** Words of a text, folded, in order; a hyphen, slash or full stop parts them as a space does. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/\p{M}/gu, '')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
