/**
 * What is known about the keyboard layout. No browser reports it in time, so it is learned from key
 * presses: whether its letters are Latin, and where they are.
 */
export interface Layout {
  isLatin: boolean
  /** Latin letter by physical key (`KeyQ`). */
  letters: Map<string, string>
}

export const unknownLayout = (): Layout => ({ isLatin: true, letters: new Map() })

/** The layout learned since the page was opened. */
export const layoutHere = unknownLayout()

export const isLatinLetter = (character: string) => /^\p{Script=Latin}$/u.test(character)

/** A letter or similar character of a non-Latin script. */
export const isOtherLetter = (character: string) =>
  /^[\p{L}\p{M}]/u.test(character) && !isLatinLetter(character)

/** Learns from one key press; with modifiers, a key gives something other than its letter. */
export function learn(
  {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
  }: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  layout: Layout = layoutHere,
): void {
  if (!code.startsWith('Key') || ctrlKey || metaKey || altKey) return
  if (isLatinLetter(key)) {
    layout.isLatin = true
    layout.letters.set(code, key.toLowerCase())
  } else if (isOtherLetter(key)) {
    layout.isLatin = false
    layout.letters.delete(code)
  }
}
