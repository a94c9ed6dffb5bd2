import type { OwnKeys } from '../../../contract/preferences.ts'

/** Whether two shortcuts collide: they are equal, or one starts with the other. */
export function doKeysMeet(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

/** Keys that leave a page or a field, and keys browsers keep for themselves. */
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

/** An incomplete press: only a modifier, or a dead key waiting for its letter. */
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

/**
 * The known shortcut that a new key collides with.
 *
 * @param known default keys
 * @returns the other shortcut's default key, or `null`
 */
export function conflictOf(
  own: OwnKeys,
  known: string[],
  keys: string,
  wanted: string,
): string | null {
  return (
    known.find((other) => {
      const now = own.keys[other] ?? other
      return other !== keys && now !== '' && doKeysMeet(now, wanted)
    }) ?? null
  )
}

/** With one key changed; defaults are not stored. */
export function withKey(own: OwnKeys, keys: string, now: string): OwnKeys {
  const { [keys]: _before, ...rest } = own.keys
  return { ...own, keys: now === keys ? rest : { ...rest, [keys]: now } }
}
