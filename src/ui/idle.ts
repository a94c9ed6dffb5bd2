import { useEffect, useState } from 'react'

/** Whether the first screen stands and there is time for the rest. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => {
    const schedule = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300))
    schedule(() => setIsIdle(true), { timeout: 4000 })
  }, [])
  return isIdle
}
