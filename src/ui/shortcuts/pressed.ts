import { isLatinLetter, isOtherLetter, layoutHere, type Layout } from './layout.ts'

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & { getModifierState?(key: string): boolean }

/** A key press in the notation of `keys.ts`. */
export const keyOf = (pressed: Pressed, layout?: Layout): string => keysOf(pressed, layout)[0]

/**
 * All meanings of a key press in that notation, most likely first. A key counts as what is printed
 * on it, unless the layout makes that impossible: digits on French keyboards need Shift, and
 * Cyrillic, Greek, Hebrew or Zhuyin letters share keys with Latin ones. Those also count by their
 * position.
 */
export function keysOf(pressed: Pressed, layout: Layout = layoutHere): [string, ...string[]] {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed
  const characters = charactersOf(pressed, layout)
  // Some systems report AltGr as Ctrl and Alt; its character counts like any other.
  const isPlain = isByAltGraph(pressed)
  const isMod = !isPlain && (ctrlKey || metaKey)
  const isAlt = !isPlain && altKey
  const [first, ...others] = characters.map((meant) => {
    const isCharacter = !isNamed(meant)
    const isShiftSaid = shiftKey && (!isCharacter || isMod || isAlt)
    return [
      isMod && 'Mod',
      isAlt && 'Alt',
      isShiftSaid && 'Shift',
      isCharacter ? meant.toLowerCase() : meant,
    ]
      .filter(Boolean)
      .join('+')
  })
  return [first ?? '', ...others]
}

/**
 * A named key such as `Enter`, `ArrowDown` or `F5`; not a character, which may have several UTF-16
 * units.
 */
const isNamed = (key: string) => /^[A-Z][A-Za-z0-9]+$/.test(key)

const isByAltGraph = (pressed: Pressed) =>
  (pressed.getModifierState?.('AltGraph') ?? false) && !/^[a-z0-9]$/i.test(narrow(pressed.key))

function charactersOf(pressed: Pressed, layout: Layout): string[] {
  const { key, code, altKey, shiftKey } = pressed
  const [, row, mark] = /^(Key|Digit|Numpad)(.)$/.exec(code) ?? []
  const isDead = key === 'Dead'
  // As a name, because a space separates the keys of a sequence.
  if (key === ' ') return ['Space']
  // On the international US layout the apostrophe only becomes an accent with the next letter.
  if (isDead && code === 'Quote') return [shiftKey ? '"' : "'"]
  if (row === undefined || mark === undefined || (isNamed(key) && !isDead)) return [narrow(key)]
  const character = narrow(key)
  const place = mark.toLowerCase()
  if (isByAltGraph(pressed)) return [character]
  if (row !== 'Key') {
    // Shift with a digit key gives a character that may be a shortcut itself: `?`, `/`, `+`.
    const isMeant = /^[0-9]$/.test(character) || (shiftKey && !altKey)
    return isMeant ? [character] : [place, character]
  }
  // On a Mac, Alt changes the character, so the letter is taken from the position.
  if (altKey && !/^[a-z]$/i.test(character)) return [layout.letters.get(code) ?? place, character]
  if (isLatinLetter(character)) return [character]
  // On Dvorak, a position may hold a punctuation character; in Hebrew, the position is the only way
  // to type the letter.
  return isOtherLetter(character) || !layout.isLatin || isDead ? [place, character] : [character]
}

/** Full-width characters from Chinese and Japanese input count as the same keys. */
const narrow = (key: string) =>
  /^[\uff01-\uff5e]$/.test(key) ? String.fromCodePoint((key.codePointAt(0) ?? 0) - 0xfee0) : key
