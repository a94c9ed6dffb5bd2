import { flushSync } from 'react-dom'
import { isComposing } from './field-keys.ts'
import { isKeyboardOwned } from './keyboard-owner.ts'
import { keysOf } from './pressed.ts'
import { learn } from './layout.ts'
import { keysNow, useOwnKeysStore } from './own-keys.ts'
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
  let pending: { keys: string[]; at: number } | null = null
  let owned: Event | null = null

  // A sheet that Escape closes is gone before the key gets here, and would not own it any more.
  function onCapture(event: KeyboardEvent): void {
    owned = event.key && isKeyboardOwned(event.target, target) ? event : null
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Autofill sends key events without a key.
    if (!event.key) return
    learn(event)
    if (event.defaultPrevented || isComposing(event)) return
    const keys = keysOf(event)
    if (isTyping(event.target) && !isNeverTyped(keys[0])) return
    if (event.key === 'Enter' && isPressable(event.target)) return
    if (event.key === ' ' && isPressedBySpace(event.target)) return
    if (owned === event || isKeyboardOwned(event.target, target)) return
    // Held for a capital letter, it does not end a pair.
    if (isModifier(event.key)) return

    const firsts = pending && event.timeStamp - pending.at < pairWithin ? pending.keys : []
    pending = null
    const pair = findFirst(firsts.flatMap((first) => keys.map((key) => `${first} ${key}`)))
    // The second key of a pair is never a key of the page: G D must not open Decline.
    if (firsts.length > 0 && !pair && !isCommand(keys[0])) return event.preventDefault()
    const shortcut =
      pair ??
      findFirst(keys) ??
      // Shift with an arrow is a separate shortcut only where one is defined.
      findFirst(keys.map((key) => key.replace(/^Shift\+/, '')))
    const begun = pair || event.repeat ? [] : keys.filter(beginsPair)
    if (begun.length > 0) pending = { keys: begun, at: event.timeStamp }
    if (!shortcut || (event.repeat && !isMovement(shortcut))) return
    event.preventDefault()
    shortcut.run(event)
  }

  // Render after each early key: R shows the reasons, and only then does 1 select one.
  for (const event of early) flushSync(() => onKeyDown(event))
  // On the window, because that is where Mantine's dialogs listen for Escape.
  const page = target.defaultView
  page?.addEventListener('keydown', onCapture, true)
  target.addEventListener('keydown', onKeyDown)
  return () => {
    page?.removeEventListener('keydown', onCapture, true)
    target.removeEventListener('keydown', onKeyDown)
  }
}

function findFirst(wanted: string[]): Shortcut | undefined {
  for (const keys of wanted) {
    const found = find(keys)
    if (found) return found
  }
  return undefined
}

function find(keys: string): Shortcut | undefined {
  const { own } = useOwnKeysStore.getState()
  const wanted = keys.toLowerCase()
  return useShortcutStore
    .getState()
    .active.findLast((one) => keysNow(own, one.keys)?.toLowerCase() === wanted)
}

/** Whether a pair begins with this key, as `g q` does with `g`. */
function beginsPair(key: string): boolean {
  const { own } = useOwnKeysStore.getState()
  return useShortcutStore
    .getState()
    .active.some((one) => keysNow(own, one.keys)?.toLowerCase().startsWith(`${key.toLowerCase()} `))
}

/** Keys that type nothing, so they cannot have been meant as text. */
const isNeverTyped = (key: string) => key === 'Escape' || key.startsWith('Mod+')

const isModifier = (key: string) => /^(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(key)

const isCommand = (key: string) => /^(Mod|Alt)\+/.test(key)

/** Holding an arrow repeats it; holding a decision key does not decide twice. */
const isMovement = ({ keys, scope }: Shortcut) =>
  /^((Shift\+)?(Arrow|Page)|j$|k$)/.test(keys) || (scope === 'pictures' && /^[+=-]$/.test(keys))

/** Enter on a button or link only activates it: on Back it must not send. */
const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a[href], button, summary') !== null

const isPressedBySpace = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, summary, input, [role="button"]') !== null

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type))
  )
}
