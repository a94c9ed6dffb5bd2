import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/**
 * Whether a key belongs to an input method composing a character, including the last key of a
 * composition.
 */
export const isComposing = ({ isComposing: is, key, keyCode }: KeyboardEvent): boolean =>
  // Safari ends a composition before the keydown that ended it, which then only has key code 229.
  is || key === 'Process' || keyCode === 229

type Handlers<Of> = Partial<Record<'Enter' | 'Escape', (event: ReactKeyboardEvent<Of>) => void>>

/** Handles Enter and Escape in a field, unless the input method needs them. */
export const fieldKeys =
  <Of>(handlers: Handlers<Of>) =>
  (event: ReactKeyboardEvent<Of>): void => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' || event.key === 'Escape') handlers[event.key]?.(event)
  }
