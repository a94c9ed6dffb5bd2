import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/** Whether a key belongs to an input method that is putting a letter together: also its last one. */
export const isComposing = ({ isComposing: is, key, keyCode }: KeyboardEvent): boolean =>
  // Safari ends a composition before it tells of the key that ended it, and says 229 only.
  is || key === 'Process' || keyCode === 229

type Handlers<Of> = Partial<Record<'Enter' | 'Escape', (event: ReactKeyboardEvent<Of>) => void>>

/** What Enter and Escape do in a field, unless they are for the input method. */
export const fieldKeys =
  <Of>(handlers: Handlers<Of>) =>
  (event: ReactKeyboardEvent<Of>): void => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' || event.key === 'Escape') handlers[event.key]?.(event)
  }
