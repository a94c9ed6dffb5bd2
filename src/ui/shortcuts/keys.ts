/**
 * Keys as they are written down: `n`, `g q` (one after the other), `Shift+ArrowDown`, `Mod+k`
 * (Ctrl, or Cmd on a Mac), `Alt+n`. Characters stand in lower case; the signs that Shift makes
 * stand as themselves.
 */

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What was pressed, as it would be written down. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const isMod = ctrlKey || metaKey
  // With Alt a Mac types another character; the key that was meant is the one that was pressed.
  const meant = altKey ? (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key) : key
  const isCharacter = meant.length === 1
  const isShiftSaid = shiftKey && (!isCharacter || isMod || altKey)
  return [
    isMod && 'Mod',
    altKey && 'Alt',
    isShiftSaid && 'Shift',
    isCharacter ? meant.toLowerCase() : meant,
  ]
    .filter(Boolean)
    .join('+')
}

/** The keys of one press: `Mod+k` is `Mod` and `k`. */
export const partsOf = (press: string): string[] => press.split(/\+(?=.)/)

/** Whether a key is a character alone, or several of them: what speech input may type by itself (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean =>
  keys.split(' ').every((press) => press.length === 1)

/** Whether one of two would take the other's press away: they are the same, or one begins the other. */
export function doKeysMeet(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

/** Keys that leave a page or a field, and those no browser hands over. */
const kept = new Set(
  [
    'Tab Shift+Tab Escape Enter Backspace Delete F1 F3 F5 F6 F7 F10 F11 F12',
    'Mod+t Mod+n Mod+w Mod+r Mod+l Mod+q Mod+c Mod+v Mod+x Mod+a Mod+z Mod+f Mod+p Mod++ Mod+- Mod+0',
    'Mod+Shift+t Mod+Shift+n Mod+Shift+w Mod+Shift+r Mod+Shift+c Mod+Shift+i Mod+Shift+j',
    'Alt+F4 Alt+ArrowLeft Alt+ArrowRight',
  ].flatMap((line) => line.toLowerCase().split(' ')),
)

export const isKeptByBrowser = (press: string): boolean =>
  press === ' ' || kept.has(press.toLowerCase())

/** A press that is nothing yet: only a modifier, or a dead key that waits for its letter. */
export const isUnfinished = ({ key }: Pick<KeyboardEvent, 'key'>): boolean =>
  [
    'Control',
    'Meta',
    'Alt',
    'AltGraph',
    'Shift',
    'CapsLock',
    'Dead',
    'Process',
    'Unidentified',
  ].includes(key)
