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
    if (event.defaultPrevented || event.isComposing || hasModifier(event)) return
    if (event.key !== 'Escape' && isTyping(event.target)) return
    if (event.key === 'Enter' && isPressable(event.target)) return
    if (target.querySelector('[aria-modal="true"]')) return

    const pair = before && event.timeStamp - before.at < pairWithin ? `${before.key} ` : ''
    const shortcut = find(`${pair}${event.key}`) ?? find(event.key)
    before = { key: event.key, at: event.timeStamp }
    if (!shortcut || (event.repeat && !isMovement(event.key))) return
    before = null
    event.preventDefault()
    shortcut.run(event)
  }

  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function find(keys: string): Shortcut | undefined {
  const wanted = keys.toLowerCase()
  return useShortcutStore.getState().active.findLast((one) => one.keys.toLowerCase() === wanted)
}

const hasModifier = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey

/** Holding an arrow goes on and on; holding a decision does not decide twice. */
const isMovement = (key: string) => /^(Arrow|Page|j$|k$|\+|-)/.test(key)

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
