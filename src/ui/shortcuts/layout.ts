/**
 * What is known of the keyboard's layout. No browser tells it in time, so it is learned from what is
 * pressed: whether its letters are Latin, and which of them stands where.
 */
export interface Layout {
  isLatin: boolean
  /** By the key's place (`KeyQ`): the Latin letter it gives. */
  letters: Map<string, string>
}

export const unknownLayout = (): Layout => ({ isLatin: true, letters: new Map() })

/** Of this machine, as far as somebody has pressed keys since the page was opened. */
export const layoutHere = unknownLayout()

export const isLatinLetter = (character: string) => /^\p{Script=Latin}$/u.test(character)

/** A letter, or a sign that is written with letters, of a script that is not Latin. */
export const isOtherLetter = (character: string) =>
  /^[\p{L}\p{M}]/u.test(character) && !isLatinLetter(character)

/** Learns from one press; with modifiers a key gives something else than its letter. */
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
