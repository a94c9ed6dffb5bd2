import { keysNow, useOwnKeys } from './own-keys.ts'
import { keyText } from './ShortcutKey.tsx'

/** A button's title with its current key. */
export function useTitleWithKey(): (title: string, keys: string) => string {
  const own = useOwnKeys()
  return (title, keys) => {
    const now = keysNow(own, keys)
    return now === null ? title : `${title} (${keyText(now)})`
  }
}
