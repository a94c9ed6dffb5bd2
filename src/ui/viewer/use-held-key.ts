import { useEffect, useEffectEvent, useState } from 'react'
import { useShortcut } from '../shortcuts/shortcuts.ts'

/**
 * A shortcut that lasts while its key is down. Releasing any key ends it, and so does leaving the
 * window, which never hears of a release.
 */
export function useHeldKey(keys: string, label: string, onChange: (isHeld: boolean) => void): void {
  const [isHeld, setIsHeld] = useState(false)
  const change = useEffectEvent((now: boolean) => {
    setIsHeld(now)
    onChange(now)
  })
  useShortcut(keys, label, () => change(true), { scope: 'pictures' })
  useEffect(() => {
    if (!isHeld) return
    const end = () => change(false)
    document.addEventListener('keyup', end)
    document.addEventListener('visibilitychange', end)
    window.addEventListener('blur', end)
    return () => {
      document.removeEventListener('keyup', end)
      document.removeEventListener('visibilitychange', end)
      window.removeEventListener('blur', end)
      end()
    }
  }, [isHeld])
}
