import { keysNow, useOwnKeys } from './own-keys.ts'
import { keyText } from './ShortcutKey.tsx'

/** What a button is for, with the key that does it now. */
export function useTitleWithKey(): (title: string, keys: string) => string {
  const own = useOwnKeys()
  return (title, keys) => {
    const now = keysNow(own, keys)
    return now === null ? title : `${title} (${keyText(now)})`
  }
}
