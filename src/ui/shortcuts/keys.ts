/**
 * Keys as they are written down: `n`, `g q` (one after the other), `Shift+ArrowDown`, `Mod+k`
 * (Ctrl, or Cmd on a Mac), `Alt+n`. Characters stand in lower case; the signs that Shift makes
 * stand as themselves.
 */

/** The keys of one press: `Mod+k` is `Mod` and `k`. */
export const partsOf = (press: string): string[] => press.split(/\+(?=.)/)

/** Whether a key is a character alone, or several of them: what speech input may type by itself (WCAG 2.1.4). */
export const isSingle = (keys: string): boolean =>
  keys.split(' ').every((press) => press.length === 1)
