import { isLatinLetter, isOtherLetter, layoutHere, type Layout } from './layout.ts'

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & { getModifierState?(key: string): boolean }

/** What was pressed, as it would be written down. */
export const keyOf = (pressed: Pressed, layout?: Layout): string => keysOf(pressed, layout)[0]

/**
 * All that a press may be meant as, written down, the likeliest first. A key goes by what is
 * printed on it, unless the layout has no way to say it: digits of French keyboards need Shift, and
 * Cyrillic, Greek, Hebrew or Zhuyin letters are on keys that others press for Latin ones. Those go
 * by their place as well.
 */
export function keysOf(pressed: Pressed, layout: Layout = layoutHere): [string, ...string[]] {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed
  const characters = charactersOf(pressed, layout)
  // AltGr is Ctrl and Alt to some systems; what it gives is a character like any other.
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

/** `Enter`, `ArrowDown`, `F5`, and no character, however many units of text it is long. */
const isNamed = (key: string) => /^[A-Z][A-Za-z0-9]+$/.test(key)

const isByAltGraph = (pressed: Pressed) =>
  (pressed.getModifierState?.('AltGraph') ?? false) && !/^[a-z0-9]$/i.test(narrow(pressed.key))

function charactersOf(pressed: Pressed, layout: Layout): string[] {
  const { key, code, altKey, shiftKey } = pressed
  const [, row, mark] = /^(Key|Digit|Numpad)(.)$/.exec(code) ?? []
  const isDead = key === 'Dead'
  if (row === undefined || mark === undefined || (isNamed(key) && !isDead)) return [narrow(key)]
  const character = narrow(key)
  const place = mark.toLowerCase()
  if (isByAltGraph(pressed)) return [character]
  if (row !== 'Key') {
    // With Shift a digit's key gives a sign that may be a key of its own: `?`, `/`, `+`.
    const isMeant = /^[0-9]$/.test(character) || (shiftKey && !altKey)
    return isMeant ? [character] : [place, character]
  }
  // With Alt a Mac types another character; the letter that was meant stands at that place.
  if (altKey && !/^[a-z]$/i.test(character)) return [layout.letters.get(code) ?? place, character]
  if (isLatinLetter(character)) return [character]
  // On Dvorak a sign stands where others have a letter; in Hebrew the letter cannot be typed else.
  return isOtherLetter(character) || !layout.isLatin || isDead ? [place, character] : [character]
}

/** Full-width characters, as Chinese and Japanese input gives them, are the same keys. */
const narrow = (key: string) =>
  /^[\uff01-\uff5e]$/.test(key) ? String.fromCodePoint((key.codePointAt(0) ?? 0) - 0xfee0) : key
