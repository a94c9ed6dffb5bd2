import { keyOf } from './keys.ts'
import { keysNow, ownKeysOf, useOwnKeysStore } from './own-keys.ts'
import { useShortcutStore, type Shortcut } from './shortcuts.ts'

/** Milliseconds within which the second key of a pair must follow. */
const pairWithin = 900

/**
 * Listens for shortcuts on the whole page. Keys never fire while somebody types, in a dialog that
 * is not theirs, or together with a key that belongs to the browser.
 *
 * @returns stops listening
 */
export function listenForShortcuts(target: Document = document): () => void {
  let before: { key: string; at: number } | null = null

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyOf(event)
    if (isTyping(event.target) && !isNeverTyped(key)) return
    if (event.key === 'Enter' && isPressable(event.target)) return
    if (target.querySelector('[aria-modal="true"]')) return

    const pair = before && event.timeStamp - before.at < pairWithin ? `${before.key} ` : ''
    // Shift on an arrow is said only where it makes a difference.
    const shortcut = find(`${pair}${key}`) ?? find(key) ?? find(key.replace(/^Shift\+/, ''))
    before = { key, at: event.timeStamp }
    if (!shortcut || (event.repeat && !isMovement(shortcut.keys))) return
    before = null
    event.preventDefault()
    shortcut.run(event)
  }

  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function find(keys: string): Shortcut | undefined {
  const own = ownKeysOf(useOwnKeysStore.getState())
  const wanted = keys.toLowerCase()
  return useShortcutStore
    .getState()
    .active.findLast((one) => keysNow(own, one.keys)?.toLowerCase() === wanted)
}

/** What writes nothing into a field, so that nobody can have meant to write it. */
const isNeverTyped = (key: string) => key === 'Escape' || key.startsWith('Mod+')

/** Holding an arrow goes on and on; holding a decision does not decide twice. */
const isMovement = (keys: string) => /^((Shift\+)?(Arrow|Page)|j$|k$|\+|-)/.test(keys)

/** Enter on a button or a link is for that, and for nothing else: *Back* must not send. */
const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('a[href], button, summary') !== null

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type))
  )
}
