import { Kbd } from '@mantine/core'
import { EnterSign } from '../EnterKey.tsx'
import { partsOf } from './keys.ts'
import { keysNow, useOwnKeys } from './own-keys.ts'

/** The current key of a shortcut, shown on a button; nothing if there is none. */
export function ShortcutKey({ keys }: { keys: string }) {
  const now = keysNow(useOwnKeys(), keys)
  return now === null ? null : <KeySigns keys={now} />
}

/** Keys as labelled on a keyboard. */
export function KeySigns({ keys }: { keys: string }) {
  return keys
    .split(' ')
    .flatMap(partsOf)
    .map((key, index) => (
      <Kbd key={index} size="xs">
        {key === 'Enter' ? <EnterSign /> : (signs[key] ?? key.toUpperCase())}
      </Kbd>
    ))
}

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)

const signs: Record<string, string> = {
  Mod: isApple ? '⌘' : 'Ctrl',
  Alt: isApple ? '⌥' : 'Alt',
  Shift: isApple ? '⇧' : 'Shift',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Escape: 'Esc',
  Backspace: isApple ? '⌫' : 'Backspace',
  Delete: isApple ? '⌦' : 'Del',
  Tab: 'Tab',
}

/** The same in plain text, for a title. */
export const keyText = (keys: string) =>
  keys
    .split(' ')
    .map((press) =>
      partsOf(press)
        .map((key) => signs[key] ?? key.toUpperCase())
        .join('+'),
    )
    .join(' ')
