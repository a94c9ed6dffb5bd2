import { flushSync } from 'react-dom'
import { isComposing } from './field-keys.ts'
import { isKeyboardOwned } from './keyboard-owner.ts'
import { keysOf } from './pressed.ts'
import { learn } from './layout.ts'
import { keysNow, ownKeysOf, useOwnKeysStore } from './own-keys.ts'
import { useShortcutStore, type Shortcut } from './shortcuts.ts'

/** Milliseconds within which the second key of a sequence must follow. */
const pairWithin = 900

/**
 * Listens for shortcuts on the whole page. They never fire while typing or composing, while a
 * dialog, menu or list has the keyboard, or on the browser's own key combinations.
 *
 * @param early keys pressed before this was loaded
 * @returns stops listening
 */
export function listenForShortcuts(
  target: Document = document,
  early: KeyboardEvent[] = [],
): () => void {
  let before: { keys: string[]; at: number } | null = null

  function onKeyDown(event: KeyboardEvent): void {
    // Autofill sends key events without a key.
    if (!event.key) return
    learn(event)
    if (event.defaultPrevented || isComposing(event)) return
    const keys = keysOf(event)
    if (isTyping(event.target) && !isNeverTyped(keys[0])) return
    if (event.key === 'Enter' && isPressable(event.target)) return
    if (isKeyboardOwned(event.target, target)) return

    const firsts = before && event.timeStamp - before.at < pairWithin ? before.keys : []
    const shortcut =
      findFirst(firsts.flatMap((first) => keys.map((key) => `${first} ${key}`))) ??
      findFirst(keys) ??
      // Shift with an arrow is a separate shortcut only where one is defined.
      findFirst(keys.map((key) => key.replace(/^Shift\+/, '')))
    before = { keys, at: event.timeStamp }
    if (!shortcut || (event.repeat && !isMovement(shortcut.keys))) return
    before = null
    event.preventDefault()
    shortcut.run(event)
  }

  // Render after each early key: R shows the reasons, and only then does 1 select one.
  for (const event of early) flushSync(() => onKeyDown(event))
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function findFirst(wanted: string[]): Shortcut | undefined {
  for (const keys of wanted) {
    const found = find(keys)
    if (found) return found
  }
  return undefined
}

function find(keys: string): Shortcut | undefined {
  const own = ownKeysOf(useOwnKeysStore.getState())
  const wanted = keys.toLowerCase()
  return useShortcutStore
    .getState()
    .active.findLast((one) => keysNow(own, one.keys)?.toLowerCase() === wanted)
}

/** Keys that type nothing, so they cannot have been meant as text. */
const isNeverTyped = (key: string) => key === 'Escape' || key.startsWith('Mod+')

/** Holding an arrow repeats it; holding a decision key does not decide twice. */
const isMovement = (keys: string) => /^((Shift\+)?(Arrow|Page)|j$|k$|\+|-)/.test(keys)

/** Enter on a button or link only activates it: on Back it must not send. */
const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a[href], button, summary') !== null

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type))
  )
}
