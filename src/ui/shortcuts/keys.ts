/**
 * Notation of keys: `n`, `g q` (one after the other), `Shift+ArrowDown`, `Mod+k` (Ctrl, or Cmd on a
 * Mac), `Alt+n`. Letters are lower case; characters typed with Shift are written as themselves.
 */

/** The keys of one press: `Mod+k` is `Mod` and `k`. */
export const partsOf = (press: string): string[] => press.split(/\+(?=.)/)

/**
 * Whether a shortcut consists only of characters, which speech input may type by accident (WCAG
 * 2.1.4).
 */
export const isSingle = (keys: string): boolean =>
  keys.split(' ').every((press) => press.length === 1)
